import { readFile } from 'node:fs/promises';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '@bonafide/core/place/gazetteer.ts';

export { acceptedReleases, acceptRelease, startOnNewest } from './accepted-releases.ts';
/** What other capabilities may ask of the law in force. */
export { loadContent } from './content-library.ts';
export { type LawInForce, type LawSpec, Laws } from './laws.ts';
export { insertOverlay, listOverlays, type NewOverlay, type OverlayRecord, withdrawOverlay } from './overlays-store.ts';
export { type OpenRelease, ReleaseShelf } from './release-shelf.ts';

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../../../content/${name}`, import.meta.url), 'utf8')) as T;
}

/** The catalogue of all checks, written or not; held against the registry by a test of the core. */
export function loadCheckCatalogue(): Promise<CheckCatalogue> {
  return readJson<CheckCatalogue>('checks.json');
}

/** Names and codes of places, as they are written down. */
export function loadPlaces(): Promise<PlacesContent> {
  return readJson<PlacesContent>('places.json');
}

/** Names and codes of places. */
export async function loadGazetteer(): Promise<Gazetteer> {
  return buildGazetteer(await loadPlaces());
}

/** One example of a check, as its test runs it: what the paper is like, and what the check must answer. */
export interface CheckCase {
  name: string;
  expect: 'finding' | 'pass' | 'not-applicable' | 'could-not-check';
  /** In what it differs from the good certificate all examples start from; null: the value is missing. */
  given: { path: string; value: string | null }[];
  /** Places a finding points at, by JSON pointer. */
  found: string[];
}

interface WrittenCase {
  name: string;
  given: unknown;
  asOf?: string;
  expect: string | { path: string } | { path: string }[];
}

/**
 * The examples that prove a check, in the order they are written; empty for a check without any. `id` must come from the
 * catalogue, since it names the file.
 */
export async function loadCheckCases(id: string): Promise<CheckCase[]> {
  const cases = await readJson<WrittenCase[]>(`cases/checks/${id}.json`).catch(missingIsEmpty);
  return cases.map(({ name, expect, given, asOf }) => ({
    name,
    expect: typeof expect === 'string' ? (expect as CheckCase['expect']) : 'finding',
    given: [...leavesOf(given, ''), ...(asOf === undefined ? [] : [{ path: '/asOf', value: asOf }])],
    found: typeof expect === 'string' ? [] : [expect].flat().map(({ path }) => path),
  }));
}

/** Single values below a value, each with its place. What stands in the certificate is named as in findings, without its prefix. */
function leavesOf(value: unknown, path: string): CheckCase['given'] {
  const place = path.replace(/^\/certificate(?=\/)/, '');
  if (value === null) return [{ path: place, value: null }];
  if (Array.isArray(value) && value.length === 0) return [{ path: place, value: null }];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return [{ path: place, value: value.join(', ') }];
  if (typeof value !== 'object') return [{ path: place, value: String(value) }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${path}/${key}`));
}

/** How many examples of a check there are, by what it must answer. */
export function countCases(cases: readonly CheckCase[]): Record<CheckCase['expect'], number> {
  const count = (expect: CheckCase['expect']) => cases.filter((one) => one.expect === expect).length;
  return {
    finding: count('finding'),
    pass: count('pass'),
    'not-applicable': count('not-applicable'),
    'could-not-check': count('could-not-check'),
  };
}

function missingIsEmpty(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
