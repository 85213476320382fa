import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { REASON_TARGETS } from '@bonafide/core/content/reason-tables.ts';
import { Type } from 'typebox';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, DecimalText, InstantText, Nullable, OneOf } from '../platform/schemas.ts';
import {
  presentForm,
  presentForms,
  presentJurisdiction,
  presentMultistate,
  presentReasonSchemes,
  presentReasons,
  presentRegister,
} from './content-views.ts';

const AsOfQuery = Type.Object(
  { asOf: Type.Optional(Type.String({ description: 'Day whose law is shown, YYYY-MM-DD; today when missing' })) },
  { additionalProperties: false },
);
const CodeParams = Type.Object({ code: Type.String({ maxLength: 40 }) });
const FormParams = Type.Object({ formId: Type.String({ maxLength: 80 }) });

const RegisterRow = Type.Object({
  code: Type.String({ description: 'ISO 3166-2' }),
  name: Type.String(),
  forms: Type.Integer(),
  idFormats: Type.Integer(),
  facts: Type.Integer({ description: 'Statements that carry a confidence; the next three add up to it' }),
  direct: Type.Integer({ description: 'Read in a source of the state, MTC or SSTGB' }),
  secondHand: Type.Integer({ description: 'Read in a source of somebody else' }),
  unconfirmed: Type.Integer({ description: 'Confirmed by no source read' }),
  checkedOn: Nullable(DateText),
  rate: Nullable(DecimalText),
  imposed: Nullable(Type.Boolean()),
});

const Register = Type.Object({
  release: Type.String(),
  hash: Type.String({ description: 'SHA-256 of the canonical JSON of all content files' }),
  loadedAt: InstantText,
  register: Type.Array(RegisterRow),
  multistate: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      forms: Type.Integer(),
      idFormats: Type.Integer(),
      accepts: Type.Integer({ description: 'Jurisdictions that accept it' }),
    }),
  ),
  checks: Type.Integer({ description: 'Checks that run' }),
});

const AcceptedBy = Type.Object({
  code: Type.String(),
  name: Type.String(),
  accepted: Nullable(Type.Boolean()),
  reasons: Type.Array(Type.String(), { description: 'Empty: every reason the jurisdiction knows' }),
  note: Nullable(Type.String()),
  confidence: OneOf(['direct', 'second-hand', 'unconfirmed']),
});

const FormRow = Type.Object({
  formId: Type.String(),
  number: Nullable(Type.String()),
  title: Type.String(),
  owner: Type.String({ description: 'Jurisdiction, or code of a multistate form' }),
  ownerName: Type.String(),
  multistate: Type.Boolean(),
  completedBy: OneOf(['purchaser', 'state']),
  reasons: Type.Array(Type.String()),
  scope: Type.Array(OneOf(['blanket', 'single'])),
  edition: Nullable(Type.String()),
  validity: Nullable(
    Type.Object({
      kind: Type.String(),
      years: Nullable(Type.Integer()),
      fixedDate: Nullable(Type.String({ description: 'MM-DD' })),
      cycleEnd: Nullable(DateText),
      recommendRenewEveryYears: Nullable(Type.Integer()),
    }),
  ),
  effectiveTo: Nullable(DateText),
  confidence: OneOf(['direct', 'second-hand', 'unconfirmed']),
  unconfirmed: Type.Integer({ description: 'Values about it that no source read confirms' }),
});

const ReasonRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  sst: Nullable(Type.String()),
  avatax: Nullable(Type.String()),
  quickbooks: Nullable(Type.String()),
  taxjar: Nullable(Type.String()),
  determination: Nullable(Type.String({ description: 'Our own two characters; customer groups may define others' })),
});

