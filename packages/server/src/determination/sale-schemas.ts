import { PAYMENT_KINDS } from '@bonafide/core/check/checked-sale.ts';
import { TAX_TYPES } from '@bonafide/core/customer/tax-type.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { type TProperties, Type } from 'typebox';
import { LedgerEntryView } from '../ledger/ledger.ts';
import {
  CurrencyText,
  DateText,
  DecimalText,
  InstantText,
  Nullable,
  OneOf,
  Text100,
  Uuid,
} from '../platform/schemas.ts';

const optional = <T extends TProperties>(properties: T) =>
  Type.Partial(Type.Object(properties), { additionalProperties: false });
const perLevel = (value: ReturnType<typeof Type.String> | ReturnType<typeof Type.Boolean>) => ({
  country: value,
  province: value,
  state: value,
  county: value,
  city: value,
  district: value,
  postalCode: value,
  geocode: value,
});
const Name = Type.String({ maxLength: 100 });

const overrides = {
  customerGroup: optional({ name: Text100, owner: Text100 }),
  customer: optional({ number: Text100, name: Text100 }),
  shipTo: optional(perLevel(Type.String({ maxLength: 60 }))),
  exemptCertificate: optional(perLevel(Name)),
  exemptReason: optional(perLevel(Name)),
  exemptAmount: optional(perLevel(DecimalText)),
  isExempt: optional({ all: Type.Boolean(), ...perLevel(Type.Boolean()) }),
  isNoTax: optional({ all: Type.Boolean(), ...perLevel(Type.Boolean()) }),
  basisPercent: Type.String({
    pattern: '^(0(\\.\\d{1,10})?|1(\\.0{1,10})?)$',
    description: 'Taxed share of the gross, 0 to 1',
  }),
  attributes: Type.Record(
    Type.String({ pattern: '^ATTRIBUTE([1-9]|[1-4][0-9]|50)$' }),
    Type.String({ maxLength: 1000 }),
    { additionalProperties: false },
  ),
  isCredit: Type.Boolean(),
  licenses: Type.Array(Type.Object({ number: Text100, type: Text100 }, { additionalProperties: false }), {
    maxItems: 50,
    description: 'Recorded with the decision where the owner of the customer group owns the type; they exempt nothing',
  }),
  taxType: OneOf(TAX_TYPES, 'The tax in question; left out: every authority whose zone contains the ship-to is asked'),
  notForResale: Type.Boolean({ description: 'The buyer uses the goods up: a certificate for resale does not apply' }),
};

const StateCode = Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$', description: 'US-TX' });

/** The recorded sale that a credit takes back. */
const Original = optional({
  number: Type.String({ maxLength: 200, description: 'Invoice number of a recorded sale of the company' }),
  lineId: Type.String({
    maxLength: 100,
    description: 'Id or number of its line; else the line is found by id, number or product',
  }),
});

/** What one sale may be (design rule D17). */
export const SALE_LIMITS = { lines: 10_000 } as const;

const Line = Type.Object(
  {
    lineId: Text100,
    grossAmount: DecimalText,
    ...optional({
      date: DateText,
      lineNumber: Text100,
      productCode: Text100,
      commodityCode: Text100,
      description: Type.String({
        maxLength: 500,
        description: 'The goods in words; looked at by checks, not by the decision',
      }),
      discountAmount: DecimalText,
      quantity: DecimalText,
      relatedLine: Text100,
      original: Original,
      ...overrides,
    }).properties,
  },
  { additionalProperties: false },
);

const saleProperties = {
  company: Text100,
  date: DateText,
  currency: CurrencyText,
  lines: Type.Array(Line, { minItems: 1, maxItems: SALE_LIMITS.lines }),
  ...optional({
    companyRole: OneOf(['S', 'B', 'M'], 'S sells (when left out); B buys from `vendor`; M stands between the two'),
    vendor: optional({ number: Text100, name: Text100 }),
    number: Text100,
    purchaseOrder: Text100,
    original: Original,
    delivery: Type.Object(
      {
        date: Type.Optional(DateText),
        shippedFrom: Type.Optional(StateCode),
        soldAt: Type.Optional(StateCode),
        onTribalLand: Type.Optional(Type.Boolean()),
      },
      {
        additionalProperties: false,
        description:
          'When the goods are handed over, the state they leave from, and the state of the seller’s own place where they are handed over there; for the checks of the sale',
      },
    ),
    payment: Type.Object(
      {
        kind: OneOf(PAYMENT_KINDS),
        cardDigits: Type.Optional(Type.String({ pattern: '^[0-9]{6}$', description: 'The first six digits, no more' })),
      },
      { additionalProperties: false, description: 'How the buyer pays; for the checks of the sale' },
    ),
    meter: Text100,
    autoCreateCertificates: Type.Boolean(),
    autoCreateCustomers: Type.Boolean(),
    ...overrides,
  }).properties,
};

