import { explainDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { callerOf } from '../accounts/accounts.ts';
import type { Clock } from '../platform/clock.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { type AskedSide, compareDecisions } from './compare.ts';
import { CompareBody, CompareView } from './compare-schemas.ts';
import type { TwoClocks } from './two-clocks.ts';

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