const ReasonSchemes = Type.Object({
  schemes: Type.Array(
    Type.Object({
      scheme: OneOf(REASON_TARGETS),
      name: Type.String({ description: 'The scheme in words' }),
      sources: Type.Array(Type.Integer(), { description: 'Numbers into sources; empty for our own codes' }),
      mappings: Type.Array(
        Type.Object({
          reason: Type.String(),
          code: Type.String({ description: 'What is written for this reason' }),
          alsoReads: Type.Array(Type.String(), { description: 'Further codes that read back as this reason' }),
          confidence: OneOf(['direct', 'second-hand', 'unconfirmed']),
          note: Nullable(Type.String()),
        }),
      ),
    }),
  ),
  sources: Type.Array(
    Type.Object({
      number: Type.Integer(),
      title: Type.String(),
      url: Nullable(Type.String()),
      publisher: Type.String(),
      read: DateText,
      access: Nullable(Type.String()),
    }),
  ),
});

/** The shape is the core's own type (`packages/core/src/content/content.ts`); the whole value goes out as it was loaded. */
const AsLoaded = (description: string) =>
  Type.Unsafe<object>({ type: 'object', additionalProperties: true, description });

export interface ContentServices {
  content: Content;
  clock: Clock;
  /** How many checks run; the register shows it beside the facts they rest on. */
  checks: number;
}

/** The law in force, with its sources and its doubts. */
export function contentRoutes(app: App, { content, clock, checks }: ContentServices): void {
  const loadedAt = new Date(clock.now()).toISOString();

  app.get('/v1/content', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'What is covered, and how well',
      querystring: AsOfQuery,
      response: { 200: Register },
    },
    handler: async (request) => presentRegister(content, { asOf: dayOf(request.query.asOf, clock), loadedAt, checks }),
  });

  app.get('/v1/content/jurisdictions/:code', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Everything known about a jurisdiction',
      params: CodeParams,
      response: {
        200: AsLoaded('Facts over time, forms, number formats, seller rules, sources and what is unconfirmed'),
      },
    },
    handler: async (request) => found(presentJurisdiction(content, request.params.code)),
  });

  app.get('/v1/content/multistate/:code', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'A form of several states, and who accepts it',
      params: CodeParams,
      querystring: AsOfQuery,
      response: {
        200: Type.Unsafe<object>({
          type: 'object',
          additionalProperties: true,
          properties: { acceptedBy: Type.Array(AcceptedBy) },
          description: 'Forms, number formats and details as collected, with the acceptance of every jurisdiction',
        }),
      },
    },
    handler: async (request) =>
      found(presentMultistate(content, request.params.code, dayOf(request.query.asOf, clock))),
  });

  app.get('/v1/content/forms', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Every form of every jurisdiction',
      querystring: AsOfQuery,
      response: { 200: Type.Object({ data: Type.Array(FormRow) }) },
    },
    handler: async (request) => ({ data: presentForms(content, dayOf(request.query.asOf, clock)) }),
  });

  app.get('/v1/content/forms/:formId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'One form with its owner and sources',
      params: FormParams,
      querystring: AsOfQuery,
      response: { 200: AsLoaded('form, owner, ownerName, acceptedBy, replacedBy, sources') },
    },
    handler: async (request) => found(presentForm(content, request.params.formId, dayOf(request.query.asOf, clock))),
  });

  app.get('/v1/content/reasons', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Our reasons and what other schemes call them',
      response: { 200: Type.Array(ReasonRow) },
    },
    handler: async () => presentReasons(content),
  });

  app.get('/v1/content/reason-schemes', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'How other schemes write our reasons, with sources and doubts',
      response: { 200: ReasonSchemes },
    },
    handler: async () => presentReasonSchemes(content),
  });
}

function dayOf(asOf: string | undefined, clock: Clock): string {
  if (asOf === undefined) return clock.today();
  if (isCalendarDate(asOf)) return asOf;
  throw new Refusal('invalid-request', undefined, [
    { pointer: '?asOf', code: 'not-format', detail: 'must be a real day written YYYY-MM-DD' },
  ]);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal('not-found', 'The content has no entry of that code');
  return value;
}
