import { VERIFICATION_REGISTERS, VERIFICATION_RESULTS } from '@bonafide/core/check/verification-facts.ts';
import { Type } from 'typebox';
import { DateText, DryRunQuery, InstantText, Nullable, OneOf, PageOf, PageQuery, Uuid } from '../platform/schemas.ts';
import { SILENCES } from './adapter.ts';
import { LIST_KINDS } from './lists/list-rows.ts';
import { SOURCE_KINDS } from './source-settings.ts';
import { TASK_REASONS, TASK_STATES } from './tasks-store.ts';

const MaybeText = Nullable(Type.String());
const ShortText = (max: number) => Nullable(Type.String({ minLength: 1, maxLength: max }));

export const NumberSchema = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 50 }),
    issuer: Nullable(
      Type.String({ minLength: 2, maxLength: 10, description: 'ISO 3166 code of who issued it: US-TX, DE' }),
    ),
    value: Type.String({ minLength: 1, maxLength: 100 }),
  },
  { additionalProperties: false },
);

const AddressFields = {
  line1: ShortText(200),
  line2: ShortText(200),
  city: ShortText(100),
  region: ShortText(100),
  postalCode: ShortText(20),
  country: ShortText(2),
};
export const AddressSchema = Type.Object(AddressFields, { additionalProperties: false });

const QuestionView = Type.Object({
  register: OneOf(VERIFICATION_REGISTERS),
  number: Nullable(NumberSchema),
  name: MaybeText,
  address: Nullable(Type.Object({ ...AddressFields })),
  day: DateText,
});

const saidFields = {
  name: ShortText(300),
  address: Nullable(Type.Partial(AddressSchema)),
  startDate: Nullable(DateText),
  endDate: Nullable(DateText),
  statusWords: ShortText(300),
  consultationNumber: ShortText(100),
};
const SaidView = Type.Object({
  name: MaybeText,
  address: Nullable(Type.Partial(Type.Object({ ...AddressFields }))),
  startDate: Nullable(DateText),
  endDate: Nullable(DateText),
  statusWords: MaybeText,
  consultationNumber: MaybeText,
});

export const AuthorizationSchema = Type.Object(
  {
    kind: OneOf(['sale', 'year'], 'A number the state gave for one sale, or for the sales of a calendar year'),
    number: Type.String({ minLength: 1, maxLength: 60 }),
    reference: ShortText(100),
    year: Nullable(Type.Integer({ minimum: 2000, maximum: 2200 })),
  },
  { additionalProperties: false },
);

export const VerificationSchema = Type.Object({
  verificationId: Uuid,
  sourceId: Type.String(),
  registry: Type.String({ description: 'Who was asked' }),
  adapter: Type.String(),
  adapterVersion: Type.String(),
  register: OneOf(VERIFICATION_REGISTERS),
  question: QuestionView,
  result: OneOf(VERIFICATION_RESULTS, '`no-answer`: the registry said nothing, neither yes nor no'),
  silence: Nullable(OneOf(SILENCES, 'What happened when there was no answer')),
  said: SaidView,
  authorization: Nullable(AuthorizationSchema),
  request: Nullable(
    Type.Object({
      method: Type.String(),
      url: Type.String(),
      headers: Type.Record(Type.String(), Type.String()),
      body: MaybeText,
    }),
  ),
  answer: Nullable(
    Type.Object(
      { sha256: Type.String(), mediaType: Type.String(), bytes: Type.Integer() },
      { description: 'The bytes stand at /answer' },
    ),
  ),
  fileId: Nullable(Uuid),
  note: MaybeText,
  askedAt: InstantText,
  askedBy: Type.String(),
  seal: Type.String({ description: 'SHA-256 of everything above, in canonical JSON' }),
});

export const SealCheckView = Type.Object({
  intact: Type.Boolean({ description: 'Everything is as it was when it was recorded' }),
  answer: Nullable(Type.Boolean({ description: 'The bytes of the answer have the hash that was written down' })),
  record: Type.Boolean({ description: 'The record gives the seal beside it' }),
  log: OneOf(['held', 'altered', 'missing'], 'Whether the log committed to this very record'),
  seal: Type.String(),
  recomputed: Type.String(),
});

/** What somebody looked up. */
export const LookedUpBody = Type.Object(
  {
    register: Type.Optional(OneOf(VERIFICATION_REGISTERS)),
    number: NumberSchema,
    name: Type.Optional(ShortText(300)),
    address: Type.Optional(Nullable(AddressSchema)),
    registry: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'Who was asked; else the name of the issuer' }),
    ),
    url: Type.Optional(
      Type.String({ minLength: 8, maxLength: 2000, pattern: '^https?://', description: 'The page that was looked at' }),
    ),
    result: OneOf(VERIFICATION_RESULTS),
    said: Type.Optional(
      Type.Partial(Type.Object(saidFields, { additionalProperties: false }), { additionalProperties: false }),
    ),
    authorization: Type.Optional(Nullable(AuthorizationSchema)),
    fileId: Type.Optional(Nullable(Uuid)),
    note: Type.Optional(ShortText(2000)),
  },
  { additionalProperties: false },
);

