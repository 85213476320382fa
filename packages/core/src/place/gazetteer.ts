import type { TaxDataType } from '../certificate/certificate.ts';
import type { ZoneLevel } from './zone.ts';

/** A country as `content/places.json` tells it. Codes are ISO 3166-1. */
export interface CountryFact {
  code: string;
  alpha3: string;
  name: string;
  aliases?: string[];
  /** Prefix under which a file may name it: `EU` for `EU.GERMANY`. */
  union?: string;
  /** The subdivision this country's code stands for in another country's tree (`PR` → `US-PR`). */
  partOf?: string;
  taxDataType?: TaxDataType;
  subdivisionLevel?: 'STATE' | 'PROVINCE';
}

/** A first subdivision of a country. `code` is ISO 3166-2 (`US-TX`). */
export interface SubdivisionFact {
  code: string;
  name: string;
  aliases?: string[];
}

/** The part of `content/places.json` that the code reads. */
export interface PlacesContent {
  countySuffixes: string[];
  countries: CountryFact[];
  subdivisions: SubdivisionFact[];
}

export interface GazetteerCountry {
  code: string;
  name: string;
  union: string | null;
  partOf: GazetteerSubdivision | null;
  taxDataType: TaxDataType;
  subdivisionLevel: 'STATE' | 'PROVINCE';
  /** By normalised name, by the part after the hyphen and by the whole code; empty when we hold no list for the country. */
  subdivisions: ReadonlyMap<string, GazetteerSubdivision>;
}

export interface GazetteerSubdivision {
  code: string;
  name: string;
  country: string;
  level: 'STATE' | 'PROVINCE';
}

/** Names and codes of places, ready for look-up. Built once from content by {@link buildGazetteer}. */
export interface Gazetteer {
  /** By normalised name, alias, 2-letter and 3-letter code. */
  countries: ReadonlyMap<string, GazetteerCountry>;
  /** By ISO 3166-2 code in upper case. */
  subdivisions: ReadonlyMap<string, GazetteerSubdivision>;
  countySuffixes: readonly string[];
}

/**
 * The form in which names of places are compared: no letter case, no accents, `&` as `and`, no full stops, single spaces.
 * `St. Croix` and `ST CROIX` are one name; `Saint Croix` is another.
 */
export function placeKey(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[.’'`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Names that need no more than lower case: the bulk of what arrives, so the long way is spared. */
const PLAIN = /^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/;

/** {@link placeKey} of a county, without `County`, `Parish` and the like at its end, unless nothing else would remain. */
export function countyKey(name: string, gazetteer: Gazetteer): string {
  const key = placeKey(name);
  for (const suffix of gazetteer.countySuffixes) {
    if (key.length > suffix.length + 1 && key.endsWith(suffix) && key[key.length - suffix.length - 1] === ' ') {
      return key.slice(0, -suffix.length - 1);
    }
  }
  return key;
}

/** Builds the look-up value. Throws (a defect of the content) when one name would stand for two places of a kind. */
export function buildGazetteer(content: PlacesContent): Gazetteer {
  const subdivisions = new Map<string, GazetteerSubdivision>();
  const byCountry = new Map<string, Map<string, GazetteerSubdivision>>();
  const levels = new Map(content.countries.map((country) => [country.code, country.subdivisionLevel ?? 'PROVINCE']));
  for (const fact of content.subdivisions) {
    const country = fact.code.slice(0, 2);
    const entry: GazetteerSubdivision = {
      code: fact.code,
      name: fact.name,
      country,
      level: levels.get(country) ?? 'PROVINCE',
    };
    subdivisions.set(fact.code, entry);
    const names = byCountry.get(country) ?? new Map<string, GazetteerSubdivision>();
    byCountry.set(country, names);
    for (const name of [fact.code, fact.code.slice(3), fact.name, ...(fact.aliases ?? [])]) setOnce(names, name, entry);
  }
  const countries = new Map<string, GazetteerCountry>();
  for (const fact of content.countries) {
    const entry: GazetteerCountry = {
      code: fact.code,
      name: fact.name,
      union: fact.union ?? null,
      partOf: fact.partOf === undefined ? null : (subdivisions.get(fact.partOf) ?? null),
      taxDataType: fact.taxDataType ?? 'INTL',
      subdivisionLevel: fact.subdivisionLevel ?? 'PROVINCE',
      subdivisions: byCountry.get(fact.code) ?? new Map(),
    };
    for (const name of [fact.code, fact.alpha3, fact.name, ...(fact.aliases ?? [])]) setOnce(countries, name, entry);
  }
  return { countries, subdivisions, countySuffixes: content.countySuffixes.map(placeKey) };
}

function setOnce<T extends { code: string }>(names: Map<string, T>, name: string, entry: T): void {
  const key = placeKey(name);
  const before = names.get(key);
  if (before !== undefined && before.code !== entry.code) {
    throw new Error(`places: "${name}" names both ${before.code} and ${entry.code}`);
  }
  names.set(key, entry);
}

/** The country a text names (`US`, `USA`, `United States`), or undefined. */
export function findCountry(text: string, gazetteer: Gazetteer): GazetteerCountry | undefined {
  return gazetteer.countries.get(placeKey(text));
}

/** Level of a country's or subdivision's code as a zone: `US` COUNTRY, `US-TX` STATE, `CA-BC` PROVINCE. */
export function levelOfCode(code: string, gazetteer: Gazetteer): ZoneLevel {
  if (code.length === 2) return 'COUNTRY';
  return gazetteer.countries.get(code.slice(0, 2).toLowerCase())?.subdivisionLevel ?? 'PROVINCE';
}
