import { readFile } from 'node:fs/promises';
import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '@bonafide/core/place/gazetteer.ts';

/** What other capabilities may ask of the law in force. */
export { loadContent } from './content-library.ts';

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../../../content/${name}`, import.meta.url), 'utf8')) as T;
}

/** The catalogue of all checks, written or not; held against the registry by a test of the core. */
export function loadCheckCatalogue(): Promise<CheckCatalogue> {
  return readJson<CheckCatalogue>('checks.json');
}

/** Names and codes of places. */
export async function loadGazetteer(): Promise<Gazetteer> {
  return buildGazetteer(await readJson<PlacesContent>('places.json'));
}
