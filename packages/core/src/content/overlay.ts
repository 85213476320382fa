import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Content } from './content.ts';
import { type FactAddress, findPlace } from './fact-address.ts';
import { type ContentFile, withOverlaidFiles } from './parse-content.ts';
import { isRecord } from './read-json.ts';

/** What a seller holds to be the law where the content says otherwise, or nothing. */
export interface Overlay extends FactAddress {
  overlayId: string;
  /** As the content files write it. */
  value: unknown;
  /** Days the value holds, as in facts. */
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
  /** Last day the seller goes by it at all; afterwards the content speaks again. */
  expires: CalendarDate | null;
  reason: string;
  author: string;
  writtenOn: CalendarDate;
}

/** Why an overlay cannot be applied. */
export interface OverlayProblem {
  overlayId: string;
  message: string;
}

/** The content with every overlay that fits, and what is wrong with those that do not. */
export interface OverlaidContent {
  content: Content;
  problems: OverlayProblem[];
}

/** Whether the seller goes by it on a day; days it speaks of are another matter. */
export function isInForce({ expires }: Pick<Overlay, 'expires'>, today: CalendarDate): boolean {
  return expires === null || today <= expires;
}

/**
 * The content of a release as a seller reads it: its overlays in force today put over the facts they name. The files are read by the same
 * readers as every content file, so an overlay can say nothing that a file could not. The result is named after both:
 * `2026.11.2+3` is release 2026.11.2 with the overlays as of their third change.
 * @param files of the base; only those with overlays are read again
 */
export function overlaid(
  base: Content,
  files: readonly ContentFile[],
  overlays: readonly Overlay[],
  today: CalendarDate,
  named: { release: string; sha256: (text: string) => string },
): OverlaidContent {
  const inForce = overlays.filter((overlay) => isInForce(overlay, today)).sort(byAddress);
  const problems: OverlayProblem[] = [];
  const changed = new Map<string, ContentFile>();
  for (const overlay of inForce) {
    const path = pathOf(base, overlay.file);
    const file = path === undefined ? undefined : (changed.get(path) ?? files.find((entry) => entry.path === path));
    if (!file || !path)
      problems.push(problem(overlay, `there is no file ${overlay.file} that an overlay could change`));
    else {
      // Each is read by itself first, so that a problem is told of the overlay that has it.
      const next = { path, json: JSON.parse(JSON.stringify(file.json)) as unknown };
      const wrong = put(next.json, overlay, today) ?? faultOf(base, next);
      if (wrong === undefined) changed.set(path, next);
      else problems.push(problem(overlay, wrong));
    }
  }
  if (changed.size === 0) return { content: base, problems };
  const hash = named.sha256(
    `${base.hash}\n${canonicalJson(inForce.map(({ overlayId, value }) => [overlayId, value]))}\n${today}`,
  );
  const parsed = withOverlaidFiles(base, [...changed.values()], { release: named.release, hash });
  if ('content' in parsed) return { content: parsed.content, problems };
  throw new Error('Files that could be read one by one cannot be read together');
}

/** The fact an overlay is put over, as the base has it; undefined when the base has no such place. Its canonical text tells when it moved. */
export function baseValue(files: readonly ContentFile[], base: Content, address: FactAddress): unknown {
  const path = pathOf(base, address.file);
  const file = path === undefined ? undefined : files.find((entry) => entry.path === path);
  return file && findPlace(file.json, address.pointer)?.value;
}

