import { expect, test } from 'vitest';
import { causeWords, valueWords } from './change-words.ts';

test('values of any kind stand in a line of text', () => {
  expect([null, true, 'approved', ['P1', 'P2'], [], [{ zone: 'US-TX' }], [{ element: 'A' }]].map(valueWords)).toEqual([
    ...['nothing', 'yes', 'approved', 'P1, P2', 'nothing', 'US-TX', '1 entries'],
  ]);
});

test('both causes are named where both clocks were turned', () => {
  expect(causeWords({ causes: ['records', 'day'] })).toBe('Cause: what was known and the day.');
  expect(causeWords({ causes: [] })).toBe('');
});
