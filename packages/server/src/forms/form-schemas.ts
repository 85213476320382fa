import { REASONS } from '@bonafide/core/certificate/reason.ts';
import { LOCALES } from '@bonafide/core/check/messages/message-table.ts';
import { type Static, Type } from 'typebox';
import { DateText, Nullable, OneOf, Text100, Uuid } from '../platform/schemas.ts';
import { FORM_LIMITS } from './forms-limits.ts';

export const StateCode = Type.String({
  pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$',
  description: 'ISO 3166-2, like US-TX',
});
export const ReasonCode = OneOf(REASONS);
export const Scope = OneOf(['blanket', 'single'], 'Every purchase to come, or one');
const Confidence = OneOf(['direct', 'second-hand', 'unconfirmed']);

export const Ground = Type.Object({
  in: Type.String({ description: 'Content file, like US-TX or MTC' }),
  sources: Type.Array(Type.Integer(), { description: 'Numbers into its sources' }),
  confidence: Confidence,
  note: Nullable(Type.String()),
});

const LimitView = Type.Object({
  code: Type.String({ description: 'issued-by-state, notarized, each-purchase, home-number, unconfirmed, remark …' }),
  text: Type.String(),
  ground: Nullable(Ground),
});

const NumberOption = Type.Object({
  kind: Type.String(),
  issuer: Nullable(Type.String()),
  standing: OneOf(['held', 'unknown', 'not-held']),
  by: OneOf(['form', 'alternative', 'home-state'], 'Why this number may stand here'),
  ground: Nullable(Ground),
});

const Candidate = Type.Object({
  formId: Type.String(),
  formName: Type.String(),
  owner: Type.String(),
  ownerName: Type.String(),
  usable: Type.Boolean({ description: 'It would serve' }),
  notChosen: Nullable(
    Type.Object(
      { code: Type.String(), text: Type.String() },
      { description: 'Why it was left; null for the one that is chosen' },
    ),
  ),
  ground: Ground,
  limits: Type.Array(LimitView),
  numbers: Type.Array(NumberOption, { description: 'Numbers it may carry here, best first; one is enough' }),
});

const Need = Type.Object({
  state: Type.String(),
  stateName: Type.String(),
  reason: ReasonCode,
  status: OneOf(['on-file', 'paper', 'no-tax', 'reason-unknown', 'nothing-serves', 'place-unknown']),
  text: Type.String(),
  paper: Nullable(Type.Integer({ description: 'Index into papers' })),
  onFile: Nullable(
    Type.Object({
      certificateId: Uuid,
      number: Type.String(),
      until: Nullable(DateText),
      standing: OneOf(['sure', 'warned', 'temporary', 'limited-use', 'reason-not-recorded']),
    }),
  ),
  notCovering: Type.Array(
    Type.Object({ certificateId: Uuid, number: Type.String(), why: Type.String(), text: Type.String() }),
    { description: 'Certificates on file that name the state and do not cover' },
  ),
  candidates: Type.Array(Candidate, { description: 'In order of preference' }),
  perhaps: Type.Array(Type.Object({ formId: Type.String(), formName: Type.String() }), {
    description: 'Where the state names no such reason: its forms on which it could be claimed as “other”',
  }),
  ground: Nullable(Ground),
});

const Paper = Type.Object({
  formId: Type.String(),
  formName: Type.String(),
  owner: Type.String(),
  ownerName: Type.String(),
  covers: Type.Array(Type.Integer(), { description: 'Indexes into needs' }),
  states: Type.Array(Type.String()),
  reasons: Type.Array(ReasonCode),
  completedBy: OneOf(['purchaser', 'state']),
  ends: Nullable(DateText),
  endRule: Type.String({
    description: 'The rule that gives the last day of a paper signed on the day asked about, or why there is none',
  }),
  because: Type.Object({ code: OneOf(['only-one', 'fewest', 'first-in-order']), text: Type.String() }),
  confidence: Confidence,
  limits: Type.Array(Type.Object({ ...LimitView.properties, states: Type.Array(Type.String()) })),
});

export const CitedSources = Type.Array(
  Type.Object({
    in: Type.String({ description: 'Content file' }),
    number: Type.Integer(),
    title: Type.String(),
    url: Nullable(Type.String()),
    read: DateText,
  }),
  { description: 'Every source the answer cites' },
);

export const answerFields = {
  asOf: DateText,
  release: Type.String(),
  papers: Type.Array(Paper),
  provenFewest: Type.Boolean({ description: 'False when the search was cut off: fewer papers may do' }),
  fewerIfTrusted: Nullable(
    Type.Integer({ description: 'How many papers would do if what no source confirms were trusted, where fewer' }),
  ),
  needs: Type.Array(Need),
  sources: CitedSources,
};
export const FormAnswer = Type.Object(answerFields);
export type FormAnswerView = Static<typeof FormAnswer>;