function byAddress(a: Overlay, b: Overlay): number {
  const [left, right] = [`${a.file} ${a.pointer}`, `${b.file} ${b.pointer}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function problem({ overlayId }: Overlay, message: string): OverlayProblem {
  return { overlayId, message };
}

function pathOf(base: Content, file: string): string | undefined {
  if (base.jurisdictions.has(file)) return `jurisdictions/${file}.json`;
  return base.multistate.has(file) ? `multistate/${file}.json` : undefined;
}

function faultOf(base: Content, file: ContentFile): string | undefined {
  const parsed = withOverlaidFiles(base, [file], { release: base.release, hash: base.hash });
  if ('content' in parsed) return undefined;
  const [first] = parsed.problems;
  return first ? `${first.pointer} ${first.message}` : 'cannot be read';
}

/** What names, cites or doubts other facts is no fact itself. */
const NO_FACTS: ReadonlySet<string> = new Set([
  'code',
  'name',
  'sources',
  'conflicts',
  'unconfirmed',
  'forms',
  'idFormats',
  'details',
]);
const NO_MEMBERS: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'code',
  'sources',
  'confidence',
  'unconfirmedReasons',
  'issuer',
]);

function put(json: unknown, overlay: Overlay, today: CalendarDate): string | undefined {
  const { pointer } = overlay;
  const last = pointer.split('.').at(-1) ?? '';
  if (NO_FACTS.has(pointer) || NO_MEMBERS.has(last) || !isRecord(json))
    return `${pointer} is nothing that an overlay may change`;
  const found = findPlace(json, pointer);
  const holder = found?.holder ?? memberHolder(json, pointer);
  if (holder === undefined) return `there is nothing at ${pointer}`;
  const key = found?.key ?? last;
  const source = addSource(json, overlay);
  if (isDatedList(found?.value)) {
    assign(holder, key, withEntry(found.value, overlay, source));
    return undefined;
  }
  const speaks =
    (overlay.validFrom === null || overlay.validFrom <= today) &&
    (overlay.validTo === null || today <= overlay.validTo);
  if (!speaks) return undefined;
  assign(holder, key, overlay.value);
  // What the object around it rests on now includes the seller's word, first, so that a finding cites it.
  const ground = [holder, ...(found?.above ?? [])].find(
    (around) => isRecord(around) && Array.isArray(around.sources) && typeof around.confidence === 'string',
  );
  if (isRecord(ground) && ground !== json) {
    ground.sources = [source, ...(ground.sources as number[])];
    ground.confidence = 'second-hand';
  }
  return undefined;
}

/** A member that files leave out when it is null: its holder is there. */
function memberHolder(json: unknown, pointer: string): Record<string, unknown> | undefined {
  const end = pointer.lastIndexOf('.');
  const holder = end < 0 ? undefined : findPlace(json, pointer.slice(0, end))?.value;
  return isRecord(holder) ? holder : undefined;
}

function assign(holder: Record<string, unknown> | unknown[], key: string | number, value: unknown): void {
  (holder as Record<string | number, unknown>)[key] = value;
}

interface FileEntry {
  value: unknown;
  from?: CalendarDate;
  to?: CalendarDate;
  sources: number[];
  confidence: string;
  note?: string;
}

/** Whether a value of a content file is a fact with dated values; an empty list may be one. */
export function isDatedFact(value: unknown): boolean {
  return isDatedList(value);
}

/** Facts without a value yet are empty lists; other lists of that kind (forms, statements) cannot be overlaid whole. */
function isDatedList(value: unknown): value is FileEntry[] {
  return (
    Array.isArray(value) &&
    value.every(
      (entry) => isRecord(entry) && ['value', 'sources', 'confidence'].every((key) => Object.hasOwn(entry, key)),
    )
  );
}

function addSource(json: Record<string, unknown>, { author, reason, writtenOn }: Overlay): number {
  const listed = Array.isArray(json.sources) ? (json.sources as { number: number }[]) : [];
  const number = Math.max(0, ...listed.map((source) => source.number)) + 1;
  const title = `Overlay by ${author}: ${reason.trim()}`;
  json.sources = [...listed, { number, title, url: null, publisher: 'overlay', read: writtenOn }];
  return number;
}

/** The values of the fact with the overlay's in its days; what stood there is cut back to the days around them. */
function withEntry(entries: readonly FileEntry[], { value, validFrom, validTo }: Overlay, source: number): FileEntry[] {
  const own: FileEntry = {
    ...{ value, sources: [source], confidence: 'second-hand' },
    ...(validFrom === null ? {} : { from: validFrom }),
    ...(validTo === null ? {} : { to: validTo }),
  };
  const before = entries.flatMap((entry) => {
    if (validFrom === null || (entry.from !== undefined && entry.from >= validFrom)) return [];
    const end = addDays(validFrom, -1);
    return [entry.to !== undefined && entry.to < validFrom ? entry : { ...entry, to: end }];
  });
  const after = entries.flatMap((entry) => {
    if (validTo === null || (entry.to !== undefined && entry.to <= validTo)) return [];
    const start = addDays(validTo, 1);
    return [entry.from !== undefined && entry.from > validTo ? entry : { ...entry, from: start }];
  });
  return [...before, own, ...after];
}
