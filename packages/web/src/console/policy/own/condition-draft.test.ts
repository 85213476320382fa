import type { Condition } from '@bonafide/core/check/custom/condition.ts';
import { readCondition } from '@bonafide/core/check/custom/read-condition.ts';
import { expect, test } from 'vitest';
import { conditionOf, FIRST_TEST, groupOf, withField, withOperator } from './condition-draft.ts';

test('a group is shown and written back as it was', () => {
  const conditions: Condition[] = [{ all: [FIRST_TEST] }, { any: [FIRST_TEST] }, { not: { any: [FIRST_TEST] } }];
  for (const condition of conditions) expect(conditionOf(groupOf(condition))).toEqual(condition);
  expect(groupOf({ not: { all: [FIRST_TEST] } })).toEqual({ joint: 'none', parts: [{ all: [FIRST_TEST] }] });
});

test('another field keeps the operator where it goes with it, and a test is whole after each change but for empty texts', () => {
  const dated = withOperator(withField(FIRST_TEST, 'signedDate'), 'before');
  expect(dated).toEqual({ field: 'signedDate', op: 'before', than: { today: 0 } });
  expect(withField(dated, 'record.expires')).toMatchObject({ field: 'record.expires', op: 'before' });
  expect(withField(dated, 'signature.present').op).toBe('present');
  const reasons = withOperator(withField(FIRST_TEST, 'reasons'), 'is');
  expect(reasons).toMatchObject({ of: 'some' });
  for (const one of [FIRST_TEST, dated, reasons]) expect(readCondition(one, '', [])).toEqual(one);
});
