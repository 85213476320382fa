import { remembered } from './remembered.ts';

/** How names and addresses are compared: without case, accents, punctuation and the usual short forms. */

const LEGAL_FORMS: ReadonlyMap<string, string> = new Map([
  ['incorporated', 'inc'],
  ['corporation', 'corp'],
  ['company', 'co'],
  ['limited', 'ltd'],
]);

const STREET_WORDS: ReadonlyMap<string, string> = new Map([
  ['street', 'st'],
  ['avenue', 'ave'],
  ['road', 'rd'],
  ['boulevard', 'blvd'],
  ['drive', 'dr'],
  ['lane', 'ln'],
  ['highway', 'hwy'],
  ['parkway', 'pkwy'],
  ['suite', 'ste'],
  ['north', 'n'],
  ['south', 's'],
  ['east', 'e'],
  ['west', 'w'],
]);

/** Lower-case words of a text, without accents and punctuation; `L.L.C.` becomes `llc`, `&` becomes `and`. */
export const wordsOf: (text: string) => readonly string[] = remembered((text) => {
  const plain = (PLAIN.test(text) ? text : withoutAccents(text))
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? [] : plain.split(' ');
});

/** Letters that have no accents to lose, as nearly every text has. */
const PLAIN = /^[ -~]*$/;

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** The words in one text, a blank between them. */
const plainText = remembered((text) => wordsOf(text).join(' '));

/** A name to compare by: `The Hollis Marine Company, L.L.C.` → `hollis marine co llc`. */
export const normalName: (name: string) => string = remembered((name) => {
  const words = wordsOf(name).map((word) => LEGAL_FORMS.get(word) ?? word);
  const text = words.join(' ').replace(/\bltd liability co\b/, 'llc');
  return text.replace(/^the /, '');
});

const ENDING = /( (inc|corp|co|ltd|llc|llp|lp|pllc|pc|plc|gmbh|sa))+$/;

/** The name without its legal form, to tell a missing `LLC` from another firm. */
export function coreName(name: string): string {
  return normalName(name).replace(ENDING, '');
}

/** A street line to compare by. */
export const normalStreet: (line: string) => string = remembered((line) =>
  wordsOf(line)
    .map((word) => STREET_WORDS.get(word) ?? word)
    .join(' '),
);

/** True when one of the words or word groups stands in the text as whole words. */
export function mentions(text: string, phrases: readonly string[]): string | undefined {
  const words = ` ${plainText(text)} `;
  const sought = soughtOf(phrases);
  for (let at = 0; at < sought.length; at += 1) if (words.includes(sought[at] ?? '')) return phrases[at];
  return undefined;
}

/** True when the words of one name stand in the text. */
export function mentionsName(text: string, name: string): boolean {
  return ` ${plainText(text)} `.includes(` ${plainText(name)} `);
}

/** Lists of phrases are constants of the checks, so each is made ready once. */
const ready = new WeakMap<readonly string[], string[]>();

function soughtOf(phrases: readonly string[]): string[] {
  let sought = ready.get(phrases);
  if (!sought) {
    sought = phrases.map((phrase) => ` ${wordsOf(phrase).join(' ')} `);
    ready.set(phrases, sought);
  }
  return sought;
}

const FILLER_TEXT = new Set([
  '',
  'na',
  'n a',
  'none',
  'nil',
  'null',
  'tbd',
  'unknown',
  'x',
  'xx',
  'xxx',
  'test',
  'same',
]);

/** True for text that fills a box and says nothing: `N/A`, `-`, `none`. */
export function saysNothing(text: string): boolean {
  return FILLER_TEXT.has(plainText(text));
}
