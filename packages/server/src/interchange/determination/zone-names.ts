import type { TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import type { ZoneLevel, ZonePath } from '@bonafide/core/place/zone.ts';

export interface NamedZone {
  zone: ZonePath;
  zoneLevel: ZoneLevel;
}

/** The states of the US tree with their full names (ISO 3166-2:US): the zone files name them in full (spec §5.5). */
const STATES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  DC: 'District of Columbia',
  FL: 'Florida',
  GA: 'Georgia',
  GU: 'Guam',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  PR: 'Puerto Rico',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  VI: 'Virgin Islands',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};

/** Codes that Unicode names like regions but that are no countries. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

interface Entry extends NamedZone {
  name: string;
}

interface Tree {
  byName: ReadonlyMap<string, Entry>;
  byCode: ReadonlyMap<string, Entry>;
}

const TREES: Readonly<Record<TaxDataType, Tree>> = { US: usTree(), INTL: intlTree() };

/**
 * Finds a zone by the name a zone file gives it, without regard to letter case. A code (`TX`, `US-TX`, `DE`) is understood too and marked,
 * because the format asks for names. EU members may carry the prefix `EU.` (spec §1.6).
 */
export function findZone(
  written: string,
  tree: TaxDataType,
): (NamedZone & { name: string; byCode: boolean }) | undefined {
  const { byName, byCode } = TREES[tree];
  const name = folded(tree === 'INTL' ? written.replace(/^EU\./i, '') : written);
  const named = byName.get(name);
  if (named) return { ...named, byCode: false };
  const coded = byCode.get(name);
  return coded && { ...coded, byCode: true };
}

/** The name a zone file gives to a whole state or country; undefined for narrower zones, which the files cannot hold. */
export function zoneName(zone: ZonePath): string | undefined {
  return (TREES.US.byCode.get(folded(zone)) ?? TREES.INTL.byCode.get(folded(zone)))?.name;
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function usTree(): Tree {
  const entries = Object.entries(STATES).map(
    ([code, name]): Entry => ({ name, zone: `US-${code}`, zoneLevel: 'STATE' }),
  );
  const country: Entry = { name: 'United States', zone: 'US', zoneLevel: 'COUNTRY' };
  return treeOf([...entries, country], (entry) => [entry.zone, entry.zone.replace(/^US-/, '')]);
}

function intlTree(): Tree {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const entries: Entry[] = [];
  for (const code of codes) {
    // A retired code (DD) is an alias of another (DE) in Unicode's data and would give its name twice.
    const current = Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
    const name = current && !NOT_COUNTRIES.has(code) ? names.of(code) : undefined;
    if (name) entries.push({ name, zone: code, zoneLevel: 'COUNTRY' });
  }
  return treeOf(entries, (entry) => [entry.zone]);
}

function treeOf(entries: readonly Entry[], codesOf: (entry: Entry) => string[]): Tree {
  return {
    byName: new Map(entries.map((entry) => [folded(entry.name), entry])),
    byCode: new Map(entries.flatMap((entry) => codesOf(entry).map((code) => [folded(code), entry] as const))),
  };
}
