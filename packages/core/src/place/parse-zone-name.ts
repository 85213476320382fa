import type { TaxDataType } from '../certificate/certificate.ts';
import { findCountry, type Gazetteer, type GazetteerCountry, placeKey } from './gazetteer.ts';
import type { ZoneLevel, ZonePath } from './zone.ts';

export type ZoneNameProblem = 'zone-name-blank' | 'zone-name-unknown';

/**
 * The zone a file names: for `US` a state by its full name or code, or the country itself; for `INTL` a country, EU members
 * also as `EU.GERMANY`, and a province as `CANADA.ONTARIO`. ISO codes are taken in both trees (spec §5.5).
 */
export function parseZoneName(
  text: string,
  taxDataType: TaxDataType,
  gazetteer: Gazetteer,
): { zone: ZonePath; zoneLevel: ZoneLevel } | { problem: ZoneNameProblem; value: string } {
  const name = text.trim();
  if (name === '') return { problem: 'zone-name-blank', value: text };
  const found =
    taxDataType === 'US' ? unitedStatesZone(name, gazetteer) : (abroad(name, gazetteer) ?? dotted(name, gazetteer));
  return found ?? { problem: 'zone-name-unknown', value: text };
}

type Found = { zone: ZonePath; zoneLevel: ZoneLevel };

function unitedStatesZone(name: string, gazetteer: Gazetteer): Found | undefined {
  for (const country of gazetteer.countries.values()) {
    if (country.taxDataType !== 'US') continue;
    const state = country.subdivisions.get(placeKey(name));
    if (state !== undefined) return { zone: state.code, zoneLevel: state.level };
  }
  const country = findCountry(name, gazetteer);
  return country?.taxDataType === 'US' ? { zone: country.code, zoneLevel: 'COUNTRY' } : undefined;
}

function abroad(name: string, gazetteer: Gazetteer): Found | undefined {
  const country = findCountry(name, gazetteer);
  if (country !== undefined) return isAbroad(country) ? { zone: country.code, zoneLevel: 'COUNTRY' } : undefined;
  const subdivision = gazetteer.subdivisions.get(name.toUpperCase());
  if (subdivision === undefined) return undefined;
  const owner = findCountry(subdivision.country, gazetteer);
  return owner !== undefined && isAbroad(owner) ? { zone: subdivision.code, zoneLevel: subdivision.level } : undefined;
}

function dotted(name: string, gazetteer: Gazetteer): Found | undefined {
  const dot = name.indexOf('.');
  if (dot < 1) return undefined;
  const prefix = name.slice(0, dot);
  const rest = name.slice(dot + 1);
  const member = findCountry(rest, gazetteer);
  if (member !== undefined && member.union === prefix.toUpperCase()) return { zone: member.code, zoneLevel: 'COUNTRY' };
  const owner = findCountry(prefix, gazetteer);
  if (owner === undefined || !isAbroad(owner)) return undefined;
  const part = owner.subdivisions.get(placeKey(rest));
  return part === undefined ? undefined : { zone: part.code, zoneLevel: part.level };
}

function isAbroad(country: GazetteerCountry): boolean {
  return country.taxDataType === 'INTL' && country.partOf === null;
}
