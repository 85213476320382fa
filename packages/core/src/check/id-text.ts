import { stripSeparators } from '../content/id-pattern.ts';
import { remembered } from './remembered.ts';

/** How numbers are compared and repaired before a pattern judges them. The same few functions serve every kind of number. */

/** Upper case without spaces, hyphens, slashes and dots: `03-123456-00-1` → `03123456001`. */
export const compactId: (value: string) => string = remembered((value) =>
  stripSeparators(value.replace(/[‐-―]/gu, '')).toUpperCase(),
);

/** Letters of other scripts that are drawn like Latin ones, and full-width digits and letters. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.freeze({
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Χ: 'X',
});

/** Replaces look-alike letters and full-width forms by plain Latin ones and drops invisible characters. */
export const plainLetters: (value: string) => string = remembered((value) => {
  if (PLAIN.test(value)) return value.toUpperCase();
  const visible = value.normalize('NFKC').replace(/[\p{Cf}\p{Cc}]/gu, '');
  return [...visible.toUpperCase()].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
});

/** Nothing in it looks like something else, as in nearly every number. */
const PLAIN = /^[ -~]*$/;

/** Letters typed for digits: O for 0, I and L for 1. */
export function digitsForLetters(value: string): string {
  return value.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Longest number judged by a pattern; a longer text cannot be one. */
const MAX_LENGTH = 64;
const compiled = new Map<string, RegExp>();

/** True when the compacted value matches the content's pattern (anchored, linear by the content's own test). */
export function fitsPattern(pattern: string, value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  let expression = compiled.get(pattern);
  if (!expression) {
    expression = new RegExp(pattern, 'u');
    compiled.set(pattern, expression);
  }
  return expression.test(value);
}

const PENDING =
  /\b(pending|applied[\s-]*for|in[\s-]*process|to[\s-]*follow|awaiting|solicitad[oa]|en[\s-]*tr[aá]mite|en[\s-]*cours|demand[eé]e?)\b/iu;

/** True for words that say a number was applied for and is not there yet. */
export const isPendingText: (value: string) => boolean = remembered((value) => PENDING.test(value));

const NO_NUMBER = new Set([
  'NA',
  'NONE',
  'TBD',
  'TBA',
  'NIL',
  'NULL',
  'UNKNOWN',
  'XXX',
  'XXXX',
  'TEST',
  'EXEMPT',
  'SEEATTACHED',
  'ONFILE',
]);

/** True when the text stands in the place of a number and is none: zeros, one digit repeated, a counting run, `N/A`. */
export const isFiller: (value: string) => boolean = remembered((value) => {
  const compact = compactId(plainLetters(value));
  if (compact === '') return value.trim() !== '';
  if (NO_NUMBER.has(compact)) return true;
  const digits = compact.replace(/\D/g, '');
  if (digits.length < 5 || digits.length < compact.length / 2) return /^(.)\1{2,}$/u.test(compact);
  return /^(\d)\1+$/.test(digits) || isCountingRun(digits);
});

/** True for a text that nobody else has to have borrowed: many customers write the same words where a number is not there yet. */
export function isNoNumber(value: string): boolean {
  return isFiller(value) || isPendingText(value);
}

/** `123456789`, `1234567890`, `987654321`, `012345678`. */
function isCountingRun(digits: string): boolean {
  if (digits.length < 6) return false;
  return '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits);
}

/** `123-45-6789`: the grouping of a personal number. An employer number is grouped `12-3456789`. */
export function looksPersonal(value: string): boolean {
  const match = /^\s*(\d{3})[- ](\d{2})[- ](\d{4})\s*$/.exec(value);
  return match !== null && match[1] !== '000' && match[2] !== '00' && match[3] !== '0000';
}

/** Longest number repeated in a finding. */
const SHOWN_LENGTH = 40;

/** A number as a finding may repeat it: without blanks around it, cut when far too long, masked when it looks personal. */
export function shownId(value: string): string {
  if (looksPersonal(value)) return masked(value);
  const letters = [...value.trim()];
  return letters.length > SHOWN_LENGTH ? `${letters.slice(0, SHOWN_LENGTH).join('')}…` : letters.join('');
}

/** The last four characters behind stars, for values that must not be repeated in full. */
export function masked(value: string): string {
  const compact = compactId(value);
  return `${'*'.repeat(Math.min(Math.max(compact.length - 4, 0), SHOWN_LENGTH))}${compact.slice(-4)}`;
}
