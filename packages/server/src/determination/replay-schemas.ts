import { Type } from 'typebox';
import { DateText, InstantText, Nullable, OneOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';
import { DifferenceFields } from './compare-schemas.ts';
import type { DraftPolicy, ReplayFilter as KeptFilter } from './replay-settings.ts';
import { Money, Outcome, SaleFilter } from './sale-schemas.ts';

const { revisions: _revisions, ...Filter } = SaleFilter;
const ReplayFilter = Type.Object(Filter, {
  additionalProperties: false,
  description: 'Which recorded sales, as in the list of transactions; always the latest revision of each invoice',
});

const Policy = Type.Partial(
  Type.Object({
    certificateSelection: OneOf(['first-approved', 'best']),
    goodsLists: OneOf(['either', 'both']),
    expiryDayInclusive: Type.Boolean(),
    temporaryCertificatesAffectTax: Type.Boolean(),
    strictCustomerLookup: Type.Boolean(),
    exemptWithoutCertificate: Type.Boolean(),
  }),
  {
    additionalProperties: false,
    description: 'Settings of the selling companies to try out; what is left out stays as each company has it',
  },
);

const KNOWN_AT =
  '`start`: with the records as known when the replay began. `recording`: each sale with the records as known when it was recorded, which must give what was recorded. Or an instant with zone';

export const ReplayBody = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    filter: Type.Optional(ReplayFilter),
    knownAt: Type.Optional(Type.String({ maxLength: 40, default: 'start', description: KNOWN_AT })),
    policy: Type.Optional(Policy),
  },
  { additionalProperties: false },
);

const Sum = Type.Object({
  currency: Type.String(),
  sales: Type.Integer(),
  changed: Type.Integer(),
  exemptBefore: Money,
  exemptAfter: Money,
  taxBefore: Money,
  taxAfter: Money,
  taxMore: Type.String({ description: 'Tax more, over the sales that come out with more' }),
  taxLess: Type.String({ description: 'Tax less, over the sales that come out with less; negative' }),
});

export const ReplayView = Type.Object({
  replayId: Uuid,
  name: Type.String(),
  filter: Type.Unsafe<KeptFilter>(Type.Object(Filter)),
  against: Type.Object({
    knownAt: Type.String({ description: KNOWN_AT }),
    policy: Type.Unsafe<DraftPolicy>(Policy),
  }),
  knownAt: Nullable(Type.String({ description: 'The one instant of all sales; null where each has its own' })),
  status: OneOf(['running', 'done', 'stopped', 'failed']),
  snapshotAt: Type.String({ description: 'Sales recorded later are not in it' }),
  total: Type.Integer({ description: 'Sales to decide; 0 until they are counted' }),
  processed: Type.Integer(),
  lines: Type.Integer(),
  changed: Type.Integer({ description: 'Sales that come out otherwise' }),
  certificateOnly: Type.Integer({ description: 'Of these, with the same amounts by another certificate or reason' }),
  undecided: Type.Integer({ description: 'Sales that cannot be decided again; they are in no sum' }),
  differencesKept: Type.Integer(),
  differencesLeftOut: Type.Integer({ description: 'Beyond what is kept sale by sale; the sums count them' }),
  notes: Type.Array(Type.Object({ code: Type.String(), text: Type.String() })),
  seconds: Type.Number({ description: 'Time at work' }),
  salesPerSecond: Nullable(Type.Integer()),
  engineVersion: Type.String(),
  contentRelease: Type.String(),
  by: Type.String(),
  createdAt: InstantText,
  finishedAt: Nullable(InstantText),
  removedAt: Nullable(Type.String({ description: 'When it is cleared away' })),
  failure: Nullable(Type.String()),
  failureCode: Nullable(Type.String()),
  sums: Type.Array(Sum, { description: 'One entry per currency' }),
});

export const ReplayParams = Type.Object({ replayId: Uuid });
export const ReplayListQuery = Type.Object(PageQuery, { additionalProperties: false });
const DifferenceFilter = {
  kind: Type.Optional(OneOf(['amount', 'certificate', 'undecided'])),
  currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
};
export const DifferencesQuery = Type.Object({ ...DifferenceFilter, ...PageQuery }, { additionalProperties: false });
export const DifferencesFileQuery = Type.Object(DifferenceFilter, { additionalProperties: false });

export const ReplayDifferenceView = Type.Object({
  transactionId: Uuid,
  kind: OneOf(
    ['amount', 'certificate', 'undecided'],
    'amount: money or an outcome; certificate: another paper or reason behind the same amounts; undecided: cannot be decided again',
  ),
  number: Type.String(),
  revision: Type.Integer(),
  date: DateText,
  company: Text100,
  customerNumber: Nullable(Type.String()),
  customerName: Nullable(Type.String()),
  currency: Type.String(),
  outcomeBefore: Outcome,
  outcomeAfter: Outcome,
  exemptBefore: Money,
  exemptAfter: Money,
  taxBefore: Money,
  taxAfter: Money,
  reason: Nullable(Type.String({ description: 'Why it cannot be decided' })),
  results: Type.Array(Type.Object(DifferenceFields), { description: 'Line by line and authority by authority' }),
  resultsLeftOut: Type.Integer(),
});
