import { expect, test } from 'vitest';
import { readBookSign } from '../platform/book-version.ts';
import { BookVersions } from './book-versions.ts';

const hear = (versions: BookVersions, payload: string) => {
  const sign = readBookSign(payload);
  if (!sign) throw new Error(`${payload} is no sign`);
  versions.hear(sign);
};

test('a commit is reached once heard, whatever order numbers come in', async () => {
  const versions = new BookVersions();
  versions.restart(100n);
  expect(await versions.reached(99n, 0)).toBe(true);
  expect(await versions.reached(100n, 0)).toBe(false);
  hear(versions, '@105 100');
  expect(await versions.reached(105n, 0)).toBe(true);
  // Begun before 105, not committed when 105 was: a higher number heard says nothing of it.
  expect(await versions.reached(104n, 0)).toBe(false);
  hear(versions, '@104 104');
  expect(await versions.reached(104n, 0)).toBe(true);
  expect(await versions.reached(103n, 0)).toBe(true);
});

test('a sign heard from the own commit settles nothing below it', async () => {
  const versions = new BookVersions();
  versions.restart(10n);
  hear(versions, '@20');
  expect(await versions.reached(20n, 0)).toBe(true);
  expect(await versions.reached(19n, 0)).toBe(false);
});

test('who waits is woken by the sign, by one that settles it, and by a new start', async () => {
  const versions = new BookVersions();
  const waiting = [versions.reached(7n, 5000), versions.reached(7n, 5000), versions.reached(5n, 5000)];
  hear(versions, '@7 3');
  hear(versions, '@8 6');
  const last = versions.reached(11n, 5000);
  versions.restart(12n);
  expect(await Promise.all([...waiting, last])).toEqual([true, true, true, true]);
});

test('what was heard one by one is bounded, the oldest forgotten first', async () => {
  const versions = new BookVersions();
  for (let number = 1; number <= 100_001; number += 1) hear(versions, `@${number} 1`);
  expect(await versions.reached(1n, 0)).toBe(false);
  expect(await versions.reached(2n, 0)).toBe(true);
});

test.each(['7f0e3a52-0000-4000-8000-000000000000 x', '@', '@x', '@1 2 3', '@123456789012345678901'])(
  '%s is no sign',
  (payload) => expect(readBookSign(payload)).toBeUndefined(),
);
