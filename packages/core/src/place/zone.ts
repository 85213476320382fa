/** Levels of the zone tree, widest first (spec §1.6). GEOCODE is the US ZIP+4. */
export const ZONE_LEVELS = [
  'COUNTRY',
  'PROVINCE',
  'STATE',
  'COUNTY',
  'CITY',
  'DISTRICT',
  'POSTCODE',
  'GEOCODE',
] as const;
export type ZoneLevel = (typeof ZONE_LEVELS)[number];

/**
 * A place in the zone tree, written from the widest part to the narrowest: `US`, `US-TX`, `US-TX/Travis`, `US-TX/Travis/Austin`,
 * `CA-BC`, `DE`. The first part is an ISO 3166 code in upper case; the further parts are names as the seller writes them and
 * compare without regard to letter case.
 */
export type ZonePath = string;

/** Rank of a level, 0 for COUNTRY: the higher, the narrower. PROVINCE and STATE are the same depth of the tree. */
export const ZONE_DEPTH: Readonly<Record<ZoneLevel, number>> = Object.freeze({
  COUNTRY: 0,
  PROVINCE: 1,
  STATE: 1,
  COUNTY: 2,
  CITY: 3,
  DISTRICT: 4,
  POSTCODE: 5,
  GEOCODE: 6,
});
