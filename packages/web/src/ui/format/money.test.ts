import { expect, test } from 'vitest';
import { formatChange, formatMoney, formatShare, plural } from './money.ts';

test('sums show whole dollars, lines show cents, unknown is a word and zero is a figure', () => {
  expect(formatMoney('412860.49')).toBe('$412,860');
  expect(formatMoney('214.2', 'cents')).toBe('$214.20');
  expect(formatMoney('0')).toBe('$0');
  expect(formatMoney(null)).toBe('Unknown');
});

test('keeps every digit of amounts beyond what a float can hold', () => {
  expect(formatMoney('900719925474099312.37', 'cents')).toBe('$900,719,925,474,099,312.37');
});

test('minus is the typographic one and never stands before zero', () => {
  expect(formatMoney('-88400')).toBe('\u2212$88,400');
  expect(formatMoney('-0.2')).toBe('$0');
  expect(formatChange('27200')).toBe('+$27,200');
  expect(formatChange('0')).toBe('$0');
});

test('a share never rounds to 0 or 100', () => {
  expect(formatShare(0.9604)).toBe('96.0\u202f%');
  expect(formatShare(0.0004)).toBe('<0.1\u202f%');
  expect(formatShare(0.9999)).toBe('>99.9\u202f%');
  expect(formatShare(1)).toBe('100.0\u202f%');
  expect(formatShare(null)).toBe('Unknown');
});

test('counts take the right noun', () => {
  expect(plural(1, 'invoice')).toBe('1 invoice');
  expect(plural(4312, 'invoice')).toBe('4,312 invoices');
});
