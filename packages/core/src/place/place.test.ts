import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildGazetteer, type PlacesContent } from './gazetteer.ts';
import { parseZoneName } from './parse-zone-name.ts';
import { findPlace, isPlace, type PlaceNames } from './place.ts';
import type { ZoneLevel } from './zone.ts';
import { isZone, readZone, zoneContains, zoneCovers } from './zone-tree.ts';

const content = JSON.parse(
  readFileSync(new URL('../../../../content/places.json', import.meta.url), 'utf8'),
) as PlacesContent;
const gazetteer = buildGazetteer(content);

function zone(path: string, level: ZoneLevel) {
  const read = readZone(path, level, gazetteer);
  if (!isZone(read)) throw new Error(`${path}: ${read.problem}`);
  return read;
}

function place(names: PlaceNames) {
  const found = findPlace(names, gazetteer);
  if (!isPlace(found)) throw new Error(found.problem);
  return found;
}

describe('finding a place', () => {
  test.each([
    [{ country: 'US', state: 'TX' }, 'US', 'US-TX'],
    [{ country: 'USA', state: 'Texas' }, 'US', 'US-TX'],
    [{ country: 'united states', state: 'texas' }, 'US', 'US-TX'],
    [{ country: 'United States of America', province: ' TX ' }, 'US', 'US-TX'],
    [{ country: 'US', state: 'US-TX' }, 'US', 'US-TX'],
    [{ country: 'US', state: 'TX', province: 'Texas' }, 'US', 'US-TX'],
    [{ country: 'US', state: 'Washington D.C.' }, 'US', 'US-DC'],
    [{ country: 'PRI' }, 'US', 'US-PR'],
    [{ country: 'Puerto Rico' }, 'US', 'US-PR'],
    [{ country: 'CAN', province: 'Québec' }, 'CA', 'CA-QC'],
    [{ country: 'CA', province: 'quebec' }, 'CA', 'CA-QC'],
    [{ country: 'US' }, 'US', null],
    [{ country: 'DE', province: 'BY' }, 'DE', 'DE-BY'],
    [{ country: 'Germany', province: 'Bayern' }, 'DE', null],
    [{ country: "Côte d'Ivoire" }, 'CI', null],
    [{ country: 'Antigua and Barbuda' }, 'AG', null],
  ])('%j is %s, %s', (names, country, subdivision) => {
    expect(place(names)).toMatchObject({ country, subdivision });
  });

  test.each([
    [undefined, 'ship-to-missing'],
    [{ state: 'TX' }, 'ship-to-country-missing'],
    [{ country: ' ', state: 'TX' }, 'ship-to-country-missing'],
    [{ country: 'Atlantis' }, 'ship-to-country-unknown'],
    [{ country: 'US', state: 'Texass' }, 'ship-to-state-unknown'],
    [{ country: 'CA', province: 'TX' }, 'ship-to-state-unknown'],
    [{ country: 'US', state: 'TX', province: 'OH' }, 'ship-to-state-conflict'],
  ])('%j is a problem: %s', (names, problem) => {
    expect(findPlace(names, gazetteer)).toHaveProperty('problem', problem);
  });

  test('a default country serves an address without one', () => {
    expect(findPlace({ state: 'TX' }, gazetteer, 'US')).toMatchObject({ subdivision: 'US-TX' });
    expect(findPlace({ country: 'CA', province: 'ON' }, gazetteer, 'US')).toMatchObject({ subdivision: 'CA-ON' });
  });

  test('ZIP codes are compared by five digits, ZIP+4 by nine', () => {
    expect(place({ country: 'US', state: 'TX', postalCode: '78701-1234' })).toMatchObject({
      postalCode: '78701',
      geocode: '787011234',
    });
    expect(place({ country: 'US', state: 'TX', postalCode: '78701', geocode: '1234' }).geocode).toBe('787011234');
    expect(place({ country: 'GB', postalCode: 'SW1A 1AA' }).postalCode).toBe('sw1a1aa');
  });
});

