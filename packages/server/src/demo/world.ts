import type { Reason } from '@bonafide/core/certificate/reason.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import { LOCAL_TAXES } from './places.ts';

/** The seller's side: three legal entities, two lists of customers. */
export const COMPANIES = {
  parent: { externalId: 'ACME', name: 'Acme Supply Company' },
  west: { externalId: 'ACME-WEST', name: 'Acme Supply West LLC' },
  food: { externalId: 'ACME-FS', name: 'Acme Foodservice Inc.' },
} as const;

export const GROUPS = {
  trade: { name: 'Trade accounts', owner: COMPANIES.parent },
  food: { name: 'Foodservice accounts', owner: COMPANIES.food },
} as const;
export type GroupKey = keyof typeof GROUPS;

export const SELLER_ADDRESS = {
  line1: '1200 Commerce Street',
  line2: null,
  city: 'Columbus',
  region: 'OH',
  postalCode: '43215',
  country: 'US',
} as const;

/** Body of `PUT /v1/companies/{externalId}`. Groups come between: a company can only name a group that is there. */
export function companyBody(key: keyof typeof COMPANIES, withGroup: boolean) {
  const group = key === 'food' ? GROUPS.food : GROUPS.trade;
  return {
    name: COMPANIES[key].name,
    parentExternalId: key === 'parent' ? null : COMPANIES.parent.externalId,
    usesExemptionCertificates: true,
    ...(withGroup ? { activeCustomerGroup: { name: group.name, ownerExternalId: group.owner.externalId } } : {}),
    certificateSelection: key === 'west' ? 'best' : 'first-approved',
  };
}

/** The seller's 2-character codes for our reasons, the same in both groups. */
export const REASON_CODES: readonly { code: string; name: string; reason: Reason }[] = [
  { code: 'RS', name: 'Resale', reason: 'resale' },
  { code: 'MF', name: 'Manufacturing', reason: 'manufacturing' },
  { code: 'CP', name: 'Component parts', reason: 'component-parts' },
  { code: 'AG', name: 'Agriculture', reason: 'agricultural' },
  { code: 'CH', name: 'Charity', reason: 'charitable' },
  { code: 'RL', name: 'Religious organization', reason: 'religious' },
  { code: 'ED', name: 'Education', reason: 'educational' },
  { code: 'SG', name: 'State or local government', reason: 'state-local-government' },
  { code: 'FG', name: 'Federal government', reason: 'federal-government' },
  { code: 'GC', name: 'Contractor for a public body', reason: 'contractor-government' },
  { code: 'DP', name: 'Direct pay permit', reason: 'direct-pay' },
  { code: 'RD', name: 'Research and development', reason: 'research-development' },
  { code: 'OT', name: 'Other', reason: 'other' },
];

export function reasonCodeOf(reason: Reason): string {
  return REASON_CODES.find((entry) => entry.reason === reason)?.code ?? 'OT';
}

export interface AuthorityPlan {
  name: string;
  zone: string;
  zoneLevel: 'STATE' | 'COUNTY' | 'CITY';
  type: string;
  rate: string;
}

/** Every state that taxes sales, at the rate the content gives for the day, and some local taxes. */
export function authorities(content: Content, today: string): AuthorityPlan[] {
  const states = [...content.jurisdictions.values()].flatMap((place): AuthorityPlan[] => {
    const rate = factOn(place.rate, today)?.value;
    if (rate === undefined || Number(rate) === 0) return [];
    return [{ name: `${place.name} state tax`, zone: place.code, zoneLevel: 'STATE', type: 'State Sales/Use', rate }];
  });
  const local = LOCAL_TAXES.map(({ name, zone, level, rate }): AuthorityPlan => {
    const type = level === 'COUNTY' ? 'County Sales/Use' : 'City Sales/Use';
    return { name, zone, zoneLevel: level, type, rate };
  });
  return [...states, ...local];
}

/** What is sold: code, commodity code, price in cents, who buys it. */
export interface Product {
  code: string;
  commodity: string;
  description: string;
  cents: number;
  group: GroupKey;
}

export const PRODUCTS: readonly Product[] = [
  { code: 'PUMP-22', commodity: '4015150', description: 'Centrifugal pump 22 kW', cents: 184_000, group: 'trade' },
  { code: 'PUMP-40', commodity: '4015150', description: 'Centrifugal pump 40 kW', cents: 312_500, group: 'trade' },
  { code: 'VALVE-7', commodity: '4014160', description: 'Gate valve 7 in', cents: 42_150, group: 'trade' },
  { code: 'VALVE-2', commodity: '4014160', description: 'Ball valve 2 in', cents: 6_840, group: 'trade' },
  { code: 'BOLT-M12', commodity: '3116150', description: 'Hex bolts M12, box of 500', cents: 14_990, group: 'trade' },
  { code: 'CABLE-100', commodity: '2612150', description: 'Copper cable, 100 m', cents: 38_900, group: 'trade' },
  { code: 'MOTOR-5', commodity: '2610110', description: 'Electric motor 5 hp', cents: 79_500, group: 'trade' },
  { code: 'DRILL-20', commodity: '2711270', description: 'Cordless drill 20 V', cents: 15_900, group: 'trade' },
  { code: 'SEAL-KIT', commodity: '3140100', description: 'Seal kit', cents: 3_275, group: 'trade' },
  { code: 'BEARING-6', commodity: '3117150', description: 'Ball bearing 6205', cents: 1_860, group: 'trade' },
  {
    code: 'IRRIG-50',
    commodity: '2110200',
    description: 'Drip irrigation kit, 50 acre',
    cents: 226_000,
    group: 'trade',
  },
  { code: 'FENCE-330', commodity: '3015200', description: 'Field fence, 330 ft', cents: 28_900, group: 'trade' },
  { code: 'CUP-12', commodity: '5215150', description: 'Paper cups 12 oz, case', cents: 7_450, group: 'food' },
  { code: 'TOWEL-C', commodity: '1411170', description: 'Paper towels, case', cents: 4_190, group: 'food' },
  { code: 'BOX-PZ14', commodity: '2411250', description: 'Pizza boxes 14 in, bundle', cents: 3_660, group: 'food' },
  { code: 'CLEAN-5', commodity: '4713180', description: 'Floor cleaner, 5 gal', cents: 6_225, group: 'food' },
  { code: 'GLOVE-N', commodity: '4618150', description: 'Nitrile gloves, case', cents: 8_900, group: 'food' },
  { code: 'OVEN-2', commodity: '4810150', description: 'Convection oven, double', cents: 689_000, group: 'food' },
  { code: 'LINER-55', commodity: '2411150', description: 'Can liners 55 gal, case', cents: 5_380, group: 'food' },
];
