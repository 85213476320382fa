import { expect, test } from 'vitest';
import { RISK_STEPS, riskWord } from './risk-words.ts';

test('a word changes exactly at its bound', () => {
  expect([0, 1, 19, 20, 39, 40, 100].map(riskWord)).toEqual(['None', 'Low', 'Low', 'Medium', 'Medium', 'High', 'High']);
});

test('each word that calls for a look can be filtered from its bound', () => {
  expect(new Set(RISK_STEPS.map(riskWord))).toEqual(new Set(['Low', 'Medium', 'High']));
});
