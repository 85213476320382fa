import { Type } from 'typebox';
import { CustomerView } from '../customers/customers.ts';
import { CurrencyText, DateText, DecimalText, Nullable, OneOf, Uuid } from '../platform/schemas.ts';

const Cover = OneOf(['covered', 'ends-soon', 'gap', 'asked-for', 'temporary', 'not-needed', 'unknown']);
const Money = Type.String({ description: 'US dollars as decimal text' });

const Share = Nullable(
  Type.Number({ description: 'Covered part of the exempt sales that can be judged, by size, 0 to 1' }),
);

export const Overview = Type.Object({
  asOf: DateText,
  exposure: Type.Object({
    atRisk: Type.String({
      description: 'Tax on exempt sales in open periods that no good certificate covers, US dollars',
    }),
    cannotJudge: Type.String({ description: 'Exempt sales whose place or rate is not known, US dollars of sales' }),
    exemptSales: Type.String({ description: 'Exempt sales in open periods, US dollars of sales' }),
    coveredShare: Share,
    from: DateText,
    to: DateText,
  }),
  recent: Type.Object(
    { days: Type.Integer(), atRisk: Money, before: Money },
    { description: 'Tax at risk on sales of the last days, and of as many days before' },
  ),
  byState: Type.Array(
    Type.Object({
      jurisdiction: Type.String(),
      name: Type.String(),
      atRisk: Nullable(Money),
      exemptSales: Money,
      certificates: Type.Integer(),
      cover: Cover,
    }),
  ),
  first: Type.Array(
    Type.Object({
      customerId: Uuid,
      customerName: Type.String(),
      customerNumber: Type.String(),
      jurisdiction: Type.String(),
      problem: Type.String(),
      atRisk: Money,
      act: OneOf(['ask', 'review', 'repair']),
      certificateId: Nullable(Uuid),
    }),
  ),
  endsByWeek: Type.Array(Type.Object({ week: DateText, certificates: Type.Integer(), tax: Money })),
  months: Type.Array(Type.Object({ month: Type.String(), exempt: Money, coveredShare: Share, atRisk: Money })),
  waiting: Type.Object({ inReview: Type.Integer(), oldestDays: Nullable(Type.Integer()), drafts: Type.Integer() }),
  counts: Type.Object({ customers: Type.Integer(), certificates: Type.Integer(), transactions: Type.Integer() }),
});

export const CustomerRow = Type.Object({
  ...CustomerView.properties,
  groupName: Type.String(),
  certificates: Type.Object({ approved: Type.Integer(), total: Type.Integer() }),
  cover: Cover,
  gapStates: Type.Array(Type.String()),
  exempt12Months: Money,
  atRisk: Money,
  nextEnd: Nullable(DateText),
});

export const Coverage = Type.Object({
  customerId: Uuid,
  from: Type.String(),
  to: Type.String(),
  asOf: DateText,
  rows: Type.Array(
    Type.Object({
      jurisdiction: Type.String(),
      jurisdictionName: Type.String(),
      reason: Nullable(Type.String()),
      exempt12Months: Money,
      atRisk: Money,
      now: Type.Object({ cover: Cover, text: Type.String(), certificateId: Nullable(Uuid), ends: Nullable(DateText) }),
      months: Type.Array(
        Type.Object({
          month: Type.String(),
          cover: OneOf(['covered', 'temporary', 'gap', 'ends-soon', 'none']),
          sales: Money,
          exempt: Money,
          tax: Money,
          invoices: Type.Integer(),
        }),
      ),
    }),
  ),
});

export const CertificateFigures = Type.Object({
  certificateId: Uuid,
  currency: CurrencyText,
  exempt12Months: DecimalText,
  taxNotCharged12Months: Type.String({ description: 'What the authorities would have charged, decimal text' }),
  invoices: Type.Integer(),
});
