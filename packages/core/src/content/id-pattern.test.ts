import { describe, expect, test } from 'vitest';
import { patternProblem, stripSeparators } from './id-pattern.ts';

describe('patterns of identification numbers', () => {
  test.each([
    '^\\d{11}$',
    '^(?:[A-Z]{2,6})?\\d{8,9}$',
    '^\\d{9}/?\\d{3}$',
    '^IE(\\d{7}[A-W][A-IW]?|\\d[A-Z+*]\\d{5}[A-W])$',
    '^(29|30|31)\\d{6}$',
    '^[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}$',
    '^(?:AB){2}\\d$',
  ])('allows %s', (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  });

  test.each([
    ['\\d{9}', 'is not anchored by ^ and $'],
    ['^\\d{9}', 'is not anchored by ^ and $'],
    ['^\\d{9}\\$', 'is not anchored by ^ and $'],
    ['^\\d{8}|\\d{9}$', 'is not anchored on both sides of |'],
    ['^\\d+$', 'repeats without a limit'],
    ['^\\d*$', 'repeats without a limit'],
    ['^\\d{3,}$', 'repeats without a limit'],
    ['^(\\d{1,3}){2,4}$', 'nests one repetition in another'],
    ['^((A?)B){1,9}$', 'nests one repetition in another'],
    ['^\\d{65}$', 'repeats more than 64 times'],
    ['^(?=\\d)\\d$', 'uses look-around or named groups'],
    ['^(\\d)\\1$', 'uses a wildcard, an anchor or a back reference inside'],
    ['^.{9}$', 'uses a wildcard, an anchor or a back reference inside'],
    ['^\\d^\\d$', 'uses a wildcard, an anchor or a back reference inside'],
    ['^[9-0]$', 'does not compile'],
    ['^(\\d$', 'does not compile'],
    ['^{3}$', 'repeats nothing'],
  ])('refuses %s: %s', (pattern, problem) => {
    expect(patternProblem(pattern)).toBe(problem);
  });

  test('separators are taken out before a pattern applies', () => {
    expect(stripSeparators('03-123456-00 1')).toBe('03123456001');
    expect(stripSeparators('123-456-789/000')).toBe('123456789000');
  });
});
