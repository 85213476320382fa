import type { ZoneLevel } from '../place/zone.ts';
import type { LevelFlags, PerLevel, SaleOverrides } from './sale.ts';

type LevelKey = keyof PerLevel<unknown>;

const KEY: Readonly<Record<ZoneLevel, LevelKey>> = Object.freeze({
  COUNTRY: 'country',
  PROVINCE: 'province',
  STATE: 'state',
  COUNTY: 'county',
  CITY: 'city',
  DISTRICT: 'district',
  POSTCODE: 'postalCode',
  GEOCODE: 'geocode',
});

/** From a level to the wider ones whose value covers it. PROVINCE and STATE stand beside each other. */
const COVERING: Readonly<Record<ZoneLevel, readonly LevelKey[]>> = Object.freeze({
  COUNTRY: ['country'],
  PROVINCE: ['province', 'country'],
  STATE: ['state', 'country'],
  COUNTY: ['county', 'state', 'province', 'country'],
  CITY: ['city', 'county', 'state', 'province', 'country'],
  DISTRICT: ['district', 'city', 'county', 'state', 'province', 'country'],
  POSTCODE: ['postalCode', 'district', 'city', 'county', 'state', 'province', 'country'],
  GEOCODE: ['geocode', 'postalCode', 'district', 'city', 'county', 'state', 'province', 'country'],
});

/**
 * A flag for an authority of this level: its own level, else `all`. Line and invoice are merged level by level first (spec §2,
 * precedence), so a line's `all` does not undo an invoice's flag for one level.
 */
export function flagAt(
  chain: readonly SaleOverrides[],
  field: 'isExempt' | 'isNoTax',
  level: ZoneLevel,
): boolean | null {
  const key = KEY[level];
  let all: boolean | null = null;
  for (const overrides of chain) {
    const flags: LevelFlags | undefined = overrides[field];
    if (flags === undefined) continue;
    const own = flags[key];
    if (own !== undefined) return own;
    if (all === null && flags.all !== undefined) all = flags.all;
  }
  return all;
}

/** The text given for this level or, failing that, for the nearest wider level (spec §4 step 5 f); null when none or blank. */
export function textCovering(
  chain: readonly SaleOverrides[],
  field: 'exemptCertificate' | 'exemptReason',
  level: ZoneLevel,
): string | null {
  let any = false;
  for (const overrides of chain) if (overrides[field] !== undefined) any = true;
  if (!any) return null;
  for (const key of COVERING[level]) {
    for (const overrides of chain) {
      const text = overrides[field]?.[key];
      if (text !== undefined && text !== '') return text;
    }
  }
  return null;
}

/** The exempt amount given for exactly this level, and which link of the chain gave it. An amount never spreads to other levels. */
export function amountAt(
  chain: readonly SaleOverrides[],
  level: ZoneLevel,
): { amount: string; givenBy: SaleOverrides } | null {
  const key = KEY[level];
  for (const overrides of chain) {
    const amount = overrides.exemptAmount?.[key];
    if (amount !== undefined) return { amount, givenBy: overrides };
  }
  return null;
}
