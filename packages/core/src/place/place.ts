import type { TaxDataType } from '../certificate/certificate.ts';
import { countyKey, findCountry, type Gazetteer, type GazetteerCountry, placeKey } from './gazetteer.ts';

/** Parts of an address that place a sale, as typed: names or codes (`TX`, `Texas`, `US`, `USA`, `United States`). */
export interface PlaceNames {
  country?: string;
  province?: string;
  state?: string;
  county?: string;
  city?: string;
  district?: string;
  postalCode?: string;
  geocode?: string;
}

/** A place found in the tree. The parts below the subdivision are keys for comparing, empty when not given. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 of the state or province, null when none was given or the country has no list of ours. */
  subdivision: string | null;
  /** For words: `Texas`, else the country's name. */
  name: string;
  taxDataType: TaxDataType;
  /** Name key of a subdivision we hold no list for. */
  region: string;
  county: string;
  city: string;
  district: string;
  /** US: the five digits; elsewhere without spaces, lower case. */
  postalCode: string;
  /** US: nine digits. */
  geocode: string;
}

export type PlaceProblemCode =
  | 'ship-to-missing'
  | 'ship-to-country-missing'
  | 'ship-to-country-unknown'
  | 'ship-to-state-unknown'
  | 'ship-to-state-conflict';

/** Why a place could not be found; `value` is the text that was not understood. */
export interface PlaceProblem {
  problem: PlaceProblemCode;
  value: string;
}

/**
 * Finds the place that names and codes mean. An unknown country or state is a problem, never a guess.
 * `defaultCountry` (ISO 3166-1 alpha-2) serves an address without one; null makes that a problem (spec §2.1, country default).
 */
export function findPlace(
  names: PlaceNames | undefined,
  gazetteer: Gazetteer,
  defaultCountry: string | null = null,
): Place | PlaceProblem {
  if (names === undefined) return { problem: 'ship-to-missing', value: '' };
  const known = namesStateAlone(names) ? foundBefore(names, gazetteer) : undefined;
  if (known !== undefined) return known;
  const found = readPlace(names, gazetteer, defaultCountry);
  if (namesStateAlone(names) && isPlace(found)) remember(names, found, gazetteer);
  return found;
}

type StateAlone = { country: string; state: string };

/** Most sales name a country and a state and no more, of which there are few: they are read once. */
function namesStateAlone(names: PlaceNames): names is StateAlone {
  return (
    names.country !== undefined &&
    names.state !== undefined &&
    names.province === undefined &&
    names.county === undefined &&
    names.city === undefined &&
    names.district === undefined &&
    names.postalCode === undefined &&
    names.geocode === undefined
  );
}

const seen = new WeakMap<Gazetteer, Map<string, Map<string, Place>>>();
/** Spellings remembered of one country; whoever sends more has them read anew. */
const SPELLINGS_MAX = 1000;

function foundBefore({ country, state }: StateAlone, gazetteer: Gazetteer): Place | undefined {
  return seen.get(gazetteer)?.get(country)?.get(state);
}

function remember({ country, state }: StateAlone, place: Place, gazetteer: Gazetteer): void {
  const countries = seen.get(gazetteer) ?? new Map<string, Map<string, Place>>();
  const states = countries.get(country) ?? new Map<string, Place>();
  if (countries.size >= SPELLINGS_MAX || states.size >= SPELLINGS_MAX) return;
  seen.set(gazetteer, countries.set(country, states.set(state, place)));
}

function readPlace(names: PlaceNames, gazetteer: Gazetteer, defaultCountry: string | null): Place | PlaceProblem {
  const countryText = given(names.country) ?? defaultCountry;
  if (countryText === null) return { problem: 'ship-to-country-missing', value: '' };
  const country = findCountry(countryText, gazetteer);
  if (country === undefined) return { problem: 'ship-to-country-unknown', value: countryText };
  if (country.partOf !== null) return placeIn(country.partOf.country, country.partOf, '', names, gazetteer);
  const state = given(names.state);
  const province = given(names.province);
  const first = state ?? province;
  if (first === null) return placeIn(country.code, null, '', names, gazetteer);
  if (state !== null && province !== null && subdivisionKey(state, country) !== subdivisionKey(province, country)) {
    return { problem: 'ship-to-state-conflict', value: `${state} / ${province}` };
  }
  if (country.subdivisions.size === 0) return placeIn(country.code, null, first, names, gazetteer);
  const subdivision = country.subdivisions.get(placeKey(first));
  if (subdivision === undefined) return { problem: 'ship-to-state-unknown', value: first };
  return placeIn(country.code, subdivision, '', names, gazetteer);
}

export function isPlace(found: Place | PlaceProblem): found is Place {
  return !('problem' in found);
}

function given(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

function subdivisionKey(text: string, country: GazetteerCountry): string {
  return country.subdivisions.get(placeKey(text))?.code ?? placeKey(text);
}

function placeIn(
  countryCode: string,
  subdivision: { code: string; name: string } | null,
  region: string,
  names: PlaceNames,
  gazetteer: Gazetteer,
): Place {
  const country = gazetteer.countries.get(countryCode.toLowerCase());
  const postal = postalKey(names.postalCode ?? '', countryCode);
  return {
    country: countryCode,
    subdivision: subdivision?.code ?? regionCode(region, countryCode),
    name: subdivision?.name ?? country?.name ?? countryCode,
    taxDataType: country?.taxDataType ?? 'INTL',
    region: region === '' ? '' : placeKey(region),
    county: names.county ? countyKey(names.county, gazetteer) : '',
    city: names.city ? placeKey(names.city) : '',
    district: names.district ? placeKey(names.district) : '',
    postalCode: postal,
    geocode: geocodeKey(names, countryCode, postal),
  };
}

/** Where we hold no list, a short code is taken as the ISO 3166-2 part (`DE` + `BY` → `DE-BY`); a name stays a name. */
function regionCode(region: string, countryCode: string): string | null {
  return /^[A-Za-z0-9]{1,3}$/.test(region) ? `${countryCode}-${region.toUpperCase()}` : null;
}

/** The compared form of a postcode: US ZIP codes by their first five digits, others without spaces. */
export function postalKey(text: string, country: string): string {
  if (text === '') return '';
  const compact = text.replace(/[\s-]/g, '').toLowerCase();
  return country === 'US' ? compact.slice(0, 5) : compact;
}

function geocodeKey(names: PlaceNames, country: string, postal: string): string {
  if (!names.geocode && !names.postalCode) return '';
  const code = (names.geocode ?? '').replace(/[\s-]/g, '').toLowerCase();
  if (country !== 'US') return code;
  if (code.length === 4 && postal.length === 5) return postal + code;
  if (code !== '') return code;
  const whole = (names.postalCode ?? '').replace(/[\s-]/g, '');
  return whole.length === 9 ? whole : '';
}
