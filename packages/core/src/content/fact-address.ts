import { isRecord } from './read-json.ts';

/**
 * Where a fact stands, the same in every release that has it. `file` is the code of a jurisdiction or a multistate file (`US-TX`, `MTC`),
 * `reasons`, or `reference`. `pointer` goes into it by names, and into lists by what identifies an entry there:
 * `rate`, `accepts.mtcUniform`, `forms.US-TX-01-339-F.validity`, `idFormats.state-sales-tax.pattern`.
 */
export interface FactAddress {
  file: string;
  pointer: string;
}

/** `US-TX forms.US-TX-01-339-F.validity`, as people write it. */
export function addressText({ file, pointer }: FactAddress): string {
  return pointer === '' ? file : `${file} ${pointer}`;
}

/** The address in its written form; undefined when it is none. */
export function parseAddress(text: string): FactAddress | undefined {
  const match = /^(\S+) (\S+)$/.exec(text);
  return match?.[1] && match[2] ? { file: match[1], pointer: match[2] } : undefined;
}

/** What tells the entries of a list apart, the first that an entry has. */
const IDENTITIES = [
  'id',
  'kind',
  'about',
  'code',
  'letter',
  'reason',
  'rule',
  'supply',
  'field',
  'number',
  'source',
] as const;

/**
 * Names for the entries of a list of objects, each once: what identifies it, and `~2`, `~3` for the next ones of that name.
 * Undefined for a list of anything else, which is one value.
 */
export function entryNames(list: readonly unknown[]): string[] | undefined {
  if (list.length === 0 || !list.every(isRecord)) return undefined;
  const seen = new Map<string, number>();
  return list.map((entry, index) => {
    const name = nameOf(entry) ?? String(index);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}~${count}`;
  });
}

function nameOf(entry: Record<string, unknown>): string | undefined {
  const key = IDENTITIES.find((name) => typeof entry[name] === 'string' || typeof entry[name] === 'number');
  if (key === undefined) return undefined;
  const own = slug(String(entry[key]));
  return typeof entry.issuer === 'string' ? `${entry.issuer}.${own}` : own;
}

/** Sentences become their first words; codes stay as they are. */
function slug(text: string): string {
  if (!/\s/.test(text)) return text;
  return text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .split(' ')
    .slice(0, 6)
    .join('-');
}

/** A value inside a file: what holds it, and under which key. */
export interface FoundPlace {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
  value: unknown;
  /** What holds the holder and so on up to the file, nearest first. */
  above: readonly unknown[];
}

/** Finds what a pointer names; undefined when nothing is there. Names may contain dots: the longest that fits is taken. */
export function findPlace(root: unknown, pointer: string): FoundPlace | undefined {
  return descend(root, pointer, []);
}

function descend(holder: unknown, pointer: string, above: readonly unknown[]): FoundPlace | undefined {
  const steps = stepsOf(holder)
    .filter(({ name }) => pointer === name || pointer.startsWith(`${name}.`))
    .sort((a, b) => b.name.length - a.name.length);
  for (const { name, key, value } of steps) {
    const found =
      pointer === name
        ? { holder: holder as FoundPlace['holder'], key, value, above }
        : descend(value, pointer.slice(name.length + 1), [holder, ...above]);
    if (found) return found;
  }
  return undefined;
}

function stepsOf(holder: unknown): { name: string; key: string | number; value: unknown }[] {
  if (Array.isArray(holder)) {
    const names = entryNames(holder) ?? [];
    return names.map((name, index) => ({ name, key: index, value: holder[index] as unknown }));
  }
  return isRecord(holder) ? Object.entries(holder).map(([key, value]) => ({ name: key, key, value })) : [];
}
