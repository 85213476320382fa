import type { CalendarDate } from '../calendar/calendar-date.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Content, DatedValue } from './content.ts';
import { entryNames, type FactAddress } from './fact-address.ts';
import { isRecord } from './read-json.ts';
import type { Confidence, Source } from './source.ts';

/**
 * What happened to a fact. `added` and `removed` speak of a value, a form, a file as a whole; `period-closed` of a value in force that now has a
 * last day, `period-changed` of any other move of its last day.
 */
export type ChangeKind =
  | 'added'
  | 'removed'
  | 'value-changed'
  | 'period-closed'
  | 'period-changed'
  | 'confidence-changed'
  | 'source-changed'
  | 'note-changed';

/** A source as a change shows it. */
export type CitedSource = Omit<Source, 'number'>;

/** One side of a change. `value` is as the content holds it; null beside a confidence speaks of what its parts rest on. */
export interface StatedValue {
  value: unknown;
  /** Days it holds; null for what has no dates, and as in facts. */
  from: CalendarDate | null;
  to: CalendarDate | null;
  /** Null where the content states none. */
  confidence: Confidence | null;
  sources: CitedSource[];
  note: string | null;
}

/** One difference between two contents. Address, and first day for dated values, name it; no two changes share them. */
export interface FactChange extends FactAddress {
  /** Whether the fact has dated values; then each change is about the value that begins on one day. */
  dated: boolean;
  /** Never empty, in the order of {@link ChangeKind}. */
  what: ChangeKind[];
  before: StatedValue | null;
  after: StatedValue | null;
}

/** What stated values of a file rest on: its sources by number. */
type Sources = ReadonlyMap<number, Source>;

interface Side {
  value: unknown;
  sources: Sources;
  /** Of the object around, for members that state none themselves. */
  ground: Ground;
}

interface Ground {
  confidence: Confidence | null;
  sources: readonly number[];
}

const NO_GROUND: Ground = { confidence: null, sources: [] };
const GROUND_KEYS: ReadonlySet<string> = new Set(['sources', 'confidence']);

/**
 * Every difference between two contents, by file, then in the order of the file. Total: contents whose files differ in any value
 * have a difference. The order of lists does not count, nor the numbers that a file gives its sources when a fact still cites the same ones.
 */
export function diffContent(before: Content, after: Content): FactChange[] {
  const changes: FactChange[] = [];
  const parts: [ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>][] = [
    [before.jurisdictions, after.jurisdictions],
    [before.multistate, after.multistate],
    [tablesOf(before), tablesOf(after)],
  ];
  for (const [old, fresh] of parts)
    for (const file of [...new Set([...old.keys(), ...fresh.keys()])].sort())
      compare(changes, { file, pointer: '' }, sideOf(old.get(file)), sideOf(fresh.get(file)));
  return changes;
}

function tablesOf({ reasons, reference }: Content): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([['reasons', reasons], ...(reference ? [['reference', reference] as const] : [])]);
}

function sideOf(file: unknown): Side {
  const listed = isRecord(file) && Array.isArray(file.sources) ? (file.sources as Source[]) : [];
  return { value: file, sources: new Map(listed.map((source) => [source.number, source])), ground: NO_GROUND };
}

function compare(changes: FactChange[], at: FactAddress, before: Side, after: Side): void {
  const [old, fresh] = [before.value, after.value];
  if (old === fresh) return;
  if (old === undefined || fresh === undefined) {
    const what: ChangeKind = old === undefined ? 'added' : 'removed';
    changes.push({ ...at, dated: false, what: [what], before: stated(before), after: stated(after) });
  } else if (isFact(old, fresh)) compareFact(changes, at, before, after);
  else if (isRecord(old) && isRecord(fresh)) compareObjects(changes, at, before, after);
  else if (namesOfBoth(old, fresh)) compareLists(changes, at, before, after);
  else if (canonicalJson(old) !== canonicalJson(fresh))
    changes.push({ ...at, dated: false, what: ['value-changed'], before: stated(before), after: stated(after) });
}

/** Lists of dated values, of which one may be empty. */
function isFact(old: unknown, fresh: unknown): boolean {
  return (
    Array.isArray(old) && Array.isArray(fresh) && old.length + fresh.length > 0 && [...old, ...fresh].every(isDated)
  );
}

function isDated(entry: unknown): entry is DatedValue<unknown> {
  return (
    isRecord(entry) &&
    ['value', 'from', 'to', 'sources', 'confidence', 'note'].every((key) => Object.hasOwn(entry, key))
  );
}