describe('a zone contains a place', () => {
  const austin = { country: 'US', state: 'TX', county: 'Travis', city: 'Austin', postalCode: '78701' };
  test.each<[string, ZoneLevel, PlaceNames, boolean]>([
    ['US', 'COUNTRY', austin, true],
    ['US-TX', 'STATE', austin, true],
    ['US-OH', 'STATE', austin, false],
    ['US-TX/Travis', 'COUNTY', austin, true],
    ['US-TX/travis', 'COUNTY', { ...austin, county: 'TRAVIS COUNTY' }, true],
    ['US-TX/Travis County', 'COUNTY', austin, true],
    ['US-TX/Hays', 'COUNTY', austin, false],
    ['US-TX/Travis', 'COUNTY', { country: 'US', state: 'TX', city: 'Austin' }, false],
    ['US-TX/Travis/Austin', 'CITY', austin, true],
    ['US-TX/Travis/Austin', 'CITY', { country: 'US', state: 'TX', city: 'Austin' }, true],
    ['US-TX/Travis/Austin', 'CITY', { country: 'US', state: 'TX', county: 'Hays', city: 'Austin' }, false],
    ['US-TX/Travis/Austin', 'CITY', { country: 'US', state: 'TX', county: 'Travis' }, false],
    ['US-TX//Austin', 'CITY', austin, true],
    ['US-TX/Austin', 'CITY', austin, true],
    ['US-MN/Austin', 'CITY', austin, false],
    ['US-TX/Travis/Austin/Transit', 'DISTRICT', { ...austin, district: 'transit' }, true],
    ['US-TX/Travis/Austin/Transit', 'DISTRICT', austin, false],
    ['US-TX/78701', 'POSTCODE', { ...austin, postalCode: '78701-9999' }, true],
    ['US-TX/78702', 'POSTCODE', austin, false],
    ['US-TX/78701-1234', 'GEOCODE', { ...austin, postalCode: '78701-1234' }, true],
    ['DE', 'COUNTRY', { country: 'Germany' }, true],
    ['DE/Bayern', 'PROVINCE', { country: 'DE', province: 'bayern' }, true],
    ['DE-BY', 'PROVINCE', { country: 'DE', province: 'BY' }, true],
    ['CA-BC', 'PROVINCE', { country: 'Canada', province: 'British Columbia' }, true],
    ['US', 'COUNTRY', { country: 'PR' }, true],
    ['PR', 'STATE', { country: 'US', state: 'Puerto Rico' }, true],
  ])('%s (%s), %j: %s', (path, level, names, expected) => {
    expect(zoneContains(zone(path, level), place(names))).toBe(expected);
  });

  test.each<[string, ZoneLevel, string]>([
    ['', 'STATE', 'zone-empty'],
    ['XX', 'COUNTRY', 'zone-country-unknown'],
    ['Texas', 'STATE', 'zone-country-unknown'],
    ['US-ZZ', 'STATE', 'zone-state-unknown'],
    ['US-TX', 'CITY', 'zone-level-mismatch'],
    ['US', 'STATE', 'zone-level-mismatch'],
    ['US-TX/Travis', 'STATE', 'zone-too-deep'],
    ['US-TX/Travis/Austin', 'COUNTY', 'zone-too-deep'],
    ['US-TX/Travis/', 'CITY', 'zone-too-deep'],
  ])('%j as %s cannot be read: %s', (path, level, problem) => {
    expect(readZone(path, level, gazetteer)).toHaveProperty('problem', problem);
  });

  test('a zone covers those within it and no others', () => {
    expect(zoneCovers(zone('US', 'COUNTRY'), zone('US-TX', 'STATE'))).toBe(true);
    expect(zoneCovers(zone('US-TX', 'STATE'), zone('US-TX/Travis/Austin', 'CITY'))).toBe(true);
    expect(zoneCovers(zone('US-TX/Travis', 'COUNTY'), zone('US-TX/Travis/Austin', 'CITY'))).toBe(true);
    expect(zoneCovers(zone('US-TX/Travis', 'COUNTY'), zone('US-TX/Austin', 'CITY'))).toBe(false);
    expect(zoneCovers(zone('US-TX', 'STATE'), zone('US', 'COUNTRY'))).toBe(false);
  });
});

describe('zone names of the files', () => {
  test.each([
    ['Texas', 'US', 'US-TX', 'STATE'],
    ['NEW YORK', 'US', 'US-NY', 'STATE'],
    ['Georgia', 'US', 'US-GA', 'STATE'],
    ['Georgia', 'INTL', 'GE', 'COUNTRY'],
    ['United States', 'US', 'US', 'COUNTRY'],
    ['TX', 'US', 'US-TX', 'STATE'],
    ['CA', 'US', 'US-CA', 'STATE'],
    ['CA', 'INTL', 'CA', 'COUNTRY'],
    ['EU.GERMANY', 'INTL', 'DE', 'COUNTRY'],
    ['eu.france', 'INTL', 'FR', 'COUNTRY'],
    ['CANADA.ONTARIO', 'INTL', 'CA-ON', 'PROVINCE'],
    ['CA-BC', 'INTL', 'CA-BC', 'PROVINCE'],
  ] as const)('%s in the %s tree is %s (%s)', (name, tree, path, zoneLevel) => {
    expect(parseZoneName(name, tree, gazetteer)).toEqual({ zone: path, zoneLevel });
  });

  test.each([
    ['', 'US', 'zone-name-blank'],
    ['  ', 'INTL', 'zone-name-blank'],
    ['Atlantis', 'US', 'zone-name-unknown'],
    ['Germany', 'US', 'zone-name-unknown'],
    ['Texas', 'INTL', 'zone-name-unknown'],
    ['United States', 'INTL', 'zone-name-unknown'],
    ['EU.JAPAN', 'INTL', 'zone-name-unknown'],
  ] as const)('%j in the %s tree: %s', (name, tree, problem) => {
    expect(parseZoneName(name, tree, gazetteer)).toHaveProperty('problem', problem);
  });
});

describe('the content of places', () => {
  test('has each code once, in its ISO shape', () => {
    const countries = content.countries.map((country) => country.code);
    expect(new Set(countries).size).toBe(countries.length);
    expect(countries.length).toBe(249);
    expect(new Set(content.countries.map((country) => country.alpha3)).size).toBe(249);
    for (const country of content.countries) expect(country.code + country.alpha3).toMatch(/^[A-Z]{5}$/);
    for (const subdivision of content.subdivisions) expect(subdivision.code).toMatch(/^(US|CA)-[A-Z]{2}$/);
    expect(content.subdivisions.filter((subdivision) => subdivision.code.startsWith('US-')).length).toBe(57);
  });

  test('a name that would stand for two places is a defect', () => {
    const twice = { countySuffixes: [], subdivisions: [], countries: content.countries.slice(0, 1) };
    const [first] = twice.countries;
    const clash = { code: 'ZZ', alpha3: 'ZZZ', name: first?.name ?? '' };
    expect(() => buildGazetteer({ ...twice, countries: [...twice.countries, clash] })).toThrow('names both');
  });
});
