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
  return write(value, '');
}

function write(value: unknown, pointer: string): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return writeString(value, pointer);
  if (typeof value === 'number') return writeInteger(value, pointer);
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${pointer}/${index}`)).join(',')}]`;
  if (isPlainObject(value)) return writeObject(value, pointer);
  throw new TypeError(`No canonical JSON for ${typeof value} at ${pointer || 'the root'}`);
}

function writeString(text: string, pointer: string): string {
  if (!text.isWellFormed()) throw new TypeError(`No canonical JSON for a lone surrogate at ${pointer || 'the root'}`);
  // ECMAScript's own escaping is the one RFC 8785 section 3.2.2.2 prescribes.
  return JSON.stringify(text);
}

function writeInteger(value: number, pointer: string): string {
  if (!Number.isSafeInteger(value))
    throw new TypeError(`No canonical JSON for the number ${value} at ${pointer || 'the root'}`);
  return String(value === 0 ? 0 : value);
}

function writeObject(value: Record<string, unknown>, pointer: string): string {
  // The default sort compares UTF-16 code units, as section 3.2.3 asks.
  const members = Object.keys(value)
    .sort()
    .map((key) => `${writeString(key, pointer)}:${write(value[key], `${pointer}/${key}`)}`);
  return `{${members.join(',')}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
