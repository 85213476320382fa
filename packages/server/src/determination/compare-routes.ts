import { explainDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, InstantText, Nullable, OneOf, Uuid } from '../platform/schemas.ts';
import { type AskedSide, COMPARE_LIMITS, compareDecisions } from './compare.ts';
import { DecidedId, DecisionView, Money, Outcome, SaleBody, SaleView } from './sale-schemas.ts';
import type { TwoClocks } from './two-clocks.ts';

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

const CompareBody = Type.Object(
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
    ['company', 'customer', 'certificate', 'customer-group', 'exempt-reason', 'authority', 'commodity-mapping'],
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

const CompareView = Type.Object({
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

export interface CompareServices {
  twoClocks: TwoClocks;
  gazetteer: Gazetteer;
  clock: Clock;
}

/** One sale by several clocks. */
export function compareRoutes(app: App, { twoClocks, gazetteer, clock }: CompareServices): void {
  app.post('/v1/determinations/compare', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'Decide a sale by several clocks, and say what changed between',
      body: CompareBody,
      response: { 200: CompareView },
    },
    handler: async (request) => {
      const { transactionId, sale, sides } = request.body;
      if ((transactionId === undefined) === (sale === undefined)) {
        const detail = 'Give a transactionId or a sale';
        throw new Refusal('invalid-request', detail, [{ pointer: '/sale', code: 'one-of-two', detail }]);
      }
      const today: AskedSide = { asOf: clock.today() };
      const asked = transactionId === undefined ? { sale: sale as Sale } : { transactionId };
      const usual: AskedSide[] = transactionId === undefined ? [{}, today] : [{ recorded: true }, {}, today];
      const found = await compareDecisions(twoClocks, callerOf(request).tenantId, asked, sides ?? usual);
      return {
        transactionId: transactionId ?? null,
        sale: found.transaction?.sale ?? (sale as Sale),
        sides: found.sides.map((side) => ({ ...side, decision: explainDecision(side.decision, gazetteer) })),
        comparisons: found.comparisons,
      };
    },
  });
}
