import { expect, test } from 'vitest';
import { patternWords } from './pattern-words.ts';

test.each([
  ['^\\d{11}$', '11 digits'],
  ['^85\\d{10}C\\d$', '“85”, 10 digits, “C”, one digit'],
  ['^\\d{8}(SLS)?$', '8 digits, optionally “SLS”'],
  ['^\\d{8}(\\d{4})?$', '8 digits, optionally 4 digits'],
  ['^(?:[A-Z]{2,6})?\\d{8,9}$', 'optionally 2 to 6 letters, 8 to 9 digits'],
  ['^[01]\\d{7}$', 'one digit 0 or 1, 7 digits'],
  ['^\\d{9}S?$', '9 digits, an optional “S”'],
  ['^\\d{9}/?\\d{3}$', '9 digits, an optional “/”, 3 digits'],
  ['^(29|30|31)\\d{6}$', '“29” or “30” or “31”, 6 digits'],
  ['^LT(\\d{9}|\\d{12})$', '“LT”, 9 digits or 12 digits'],
  ['^DE[1-9]\\d{8}$', '“DE”, one digit from 1 to 9, 8 digits'],
  ['^[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}$', '3 to 4 letters (Ñ and & count), 6 digits, 3 letters or digits'],
])('%s is %s', (pattern, words) => {
  expect(patternWords(pattern)).toBe(words);
});

test.each(['\\d{9}', '^\\s+$', '^[^A]$', '^(\\d{3}$'])('%s stays a pattern: these words do not cover it', (pattern) => {
  expect(patternWords(pattern)).toBeNull();
});
