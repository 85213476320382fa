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