/** One invoice or order, as the core's `Sale`. */
export const SaleBody = Type.Object(
  {
    ...saleProperties,
    explain: Type.Optional(
      Type.Boolean({ description: 'Name every other candidate and the next step; true unless told' }),
    ),
  },
  { additionalProperties: false },
);

/** A sale to be tried: also as of another day, and with what was known at another instant. */
export const TriedSaleBody = Type.Object(
  {
    ...SaleBody.properties,
    asOf: Type.Optional(
      Type.String({ ...DateText, description: 'Decide as if the sale were of that day; dates of lines give way too' }),
    ),
    knownAt: Type.Optional(
      Type.String({
        maxLength: 40,
        description:
          'Instant with zone: decide with certificates, customers, companies and settings as they were known then',
      }),
    ),
  },
  { additionalProperties: false },
);
export const SaleView = Type.Unsafe<Sale>(Type.Object(saleProperties, { description: 'The sale as it was sent' }));

export const Outcome = OneOf(['exempt', 'partly-exempt', 'taxable', 'cannot-decide']);
const Values = Type.Record(Type.String(), Type.String());
export const Money = Type.String({ description: 'Decimal amount in the currency of the sale' });

/** Of a record on file; in a quote also `auto:1` and so on for what recording the sale would create. */
export const DecidedId = Type.String({
  pattern: '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|auto:[0-9]+)$',
  description: 'UUID of a record on file; in a quote also `auto:1` … for what recording the sale would create',
});

const InheritedFrom = Type.Optional(
  Type.Object(
    { customerId: Uuid, number: Type.String(), name: Type.String() },
    { description: 'The customer whose certificate it is, where the sale’s customer uses another’s' },
  ),
);

const Applied = Type.Object({
  certificateId: DecidedId,
  version: Type.Integer(),
  number: Type.String(),
  expires: Nullable(DateText),
  temporary: Type.Boolean(),
  singlePurchase: Type.Optional(Type.Boolean({ description: 'It serves one sale; recording this one uses it' })),
  inheritedFrom: InheritedFrom,
});
const Rejected = Type.Object({
  certificateId: DecidedId,
  number: Type.String(),
  inheritedFrom: InheritedFrom,
  test: Type.String({
    description: 'Letter of the first test that ruled it out (spec §4 step 5); z = another stood before it',
  }),
  values: Values,
  text: Type.String({ description: 'Why it was ruled out' }),
  rule: Type.Object({
    check: Nullable(Type.String({ description: 'Code of the check that states the rule, see /v1/content/checks' })),
    text: Type.String({ description: 'What the test asks of every certificate' }),
  }),
});
const Authority = Type.Object({
  authority: Type.String(),
  authorityType: Type.String(),
  zone: Type.String(),
  zoneLevel: Type.String(),
  rate: Type.String(),
  taxType: Type.Optional(Nullable(OneOf(TAX_TYPES, 'The tax decided; null where neither sale nor authority says'))),
  outcome: Outcome,
  source: Type.String(),
  basis: Money,
  exemptAmount: Money,
  taxableAmount: Money,
  tax: Money,
  reasonCode: Nullable(Type.String()),
  certificate: Nullable(Applied),
  rejected: Type.Array(Rejected),
  text: Type.String(),
});
const NextStep = Type.Object({
  code: Type.String(),
  certificateId: Nullable(Type.String()),
  values: Values,
  text: Type.String(),
});
const LineResult = Type.Object({
  lineId: Type.String(),
  outcome: Outcome,
  basis: Money,
  exemptAmount: Money,
  taxableAmount: Money,
  tax: Money,
  customerId: Nullable(DecidedId),
  jurisdiction: Nullable(Type.String()),
  authorities: Type.Array(Authority),
  nextStep: Nullable(NextStep),
  licenses: Type.Optional(
    Type.Array(
      Type.Object({
        licenseId: Nullable(Uuid),
        number: Nullable(Type.String()),
        type: Type.String(),
        endDate: Nullable(DateText),
        category: Nullable(Type.String()),
        externalId: Nullable(Type.String()),
        temporary: Type.Boolean(),
      }),
      {
        description:
          'Licenses that hold for the line; `licenseId` null: it came with the sale. Left out where none holds',
      },
    ),
  ),
  original: Type.Optional(
    Type.Object(
      {
        transactionId: Uuid,
        number: Type.String(),
        revision: Type.Integer(),
        date: DateText,
        lineId: Type.String(),
        creditedBefore: Money,
      },
      { description: 'The line of a recorded sale that this one takes back and is decided as' },
    ),
  ),
  text: Type.String(),
});
const Totals = Type.Object({ basis: Money, exemptAmount: Money, taxableAmount: Money, tax: Money });
const Message = Type.Object({
  code: Type.String(),
  severity: OneOf(['info', 'warning', 'error']),
  lineId: Nullable(Type.String()),
  values: Values,
  text: Type.String(),
});

