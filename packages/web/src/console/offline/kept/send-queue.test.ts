import { expect, test } from 'vitest';
import type { KeptSale } from './kept-store.ts';
import { isWaiting, portionsOf, resultOf } from './send-queue.ts';

const kept = (number: string, result: KeptSale['result'] = null) =>
  ({ id: 1, tenantId: 't', number, snapshotId: 's', decidedAt: 'd', sale: {}, decision: {}, result }) as KeptSale;

test('a queue goes out in portions, in order, without what only this browser knows', () => {
  const portions = portionsOf(Array.from({ length: 41 }, (_, n) => kept(`N-${n}`)));
  expect(portions.map((portion) => portion.length)).toEqual([20, 20, 1]);
  expect(portions[2]?.[0]?.kept.number).toBe('N-40');
  expect(Object.keys(portions[0]?.[0]?.body ?? {})).toEqual(['snapshotId', 'decidedAt', 'sale', 'decision']);
  expect(portionsOf([])).toEqual([]);
});

test('what was refused waits on, with its reason; what was recorded does not', () => {
  const problem = { code: 'unknown-reference', detail: 'There is no snapshot' };
  const refused = resultOf({ number: 'N', status: 'refused', reconciliation: null, problem });
  expect(refused).toMatchObject({ status: 'refused', reconciliationId: null, problem: 'There is no snapshot' });
  expect([isWaiting(kept('A')), isWaiting(kept('B', refused))]).toEqual([true, true]);
  expect(isWaiting(kept('C', { ...refused, status: 'known', problem: null }))).toBe(false);
});
