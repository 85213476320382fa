import { readFile } from 'node:fs/promises';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '@bonafide/core/place/gazetteer.ts';

/** What other capabilities may ask of the law in force. */
export { loadContent } from './content-library.ts';
export { type LawInForce, type LawSpec, Laws } from './laws.ts';
export { ReleaseShelf } from './release-shelf.ts';

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
}

/**
 * The examples that prove a check, in the order they are written; empty for a check without any. `id` must come from the
 * catalogue, since it names the file.
 */
export async function loadCheckCases(id: string): Promise<CheckCase[]> {
  const cases = await readJson<{ name: string; expect: unknown }[]>(`cases/checks/${id}.json`).catch(missingIsEmpty);
  return cases.map(({ name, expect }) => ({
    name,
    expect: typeof expect === 'string' ? (expect as CheckCase['expect']) : 'finding',
  }));
}

function missingIsEmpty(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
