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
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain === '' ? [] : plain.split(' ');
}

/** A name to compare by: `The Hollis Marine Company, L.L.C.` → `hollis marine co llc`. */
export function normalName(name: string): string {
  const words = wordsOf(name).map((word) => LEGAL_FORMS.get(word) ?? word);
  const text = words.join(' ').replace(/\bltd liability co\b/, 'llc');
  return text.replace(/^the /, '');
}

const ENDING = /( (inc|corp|co|ltd|llc|llp|lp|pllc|pc|plc|gmbh|sa))+$/;

/** The name without its legal form, to tell a missing `LLC` from another firm. */
export function coreName(name: string): string {
  return normalName(name).replace(ENDING, '');
}

/** A street line to compare by. */
export function normalStreet(line: string): string {
  return wordsOf(line)
    .map((word) => STREET_WORDS.get(word) ?? word)
    .join(' ');
}

/** True when one of the words or word groups stands in the text as whole words. */
export function mentions(text: string, phrases: readonly string[]): string | undefined {
  const words = ` ${wordsOf(text).join(' ')} `;
  return phrases.find((phrase) => words.includes(` ${wordsOf(phrase).join(' ')} `));
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
  return FILLER_TEXT.has(wordsOf(text).join(' '));
}
