import { expect, test } from 'vitest';
import { percentOf, rateOf } from './rate-percent.ts';

test('percent to rate and back, no digit lost', () => {
  for (const [percent, rate] of [
    ['6.25', '0.0625'],
    ['8.875', '0.08875'],
    ['0', '0'],
    ['100', '1'],
    ['2', '0.02'],
    ['0.5', '0.005'],
    ['12.345678', '0.12345678'],
  ] as const) {
    expect([percent, rateOf(percent)]).toEqual([percent, rate]);
    expect([rate, percentOf(rate)]).toEqual([rate, percent]);
  }
});

test('what is no share of a price is refused', () => {
  for (const text of ['', 'six', '-1', '100.1', '101', '1e2', '6,25', '0.000000001'])
    expect([text, rateOf(text)]).toEqual([text, undefined]);
  expect(rateOf(' 6.25 % ')).toBe('0.0625');
});
