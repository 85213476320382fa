import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import {
  addContentSchemas,
  FormRow,
  FormView,
  JurisdictionView,
  MultistateView,
  ReasonRow,
  ReasonSchemes,
  Register,
} from './content-schemas.ts';
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

export interface ContentServices {
  /** The law the caller goes by. */
  contentOf(request: FastifyRequest): Promise<Content>;
  clock: Clock;
  /** How many checks run; the register shows it beside the facts they rest on. */
  checks: number;
}

/** The law in force, with its sources and its doubts. */
export function contentRoutes(app: App, { contentOf, clock, checks }: ContentServices): void {
  const loadedAt = new Date(clock.now()).toISOString();
  addContentSchemas(app);

  app.get('/v1/content', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'What is covered, and how well',
      querystring: AsOfQuery,
      response: { 200: Register },
    },
    handler: async (request) =>
      presentRegister(await contentOf(request), { asOf: dayOf(request.query.asOf, clock), loadedAt, checks }),
  });

  app.get('/v1/content/jurisdictions/:code', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Everything known about a jurisdiction',
      params: CodeParams,
      response: { 200: JurisdictionView },
    },
    handler: async (request) => found(presentJurisdiction(await contentOf(request), request.params.code)),
  });

  app.get('/v1/content/multistate/:code', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'A form of several states, and who accepts it',
      params: CodeParams,
      querystring: AsOfQuery,
      response: { 200: MultistateView },
    },
    handler: async (request) =>
      found(presentMultistate(await contentOf(request), request.params.code, dayOf(request.query.asOf, clock))),
  });

  app.get('/v1/content/forms', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Every form of every jurisdiction',
      querystring: AsOfQuery,
      response: { 200: Type.Object({ data: Type.Array(FormRow) }) },
    },
    handler: async (request) => ({ data: presentForms(await contentOf(request), dayOf(request.query.asOf, clock)) }),
  });

  app.get('/v1/content/forms/:formId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'One form with its owner and sources',
      params: FormParams,
      querystring: AsOfQuery,
      response: { 200: FormView },
    },
    handler: async (request) =>
      found(presentForm(await contentOf(request), request.params.formId, dayOf(request.query.asOf, clock))),
  });

  app.get('/v1/content/reasons', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'Our reasons and what other schemes call them',
      response: { 200: Type.Array(ReasonRow) },
    },
    handler: async (request) => presentReasons(await contentOf(request)),
  });

  app.get('/v1/content/reason-schemes', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'How other schemes write our reasons, with sources and doubts',
      response: { 200: ReasonSchemes },
    },
    handler: async (request) => presentReasonSchemes(await contentOf(request)),
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