function compareFact(changes: FactChange[], at: FactAddress, before: Side, after: Side): void {
  const [old, fresh] = [before.value as DatedValue<unknown>[], after.value as DatedValue<unknown>[]];
  const days = [...new Set([...old, ...fresh].map((entry) => entry.from ?? ''))].sort();
  for (const day of days) {
    const was = old.find((entry) => (entry.from ?? '') === day);
    const is = fresh.find((entry) => (entry.from ?? '') === day);
    const [left, right] = [was ? statedDated(was, before.sources) : null, is ? statedDated(is, after.sources) : null];
    const what = left && right ? between(left, right) : [left ? ('removed' as const) : ('added' as const)];
    if (what.length > 0) changes.push({ ...at, dated: true, what, before: left, after: right });
  }
}

function between(old: StatedValue, fresh: StatedValue): ChangeKind[] {
  const what: ChangeKind[] = [];
  if (canonicalJson(old.value) !== canonicalJson(fresh.value)) what.push('value-changed');
  if (old.to !== fresh.to) what.push(old.to === null ? 'period-closed' : 'period-changed');
  return [...what, ...groundBetween(old, fresh)];
}

function groundBetween(old: StatedValue, fresh: StatedValue): ChangeKind[] {
  const what: ChangeKind[] = [];
  if (old.confidence !== fresh.confidence) what.push('confidence-changed');
  if (!sameSources(old.sources, fresh.sources)) what.push('source-changed');
  if (old.note !== fresh.note) what.push('note-changed');
  return what;
}

/** What a source says of itself (its title corrected, read again) is a change of the file's list, not of each fact that cites it. */
function sameSources(old: readonly CitedSource[], fresh: readonly CitedSource[]): boolean {
  const identity = (source: CitedSource) => source.url ?? source.title;
  return (
    old.length === fresh.length && old.every((source, index) => identity(source) === identity(fresh[index] ?? source))
  );
}

function compareObjects(changes: FactChange[], at: FactAddress, before: Side, after: Side): void {
  const [old, fresh] = [before.value as Record<string, unknown>, after.value as Record<string, unknown>];
  const grounded = hasGround(old) && hasGround(fresh);
  const [left, right] = [inside(before, old), inside(after, fresh)];
  if (grounded) {
    const [was, is] = [statedGround(left, old), statedGround(right, fresh)];
    const what = groundBetween(was, is);
    if (what.length > 0) changes.push({ ...at, dated: false, what, before: was, after: is });
  }
  for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (grounded && (GROUND_KEYS.has(key) || key === 'note')) continue;
    compare(changes, below(at, key), { ...left, value: old[key] }, { ...right, value: fresh[key] });
  }
}

/** Forms, number formats, rules: an object that cites sources and says how sure it is. */
function hasGround(value: Record<string, unknown>): boolean {
  return typeof value.confidence === 'string' && Array.isArray(value.sources);
}

function inside(side: Side, value: Record<string, unknown>): Side {
  if (!hasGround(value)) return side;
  return { ...side, ground: { confidence: value.confidence as Confidence, sources: value.sources as number[] } };
}

function compareLists(changes: FactChange[], at: FactAddress, before: Side, after: Side): void {
  const [old, fresh] = [byName(before.value as unknown[]), byName(after.value as unknown[])];
  for (const name of new Set([...old.keys(), ...fresh.keys()]))
    compare(changes, below(at, name), { ...before, value: old.get(name) }, { ...after, value: fresh.get(name) });
}

function byName(list: readonly unknown[]): Map<string, unknown> {
  return new Map((entryNames(list) ?? []).map((name, index) => [name, list[index]]));
}

function namesOfBoth(old: unknown, fresh: unknown): boolean {
  if (!Array.isArray(old) || !Array.isArray(fresh) || old.length + fresh.length === 0) return false;
  return [old, fresh].every((list) => list.length === 0 || entryNames(list) !== undefined);
}

function below({ file, pointer }: FactAddress, name: string): FactAddress {
  return { file, pointer: pointer === '' ? name : `${pointer}.${name}` };
}

function stated(side: Side): StatedValue | null {
  const { value, sources } = side;
  if (value === undefined) return null;
  const ground = isRecord(value) ? inside(side, value).ground : side.ground;
  const note = isRecord(value) && typeof value.note === 'string' ? value.note : null;
  return { value, from: null, to: null, confidence: ground.confidence, sources: cited(ground.sources, sources), note };
}

function statedDated(entry: DatedValue<unknown>, sources: Sources): StatedValue {
  const { value, from, to, confidence, note } = entry;
  return { value, from, to, confidence, sources: cited(entry.sources, sources), note };
}

function statedGround({ ground, sources }: Side, value: Record<string, unknown>): StatedValue {
  const note = typeof value.note === 'string' ? value.note : null;
  return {
    value: null,
    from: null,
    to: null,
    confidence: ground.confidence,
    sources: cited(ground.sources, sources),
    note,
  };
}

function cited(numbers: readonly number[], sources: Sources): CitedSource[] {
  return numbers.flatMap((number) => {
    const source = sources.get(number);
    if (!source) return [];
    const { number: _number, ...shown } = source;
    return [shown];
  });
}