export const EvidenceFileView = Type.Object({
  fileId: Uuid,
  fileName: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
  pages: Nullable(Type.Integer()),
});

export const TaskSchema = Type.Object({
  taskId: Uuid,
  sourceId: Type.String(),
  register: OneOf(VERIFICATION_REGISTERS),
  numberKey: Type.String(),
  question: QuestionView,
  why: OneOf(TASK_REASONS),
  state: OneOf(TASK_STATES, '`later`: answered, and due again on its day'),
  dueAt: InstantText,
  attempts: Type.Integer({ description: 'How often the registry was silent since its last answer' }),
  needsPerson: Type.Boolean(),
  lastResult: Nullable(OneOf(VERIFICATION_RESULTS)),
  lastSilence: Nullable(OneOf(SILENCES)),
  lastVerificationId: Nullable(Uuid),
});

export const GuideSchema = Type.Object({
  issuer: MaybeText,
  issuerName: MaybeText,
  places: Type.Array(
    Type.Object({
      url: MaybeText,
      what: MaybeText,
      api: MaybeText,
      confidence: Type.String(),
      source: Nullable(Type.Object({ title: Type.String(), url: MaybeText })),
    }),
  ),
  enter: Type.String({ description: 'The number without separators' }),
  printedAs: MaybeText,
});

export const TaskListQuery = Type.Object(
  {
    state: Type.Optional(OneOf(TASK_STATES)),
    sourceId: Type.Optional(Type.String({ maxLength: 40 })),
    q: Type.Optional(Type.String({ maxLength: 100, description: 'Part of the number or of the name' })),
    ...PageQuery,
  },
  { additionalProperties: false },
);

const Count = Type.Integer();
export const TaskCounts = Type.Object({ due: Count, running: Count, 'no-answer': Count, person: Count, later: Count });
export const TaskPageSchema = PageOf(Type.Object({ ...TaskSchema.properties, guide: Nullable(GuideSchema) }));

export const CertificateVerifications = Type.Object({
  numbers: Type.Array(
    Type.Object({
      number: NumberSchema,
      registered: Type.Boolean({ description: 'A tax authority keeps a register of such numbers' }),
      guide: GuideSchema,
      sources: Type.Array(Type.Object({ sourceId: Type.String(), name: Type.String() })),
      tasks: Type.Array(TaskSchema),
      verifications: Type.Array(VerificationSchema, { description: 'Newest first' }),
    }),
  ),
  address: Type.Array(VerificationSchema, { description: 'What address services said' }),
  anySwitchedOn: Type.Boolean({ description: 'Whether any registry may be asked by the product itself' }),
});

const sourceFields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  switchedOn: Type.Boolean(),
  goodForDays: Type.Integer({ minimum: 1, maximum: 3650 }),
  perMinute: Type.Integer({ minimum: 1, maximum: 600 }),
};
export const SourceParams = Type.Object(
  { sourceId: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }) },
  { additionalProperties: false },
);
export const SourceBody = Type.Object(
  {
    kind: OneOf(SOURCE_KINDS),
    ...sourceFields,
    config: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'By kind: docs/operate/verification.md shows each',
    }),
    version: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'As it was read, 0 for one that nobody has set up; then a change of others is not overwritten',
      }),
    ),
  },
  { additionalProperties: false },
);
export const SourceSchema = Type.Object({
  sourceId: Type.String(),
  kind: OneOf(SOURCE_KINDS),
  ...sourceFields,
  config: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
  version: Type.Integer(),
  address: Nullable(Type.String({ description: 'Where questions go; null when none leave the house' })),
  allowed: Type.Boolean({ description: 'Whether the operator lets questions go there (BONAFIDE_VERIFICATION_HOSTS)' }),
});

export const ListSchema = Type.Object({
  listId: Uuid,
  kind: OneOf(LIST_KINDS),
  part: Type.String(),
  listDate: DateText,
  status: OneOf(['reading', 'ready', 'failed']),
  rows: Type.Integer(),
  rejected: Type.Integer(),
  problems: Type.Array(Type.Object({ line: Type.Integer(), problem: Type.String() })),
  sha256: MaybeText,
  bytes: Nullable(Type.Integer()),
  rowsKept: Type.Boolean(),
  createdAt: InstantText,
  createdBy: Type.String(),
});

export const ListQuery = Type.Object(
  {
    ...DryRunQuery.properties,
    kind: OneOf(LIST_KINDS),
    listDate: DateText,
    part: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9_-]{1,40}$',
        description: 'Of the EO BMF: eo1 to eo4, or a state like eo_tx; else all',
      }),
    ),
  },
  { additionalProperties: false },
);

export const OrganizationSchema = Type.Object({
  ein: Type.String(),
  name: Type.String(),
  city: MaybeText,
  region: MaybeText,
  postalCode: MaybeText,
  list: OneOf(LIST_KINDS),
  listDate: DateText,
  line: Type.Integer(),
});
