import { expect, test } from 'vitest';
import { patternWords } from './pattern-words.ts';

test.each([
  ['^\\d{11}$', '11 digits'],
  ['^85\\d{10}C\\d$', '“85”, 10 digits, “C”, one digit'],
  ['^\\d{8}(SLS)?$', 'eight digits, optionally “SLS”'],
  ['^\\d{8}(\\d{4})?$', 'eight digits, optionally four digits'],
  ['^(?:[A-Z]{2,6})?\\d{8,9}$', 'optionally two to six letters, eight to nine digits'],
  ['^[01]\\d{7}$', 'one digit 0 or 1, seven digits'],
  ['^\\d{9}S?$', 'nine digits, an optional “S”'],
  ['^\\d{9}/?\\d{3}$', 'nine digits, an optional “/”, three digits'],
  ['^(29|30|31)\\d{6}$', '“29” or “30” or “31”, six digits'],
  ['^LT(\\d{9}|\\d{12})$', '“LT”, nine digits or 12 digits'],
  ['^DE[1-9]\\d{8}$', '“DE”, one digit from 1 to 9, eight digits'],
  ['^[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}$', 'three to four letters (Ñ and & count), six digits, three letters or digits'],
])('%s is %s', (pattern, words) => {
  expect(patternWords(pattern)).toBe(words);
});

test.each(['\\d{9}', '^\\s+$', '^[^A]$', '^(\\d{3}$'])('%s stays a pattern: these words do not cover it', (pattern) => {
  expect(patternWords(pattern)).toBeNull();
});