export const FormQuestion = Type.Object(
  {
    needs: Type.Array(
      Type.Object(
        {
          state: StateCode,
          reasons: Type.Optional(Type.Array(ReasonCode, { minItems: 1, maxItems: REASONS.length })),
        },
        { additionalProperties: false },
      ),
      {
        minItems: 1,
        maxItems: FORM_LIMITS.needs,
        description: 'Where the customer buys; reasons of a state, else those of all',
      },
    ),
    reasons: Type.Optional(
      Type.Array(ReasonCode, { minItems: 1, maxItems: REASONS.length, description: 'For states without their own' }),
    ),
    customerId: Type.Optional(Uuid),
    useOnFile: Type.Optional(
      Type.Boolean({ default: true, description: 'Whether what the customer has on file counts as covering' }),
    ),
    registeredIn: Type.Optional(
      Type.Array(StateCode, {
        maxItems: 80,
        description:
          'Every state where the customer is registered; left out: not known, and nothing is ruled out for it',
      }),
    ),
    scope: Type.Optional(Scope),
    asOf: Type.Optional(DateText),
  },
  { additionalProperties: false },
);
export type FormQuestionBody = Static<typeof FormQuestion>;

const Label = Type.Object(
  Object.fromEntries(LOCALES.map((locale) => [locale, Type.String()])) as Record<
    'en' | 'es' | 'fr',
    ReturnType<typeof Type.String>
  >,
);

const Prefill = Type.Object({
  path: Type.String({ description: 'JSON pointer into the certificate; empty where the record has no place for it' }),
  value: Type.String(),
  from: OneOf(['customer', 'seller', 'on-file']),
  certificateId: Nullable(Uuid),
  certificateNumber: Nullable(Type.String()),
});

const NumberRule = Type.Object({
  kind: Type.String(),
  label: Label,
  issuer: Nullable(Type.String()),
  name: Nullable(Type.String({ description: 'What its issuer calls it' })),
  pattern: Nullable(Type.String({ description: 'After spaces, hyphens, slashes and dots are stripped' })),
  display: Nullable(Type.String()),
  examples: Type.Array(Type.String()),
  checkDigit: Nullable(Type.String()),
  confidence: Nullable(Confidence),
  ground: Nullable(Ground),
  known: Nullable(Prefill),
});

const StateRow = Type.Object({
  state: Type.String(),
  stateName: Type.String(),
  accepted: Nullable(Type.Boolean()),
  numbers: Type.Array(NumberRule),
  limits: Type.Array(LimitView),
  ground: Nullable(Ground),
});

const Field = Type.Object({
  name: Type.String({ description: 'As the content names the box' }),
  label: Label,
  input: OneOf([
    'text',
    'long-text',
    'address',
    'phone',
    'date',
    'choice',
    'yes-no',
    'number',
    'state-rows',
    'money',
    'percent',
    'signature',
    'attachment',
  ]),
  places: Type.Array(Type.String(), { description: 'JSON pointers into the certificate' }),
  askedBy: OneOf(['form', 'record'], 'record: the form has no box of its own for it'),
  when: Type.Array(
    Type.Object({
      kind: OneOf(['scope', 'reason', 'id-kind']),
      is: Type.Array(Type.String(), { description: 'One of these' }),
    }),
    { description: 'All must hold; empty: always' },
  ),
  options: Type.Array(Type.Object({ value: Type.String(), label: Label })),
  numbers: Type.Array(NumberRule),
  rows: Type.Array(StateRow, { description: 'For a form of several states: one line for each' }),
  prefill: Type.Array(Prefill),
  ground: Nullable(Ground),
});

export const FieldsView = Type.Object({
  formId: Type.String(),
  formName: Type.String(),
  asOf: DateText,
  release: Type.String(),
  completedBy: OneOf(['purchaser', 'state']),
  fieldsKnown: Type.Boolean({ description: 'Whether the content says what the form asks on that day' }),
  fields: Type.Array(Field),
  sources: CitedSources,
});
export type FieldsViewValue = Static<typeof FieldsView>;

export const FieldsQuery = Type.Object(
  {
    states: Type.Optional(
      Type.String({
        pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?(,[A-Z]{2}(-[A-Z0-9]{1,3})?){0,79}$',
        description: 'States to give lines for, by comma; left out: those that take the form',
      }),
    ),
    reason: Type.Optional(ReasonCode),
    scope: Type.Optional(Scope),
    customerId: Type.Optional(Uuid),
    company: Type.Optional(Text100),
    asOf: Type.Optional(DateText),
  },
  { additionalProperties: false },
);
