/** The values that have exactly one canonical text. Numbers are safe integers; money and rates travel as decimal text. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * The canonical text of a JSON value after RFC 8785: no white space, object keys sorted by UTF-16 code units, strings with the
 * shortest escapes. Anything outside the closed set (a fraction, undefined, a lone surrogate, a class instance) is a defect of
 * the caller and throws a TypeError naming its place, because two implementations could write it differently.
 */
export function canonicalJson(value: unknown): string {
  try {
    return write(value);
  } catch (error) {
    // Looked for only now: most values have a text, and each would pay for knowing where it stands.
    if (error instanceof NoText) throw new TypeError(`${error.message} at ${placeIn(value) || 'the root'}`);
    throw error;
  }
}

class NoText extends Error {
  constructor(what: string) {
    super(`No canonical JSON for ${what}`);
  }
}

/** JSON Pointer of the first value that has no text. */
function placeIn(value: unknown): string {
  if (!Array.isArray(value) && !isPlainObject(value)) return '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    try {
      write(member);
    } catch {
      return `/${key}${placeIn(member)}`;
    }
  }
  return '';
}

function write(value: unknown): string {
  if (typeof value === 'string') return writeString(value);
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'number') return writeInteger(value);
  if (Array.isArray(value)) return writeArray(value);
  if (isPlainObject(value)) return writeObject(value);
  throw new NoText(typeof value);
}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new NoText('a lone surrogate');
  // ECMAScript's own escaping is the one RFC 8785 section 3.2.2.2 prescribes.
  return JSON.stringify(text);
}

function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new NoText(`the number ${value}`);
  return String(value === 0 ? 0 : value);
}

function writeArray(items: readonly unknown[]): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) text += (index === 0 ? '' : ',') + write(items[index]);
  return `${text}]`;
}

function writeObject(value: Record<string, unknown>): string {
  let text = '{';
  // The default sort compares UTF-16 code units, as section 3.2.3 asks.
  for (const key of Object.keys(value).sort())
    text += `${text.length === 1 ? '' : ','}${writeString(key)}:${write(value[key])}`;
  return `${text}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