export const DecisionView = Type.Object({
  engineVersion: Type.String(),
  contentRelease: Type.String(),
  outcome: Outcome,
  company: Type.String(),
  currency: Type.String(),
  customer: Nullable(Type.Object({ customerId: DecidedId, number: Type.String(), name: Type.String() })),
  lines: Type.Array(LineResult),
  totals: Totals,
  messages: Type.Array(Message),
  text: Type.String(),
});

export const TransactionView = Type.Object({
  transactionId: Uuid,
  number: Type.String(),
  revision: Type.Integer(),
  company: Type.String(),
  committedAt: InstantText,
  contentRelease: Type.String(),
  engineVersion: Type.String(),
  source: Type.String(),
  sale: SaleView,
  decision: DecisionView,
});

/** A recorded sale with what stands beside it. */
export const TransactionDetail = Type.Object({
  ...TransactionView.properties,
  companyName: Type.String(),
  requestHash: Type.String({ description: 'SHA-256 of the sale as it was sent' }),
  revisions: Type.Array(
    Type.Object({
      transactionId: Uuid,
      revision: Type.Integer(),
      committedAt: InstantText,
      outcome: Outcome,
      tax: Money,
    }),
  ),
  ledgerEntry: Nullable(LedgerEntryView),
  credits: Type.Array(
    Type.Object({
      transactionId: Uuid,
      number: Type.String(),
      revision: Type.Integer(),
      date: DateText,
      lines: Type.Integer(),
      basis: Money,
    }),
    { description: 'Recorded credits that took lines of the invoice back' },
  ),
});

export const TransactionSums = Type.Object({
  data: Type.Array(
    Type.Object({
      currency: Type.String(),
      transactions: Type.Integer(),
      gross: Money,
      exemptAmount: Money,
      taxableAmount: Money,
      tax: Money,
      taxNotCharged: Type.String({ description: 'What the authorities would have charged on the exempt part' }),
      exemptWithoutCertificate: Type.String({ description: 'Exempt part of lines that no certificate stands behind' }),
      taxWithoutCertificate: Type.String({ description: 'Tax not charged on those lines' }),
    }),
    { description: 'One entry per currency' },
  ),
});

export const TransactionRow = Type.Object({
  transactionId: Uuid,
  number: Type.String(),
  revision: Type.Integer(),
  company: Type.String({ description: 'External id' }),
  companyName: Type.String(),
  date: DateText,
  customerId: Nullable(Uuid),
  customerNumber: Nullable(Type.String()),
  customerName: Nullable(Type.String()),
  jurisdiction: Nullable(Type.String({ description: 'Null when the lines go to several states, or to none we know' })),
  jurisdictions: Type.Array(Type.String(), { description: 'All states the lines go to' }),
  currency: Type.String(),
  lines: Type.Integer(),
  gross: Money,
  exemptAmount: Money,
  taxableAmount: Money,
  tax: Money,
  taxNotCharged: Money,
  outcome: Outcome,
  source: Type.String(),
  committedAt: InstantText,
});

const text = (max = 100) => Type.Optional(Type.String({ maxLength: max }));
const Day = Type.Optional(DateText);

/** Which recorded sales: the same words in a list, its sums and a replay. */
export const SaleFilter = {
  q: text(),
  company: text(),
  customerId: Type.Optional(Uuid),
  certificateId: Type.Optional(Uuid),
  state: text(300),
  outcome: text(),
  from: Day,
  to: Day,
  view: text(40),
  revisions: Type.Optional(OneOf(['latest', 'all'], 'Of each invoice the latest revision, unless all are asked for')),
};
