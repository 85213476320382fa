import { isCalendarDate } from '../calendar/calendar-date.ts';
import type { Source } from './content.ts';

/** Something wrong in a content file. `pointer` is an RFC 6901 JSON pointer into it. */
export interface ContentProblem {
  path: string;
  pointer: string;
  message: string;
}

/** The file being read: where problems go, and what its parts refer to. */
export interface FileBeingRead {
  path: string;
  problems: ContentProblem[];
  /** By number; filled before anything that cites them is read. */
  sources: ReadonlyMap<number, Source>;
  /** What each form calls itself and replaces, noted even when the rest of it cannot be read. */
  forms: { pointer: string; id: unknown; supersedes: unknown }[];
  /** The file carries values of a seller, which cite the seller; no file of a release may. */
  overlaid?: boolean;
}

export interface Place {
  file: FileBeingRead;
  pointer: string;
}

/** Reads one value. Every problem is noted in the file; undefined says that at least one was. */
export type Reader<T> = (json: unknown, place: Place) => T | undefined;

export function note(place: Place, message: string): undefined {
  place.file.problems.push({ path: place.file.path, pointer: place.pointer, message });
  return undefined;
}

export function below(place: Place, ...keys: (string | number)[]): Place {
  const steps = keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return { file: place.file, pointer: place.pointer + steps.join('') };
}

export const text: Reader<string> = (json, place) => {
  if (typeof json !== 'string' || json.trim() === '') return note(place, 'must be text');
  if (json !== json.trim()) return note(place, 'has white space around it');
  return json;
};

export const flag: Reader<boolean> = (json, place) =>
  typeof json === 'boolean' ? json : note(place, 'must be true or false');

export const count: Reader<number> = (json, place) =>
  Number.isSafeInteger(json) && typeof json === 'number' && json >= 0 ? json : note(place, 'must be a whole number');

export const date: Reader<string> = (json, place) =>
  typeof json === 'string' && isCalendarDate(json) ? json : note(place, 'must be a real day written YYYY-MM-DD');

export function matching(pattern: RegExp, what: string): Reader<string> {
  return (json, place) => (typeof json === 'string' && pattern.test(json) ? json : note(place, `must be ${what}`));
}

export function oneOf<const T extends string>(words: readonly T[], what: string): Reader<T> {
  return (json, place) =>
    words.find((word) => word === json) ?? note(place, `is no known ${what}: ${JSON.stringify(json)}`);
}

export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (json, place) => (json === null ? null : read(json, place));
}

export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (json, place) => {
    if (!Array.isArray(json)) return note(place, 'must be a list');
    const items = json.map((item: unknown, index) => read(item, below(place, index)));
    return items.every((item) => item !== undefined) ? items : undefined;
  };
}

/** A list in which nothing stands twice. */
export function setOf<T extends string | number>(read: Reader<T>): Reader<T[]> {
  const readList = listOf(read);
  return (json, place) => {
    const items = readList(json, place);
    items?.forEach((item, index) => {
      if (items.indexOf(item) !== index) note(below(place, index), `stands twice: ${item}`);
    });
    return items;
  };
}

interface Member<T> {
  read: Reader<T>;
  /** What the key's absence means; without it the key must be there. */
  absent?: { means: T };
}

export function must<T>(read: Reader<T>): Member<T> {
  return { read };
}

export function may<T>(read: Reader<T>, means: T): Member<T> {
  return { read, absent: { means } };
}

/** A member that files leave out when it is null. */
export function nullable<T>(read: Reader<T>): Member<T | null> {
  return may<T | null>(read, null);
}

type Shape<T> = { [K in keyof T]-?: Member<T[K]> };

/** An object with exactly these members. `check` sees the whole value when every member could be read. */
export function objectOf<T extends object>(shape: Shape<T>, check?: (value: T, place: Place) => void): Reader<T> {
  const members = Object.entries(shape) as [string, Member<unknown>][];
  return (json, place) => {
    if (!isRecord(json)) return note(place, 'must be an object');
    noteUnknownKeys(json, place, shape);
    const result: Record<string, unknown> = {};
    let complete = true;
    for (const [key, member] of members) {
      const value = readMember(json, key, member, place);
      if (value === undefined) complete = false;
      result[key] = value;
    }
    if (!complete) return undefined;
    const value = result as T;
    check?.(value, place);
    return value;
  };
}

function readMember<T>(json: Record<string, unknown>, key: string, member: Member<T>, place: Place): T | undefined {
  if (Object.hasOwn(json, key)) return member.read(json[key], below(place, key));
  return member.absent ? structuredCloneOf(member.absent.means) : note(place, `lacks "${key}"`);
}

/** An absent list must not be one list shared by all. */
function structuredCloneOf<T>(value: T): T {
  return Array.isArray(value) ? ([...value] as T) : value;
}

function noteUnknownKeys(json: Record<string, unknown>, place: Place, shape: object): void {
  for (const key of Object.keys(json)) {
    if (!Object.hasOwn(shape, key)) note(below(place, key), 'is no known key');
  }
}

/** An object with free keys, each checked. */
export function recordOf<T>(key: Reader<string>, read: Reader<T>): Reader<Record<string, T>> {
  return (json, place) => {
    if (!isRecord(json)) return note(place, 'must be an object');
    const entries = Object.entries(json).map(([name, value]) => {
      const at = below(place, name);
      return [key(name, at), read(value, at)] as const;
    });
    const whole = entries.filter(
      (entry): entry is [string, T & {}] => entry[0] !== undefined && entry[1] !== undefined,
    );
    return whole.length === entries.length ? Object.fromEntries(whole) : undefined;
  };
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
