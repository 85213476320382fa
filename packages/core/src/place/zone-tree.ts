import { countyKey, findCountry, type Gazetteer, levelOfCode, placeKey } from './gazetteer.ts';
import { type Place, postalKey } from './place.ts';
import { ZONE_DEPTH, type ZoneLevel, type ZonePath } from './zone.ts';

/** The parts of a place below its subdivision, by the field of {@link Place} that holds them. */
type LowerPart = 'region' | 'county' | 'city' | 'district' | 'postalCode' | 'geocode';

/** A zone path taken apart, so that {@link zoneContains} compares strings only. */
export interface Zone {
  path: ZonePath;
  level: ZoneLevel;
  country: string;
  /** ISO 3166-2, or null when the path starts with a country. */
  subdivision: string | null;
  /** What the place must show, in order; the last one is the zone itself, those before it its parents. */
  parts: readonly { part: LowerPart; key: string }[];
  /** How narrow the zone is (see `ZONE_DEPTH`). */
  depth: number;
}

export type ZoneProblemCode =
  | 'zone-empty'
  | 'zone-country-unknown'
  | 'zone-state-unknown'
  | 'zone-level-mismatch'
  | 'zone-too-deep';

export interface ZoneProblem {
  problem: ZoneProblemCode;
  value: string;
}

const LOWER: readonly { level: ZoneLevel; part: LowerPart }[] = [
  { level: 'COUNTY', part: 'county' },
  { level: 'CITY', part: 'city' },
  { level: 'DISTRICT', part: 'district' },
  { level: 'POSTCODE', part: 'postalCode' },
  { level: 'GEOCODE', part: 'geocode' },
];

/**
 * Reads a zone path. The last part stands at `level`; the parts before it fill the levels from the county down, and an empty
 * part means "not said": `US-TX/Travis/Austin` and `US-TX//Austin` are both cities, `US-TX/78701` a postcode.
 */
export function readZone(path: ZonePath, level: ZoneLevel, gazetteer: Gazetteer): Zone | ZoneProblem {
  const [head = '', ...rest] = path.split('/').map((part) => part.trim());
  if (head === '') return { problem: 'zone-empty', value: path };
  const code = head.toUpperCase();
  const country = findCountry(code.slice(0, 2), gazetteer);
  if (country === undefined || !HEAD.test(code)) return { problem: 'zone-country-unknown', value: head };
  const own = country.partOf?.code ?? (code.length > 2 ? code : null);
  if (own !== null && country.partOf === null && country.subdivisions.size > 0 && !gazetteer.subdivisions.has(own)) {
    return { problem: 'zone-state-unknown', value: head };
  }
  const countryCode = country.partOf?.country ?? country.code;
  const base = { path, level, country: countryCode, subdivision: own, depth: ZONE_DEPTH[level] };
  if (rest.length === 0) {
    const expected = ZONE_DEPTH[levelOfCode(own ?? countryCode, gazetteer)];
    return expected === base.depth ? { ...base, parts: [] } : { problem: 'zone-level-mismatch', value: path };
  }
  const parts = lowerParts(rest, level, own === null, countryCode, gazetteer);
  return parts === null ? { problem: 'zone-too-deep', value: path } : { ...base, parts };
}

const HEAD = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

function lowerParts(
  names: readonly string[],
  level: ZoneLevel,
  mayHaveRegion: boolean,
  country: string,
  gazetteer: Gazetteer,
): Zone['parts'] | null {
  const last = names[names.length - 1] ?? '';
  const parents = names.slice(0, -1);
  const own = LOWER.find((entry) => entry.level === level)?.part ?? (ZONE_DEPTH[level] === 1 ? 'region' : undefined);
  if (last === '' || own === undefined || (own === 'region' && !mayHaveRegion)) return null;
  const above = LOWER.filter((entry) => ZONE_DEPTH[entry.level] < ZONE_DEPTH[level]);
  if (parents.length > above.length) return null;
  const parts: { part: LowerPart; key: string }[] = [];
  for (const [index, name] of parents.entries()) {
    const part = above[index]?.part;
    if (part !== undefined && name !== '') parts.push({ part, key: partKey(part, name, country, gazetteer) });
  }
  parts.push({ part: own, key: partKey(own, last, country, gazetteer) });
  return parts;
}

function partKey(part: LowerPart, name: string, country: string, gazetteer: Gazetteer): string {
  if (part === 'county') return countyKey(name, gazetteer);
  if (part === 'postalCode') return postalKey(name, country);
  if (part === 'geocode') return name.replace(/[\s-]/g, '').toLowerCase();
  return placeKey(name);
}

export function isZone(read: Zone | ZoneProblem): read is Zone {
  return !('problem' in read);
}

/**
 * True when the place lies in the zone: same country and subdivision, the zone's own part named by the place, and no parent
 * part contradicted. A parent the address leaves out (the county of a city) does not speak against it, since most
 * addresses leave it out; a place that leaves out the zone's own part is not in it.
 */
export function zoneContains(zone: Zone, place: Place): boolean {
  if (zone.country !== place.country) return false;
  if (zone.subdivision !== null && zone.subdivision !== place.subdivision) return false;
  const parts = zone.parts;
  const own = parts.length - 1;
  for (let index = own; index >= 0; index--) {
    const wanted = parts[index];
    if (wanted === undefined) return false;
    const has = place[wanted.part];
    if (has !== wanted.key && (has !== '' || index === own)) return false;
  }
  return true;
}

/** True when `narrow` can never lead outside `wide` (both paths read with the same gazetteer). */
export function zoneCovers(wide: Zone, narrow: Zone): boolean {
  if (wide.country !== narrow.country) return false;
  if (wide.subdivision !== null && wide.subdivision !== narrow.subdivision) return false;
  return wide.parts.every((part) => narrow.parts.some((other) => other.part === part.part && other.key === part.key));
}
