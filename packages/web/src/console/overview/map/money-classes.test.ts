import { expect, test } from 'vitest';
import { classOf, moneyClasses } from './money-classes.ts';

test('splits where the gaps are and rounds the breaks up to readable dollars', () => {
  const classes = moneyClasses([0, 100, 110, 120, 5000, 5100, 90_000, 91_500], 3);
  expect(classes.breaks).toEqual([120, 5100]);
  expect([0, 120, 121, 5100, 91_500].map((amount) => classOf(classes, amount))).toEqual([0, 1, 2, 2, 3]);
});

test('every amount falls into the class whose break it does not pass', () => {
  const amounts = [3, 17, 18, 400, 420, 1187, 1190, 8431, 29_870, 44_100, 96_200, 121_480];
  const { breaks } = moneyClasses(amounts);
  expect(breaks).toEqual([...breaks].sort((a, b) => a - b));
  for (const amount of amounts) {
    const at = classOf({ breaks }, amount);
    expect(amount).toBeLessThanOrEqual(breaks[at - 1] ?? Number.POSITIVE_INFINITY);
    expect(amount).toBeGreaterThan(breaks[at - 2] ?? 0);
  }
});

test('zero is a class of its own and one amount needs no break', () => {
  expect(moneyClasses([0, 0]).breaks).toEqual([]);
  expect(moneyClasses([0, 500]).breaks).toEqual([]);
  expect(classOf({ breaks: [] }, 0)).toBe(0);
  expect(classOf({ breaks: [] }, 500)).toBe(1);
});
