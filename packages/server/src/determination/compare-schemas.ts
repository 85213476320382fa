import { Type } from 'typebox';
import { DateText, InstantText, Nullable, OneOf, Uuid } from '../platform/schemas.ts';
import { COMPARE_LIMITS } from './compare.ts';
import { DecidedId, DecisionView, Money, Outcome, SaleBody, SaleView } from './sale-schemas.ts';

const { explain: _explain, ...saleFields } = SaleBody.properties;

const Side = Type.Object(
  {
    recorded: Type.Optional(Type.Boolean({ description: 'The decision as it was recorded' })),
    asOf: Type.Optional(Type.String({ ...DateText, description: 'As if the sale were of that day' })),
    knownAt: Type.Optional(
      Type.String({ maxLength: 40, description: 'With the records as known at that instant; left out: as known now' }),
    ),
  },
  { additionalProperties: false },
);

export const CompareBody = Type.Object(
  {
    transactionId: Type.Optional(Uuid),
    sale: Type.Optional(Type.Object(saleFields, { additionalProperties: false })),
    sides: Type.Optional(
      Type.Array(Side, {
        minItems: 1,
        maxItems: COMPARE_LIMITS.sides,
        description:
          'Left out: a recorded sale as recorded, with what is known now, and as of today; a tried sale as known now, and as of today',
      }),
    ),
  },
  { additionalProperties: false },
);

const ResultSide = Type.Object({
  outcome: Outcome,
  source: Type.String(),
  exemptAmount: Money,
  taxableAmount: Money,
  tax: Money,
  reasonCode: Nullable(Type.String()),
  certificate: Nullable(Type.Object({ certificateId: DecidedId, number: Type.String() })),
});

/** One result that differs; shared with replays. */
export const DifferenceFields = {
  lineId: Type.String(),
  authority: Nullable(Type.String({ description: 'Null where one side reached no authority of the line' })),
  fields: Type.Array(
    OneOf(
      ['outcome', 'amount', 'certificate', 'reason', 'authority'],
      'What differs; `authority`: one side has no such result',
    ),
  ),
  before: Nullable(ResultSide),
  after: Nullable(ResultSide),
};

const Change = Type.Object({
  kind: OneOf(
    [
      'company',
      'customer',
      'certificate',
      'customer-group',
      'exempt-reason',
      'authority',
      'commodity-mapping',
      'license-type',
      'customer-license',
    ],
    'Which record changed',
  ),
  id: Type.String(),
  name: Type.String(),
  customerId: Nullable(Uuid),
  version: Type.Integer(),
  recordedAt: InstantText,
  actor: Type.Object({ kind: Type.String(), name: Type.String() }),
  event: Type.String(),
  reason: Nullable(Type.String()),
  fields: Type.Array(
    Type.Object({
      path: Type.String({ description: 'JSON pointer into the record' }),
      before: Type.Unknown(),
      after: Type.Unknown(),
      decides: Type.Boolean({ description: 'Whether decisions read this field' }),
    }),
  ),
  fieldsLeftOut: Type.Integer(),
  explains: Type.Array(Type.Integer(), { description: 'Places in `differences` that this change bears on' }),
});

export const CompareView = Type.Object({
  transactionId: Nullable(Uuid),
  sale: SaleView,
  sides: Type.Array(
    Type.Object({
      recorded: Type.Boolean(),
      day: Type.String({ ...DateText, description: 'Day of the sale this side was decided for' }),
      knownAt: InstantText,
      now: Type.Boolean({ description: 'Whether `knownAt` is the moment of the answer' }),
      decision: DecisionView,
    }),
  ),
  comparisons: Type.Array(
    Type.Object({
      from: Type.Integer({ description: 'Place in `sides`' }),
      to: Type.Integer({ description: 'Place in `sides`' }),
      differences: Type.Array(
        Type.Object({
          ...DifferenceFields,
          causes: Type.Array(
            OneOf(['records', 'day', 'engine'], 'engine: the rules of the product, not what was known or the day'),
          ),
          changes: Type.Array(Type.Integer(), { description: 'Places in `changes` that bear on this result' }),
        }),
      ),
      differencesLeftOut: Type.Integer(),
      changes: Type.Array(Change, {
        description: 'Records of this sale that changed between the two instants, newest first',
      }),
      changesLeftOut: Type.Boolean(),
    }),
    { description: 'Each further side against the first' },
  ),
});
