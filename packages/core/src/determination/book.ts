import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Authority, CommodityMapping, Company, CustomerGroup, ExemptReason } from '../customer/company.ts';
import type { Customer } from '../customer/customer.ts';
import type { CustomerLicense, LicenseType } from '../customer/license.ts';
import { type TaxType, taxTypesOf } from '../customer/tax-type.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Gazetteer } from '../place/gazetteer.ts';
import type { Place } from '../place/place.ts';
import type { ZoneLevel, ZonePath } from '../place/zone.ts';
import { isZone, readZone, type Zone, zoneContains } from '../place/zone-tree.ts';
import type { CompiledCertificate } from './compile-certificate.ts';
import type { InheritedFrom } from './decision.ts';
import type { OriginalSale } from './original-sale.ts';
import { type Shelf, shelfOf } from './shelf.ts';

/**
 * What the engine needs of one company: built once by {@link companyBook} when the company or anything it owns changes, then
 * shared by every sale. Nothing in it depends on a sale.
 */
export interface CompanyBook {
  company: Company;
  /** Parent first, then its parent, up to the top. */
  ancestors: readonly Company[];
  groups: readonly CustomerGroup[];
  authorities: AuthorityIndex;
  /** Product code → the dated commodity codes of the company and its ancestors. */
  commoditiesOf: ReadonlyMap<string, readonly CommodityMapping[]>;
  /** `groupId` → reason code → reason. */
  reasons: ReadonlyMap<string, ReadonlyMap<string, ExemptReason>>;
  /** `companyId` → the licence types it owns. */
  licenseTypes: ReadonlyMap<string, readonly LicenseType[]>;
  gazetteer: Gazetteer;
  /** Country of a ship-to that names none, ISO 3166-1 alpha-2; null: such a ship-to cannot be decided. */
  defaultCountry: string | null;
}

/**
 * Everything a decision may look at. The look-ups are synchronous and from memory: the caller first loads the customers that
 * `salesNeeds` names. `companyBook` is null when the sale's company is not known.
 */
export interface Book {
  /** Content release that decisions by it name; left out where the caller names one. */
  contentRelease?: string;
  companyBook: CompanyBook | null;
  /** The customer with this number in this group; compared exactly. */
  customerByNumber(groupId: string, number: string): Customer | undefined;
  /** Every customer of the group with exactly this name. */
  customersByName(groupId: string, name: string): readonly Customer[];
  /** All certificates of the customer, whatever their status, in any order. */
  certificatesOf(customerId: string): Shelf;
  /** Whose certificates the customer uses beside its own, and when. Left out where nobody uses another's. */
  linksOf?(customerId: string): readonly InheritanceLink[];
  /** Licences of the customer, of any day. Left out where none are at hand. */
  licensesOf?(customerId: string): readonly CustomerLicense[];
  /** A recorded sale of the company by invoice number. Left out where recorded sales are not at hand. */
  originalSale?(number: string): OriginalSale | undefined;
}

/** For sales dated `from` to `until` (both days included; null: no end), a customer also uses the certificates of another. */
export interface InheritanceLink {
  from: CalendarDate;
  until: CalendarDate | null;
  parent: InheritedFrom;
}

/** A customer the caller must have loaded before deciding: by number or by name, the other being null. */
export interface CustomerKey {
  groupId: string;
  number: string | null;
  name: string | null;
}

export interface CompiledAuthority {
  authorityId: string;
  name: string;
  type: string;
  zone: ZonePath;
  zoneLevel: ZoneLevel;
  rate: Decimal;
  /** The taxes it levies; empty: unknown, so it may be any. */
  taxTypes: readonly TaxType[];
  /** True for the stand-in used where the company configured nothing. */
  synthetic: boolean;
}

/** The parts a company's book is made of; `authorities` and `mappings` may belong to the company or any ancestor. */
export interface CompanyBookParts {
  company: Company;
  ancestors: readonly Company[];
  groups: readonly CustomerGroup[];
  authorities: readonly Authority[];
  mappings: readonly CommodityMapping[];
  reasons: readonly ExemptReason[];
  licenseTypes?: readonly LicenseType[];
  gazetteer: Gazetteer;
  defaultCountry?: string | null;
}

/** Authorities by where they levy, found in a few look-ups even when a state has a thousand of them. */
export interface AuthorityIndex {
  /** Country or subdivision code → those that levy in the whole of it, in order. */
  wide: ReadonlyMap<string, readonly CompiledAuthority[]>;
  /** `<code>|<part>|<key>` → those that levy in that part. */
  narrow: ReadonlyMap<string, readonly { zone: Zone; authority: CompiledAuthority }[]>;
  /** Authorities whose zone could not be read; the caller shows them, they levy nowhere. */
  unreadable: readonly Authority[];
}

/** Builds a company's book. A child's authority replaces an ancestor's of the same name; mappings add up (spec §1.1: children inherit). */
export function companyBook(parts: CompanyBookParts): CompanyBook {
  const lineage = [parts.company.companyId, ...parts.ancestors.map((ancestor) => ancestor.companyId)];
  const own = parts.authorities.filter((authority) => lineage.includes(authority.companyId));
  return {
    company: parts.company,
    ancestors: parts.ancestors,
    groups: parts.groups,
    authorities: indexAuthorities(nearestByName(own, lineage), parts.gazetteer),
    commoditiesOf: indexMappings(parts.mappings.filter((mapping) => lineage.includes(mapping.companyId))),
    reasons: indexReasons(parts.reasons),
    licenseTypes: Map.groupBy(parts.licenseTypes ?? [], (type) => type.companyId),
    gazetteer: parts.gazetteer,
    defaultCountry: parts.defaultCountry ?? null,
  };
}

function nearestByName(authorities: readonly Authority[], lineage: readonly string[]): Authority[] {
  const nearest = new Map<string, Authority>();
  for (const authority of authorities) {
    const before = nearest.get(authority.name);
    if (before === undefined || lineage.indexOf(authority.companyId) < lineage.indexOf(before.companyId)) {
      nearest.set(authority.name, authority);
    }
  }
  return [...nearest.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function indexAuthorities(authorities: readonly Authority[], gazetteer: Gazetteer): AuthorityIndex {
  const wide = new Map<string, CompiledAuthority[]>();
  const narrow = new Map<string, { zone: Zone; authority: CompiledAuthority }[]>();
  const unreadable: Authority[] = [];
  for (const authority of authorities) {
    const zone = readZone(authority.zone, authority.zoneLevel, gazetteer);
    if (!isZone(zone)) {
      unreadable.push(authority);
      continue;
    }
    const code = zone.subdivision ?? zone.country;
    const compiled = compileAuthority(authority);
    const last = zone.parts[zone.parts.length - 1];
    if (last === undefined) append(wide, code, compiled);
    else append(narrow, narrowKey(code, last.part, last.key), { zone, authority: compiled });
  }
  return { wide, narrow, unreadable };
}

function compileAuthority(authority: Authority): CompiledAuthority {
  const { authorityId, name, type, zone, zoneLevel, rate, taxType } = authority;
  const taxTypes = taxType === null ? taxTypesOf(type) : [taxType];
  return { authorityId, name, type, zone, zoneLevel, rate, taxTypes, synthetic: false };
}

function narrowKey(code: string, part: string, key: string): string {
  return `${code}|${part}|${key}`;
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const PARTS = ['region', 'county', 'city', 'district', 'postalCode', 'geocode'] as const;
const NONE: readonly CompiledAuthority[] = [];
const NO_SHELF: Shelf = [];

/**
 * The authorities with an interest in the place, widest zone first and by name within a level: every one whose zone contains
 * it and, where the sale names a tax, that levies it. One whose taxes are unknown is not left out: it may levy this one.
 */
export function authoritiesFor(
  index: AuthorityIndex,
  place: Place,
  taxType: TaxType | null,
): readonly CompiledAuthority[] {
  const all = authoritiesAt(index, place);
  if (taxType === null) return all;
  return all.filter(({ taxTypes }) => taxTypes.length === 0 || taxTypes.includes(taxType));
}

/** Every authority whose zone contains the place. */
export function authoritiesAt(index: AuthorityIndex, place: Place): readonly CompiledAuthority[] {
  const country = index.wide.get(place.country) ?? NONE;
  const state = (place.subdivision === null ? undefined : index.wide.get(place.subdivision)) ?? NONE;
  const wide = country.length === 0 ? state : state.length === 0 ? country : [...country, ...state];
  if (index.narrow.size === 0) return wide;
  let found: CompiledAuthority[] | null = null;
  for (const part of PARTS) {
    const key = place[part];
    if (key === '') continue;
    for (const code of place.subdivision === null ? [place.country] : [place.country, place.subdivision]) {
      for (const entry of index.narrow.get(narrowKey(code, part, key)) ?? []) {
        if (!zoneContains(entry.zone, place)) continue;
        found ??= [...wide];
        found.push(entry.authority);
      }
    }
  }
  return found ?? wide;
}

const STAND_IN_TYPES: Readonly<Record<TaxType, string>> = Object.freeze({
  sales: 'State Sales/Use',
  use: 'State Sales/Use',
  rental: 'State Rental',
  utility: 'State Utility',
  telecom: 'State Telecommunications',
  lodging: 'State Lodging',
  excise: 'State Excise',
});

/**
 * The stand-in for a place where the company configured no authority (of the tax named), so that "is this exempt?" still gets
 * an answer. It levies nothing (rate 0).
 */
export function syntheticAuthority(place: Place, taxType: TaxType | null): CompiledAuthority {
  const zoneLevel: ZoneLevel =
    place.subdivision === null ? 'COUNTRY' : place.taxDataType === 'US' ? 'STATE' : 'PROVINCE';
  return {
    authorityId: `synthetic:${place.subdivision ?? place.country}`,
    name: `${place.name} (no authority configured)`,
    type: STAND_IN_TYPES[taxType ?? 'sales'],
    taxTypes: taxTypesOf(STAND_IN_TYPES[taxType ?? 'sales']),
    zone: place.subdivision ?? place.country,
    zoneLevel,
    rate: '0',
    synthetic: true,
  };
}

function indexMappings(mappings: readonly CommodityMapping[]): Map<string, CommodityMapping[]> {
  const byProduct = new Map<string, CommodityMapping[]>();
  for (const mapping of mappings) append(byProduct, mapping.productCode, mapping);
  return byProduct;
}

function indexReasons(reasons: readonly ExemptReason[]): Map<string, Map<string, ExemptReason>> {
  const byGroup = new Map<string, Map<string, ExemptReason>>();
  for (const reason of reasons) {
    const group = byGroup.get(reason.groupId) ?? new Map<string, ExemptReason>();
    byGroup.set(reason.groupId, group.set(reason.code, reason));
  }
  return byGroup;
}

/** A customer with its certificates: one look-up brings both. */
interface CustomerFile {
  customer: Customer;
  certificates: Shelf;
}

/** A book over values already in memory: for tests, the command line, a till. The server has its own, over a cache. */
export function memoryBook(
  company: CompanyBook | null,
  customers: readonly Customer[],
  certificates: readonly CompiledCertificate[],
  more: Pick<Book, 'linksOf' | 'originalSale' | 'licensesOf'> = {},
): Book {
  const byCustomer = new Map<string, CompiledCertificate[]>();
  for (const certificate of certificates) append(byCustomer, certificate.customerId, certificate);
  const byNumber = new Map<string, Map<string, CustomerFile>>();
  const byName = new Map<string, Customer[]>();
  const byId = new Map<string, CustomerFile>();
  for (const customer of customers) {
    const file = { customer, certificates: shelfOf(byCustomer.get(customer.customerId) ?? []) };
    const group = byNumber.get(customer.groupId) ?? new Map<string, CustomerFile>();
    byNumber.set(customer.groupId, group.set(customer.number, file));
    byId.set(customer.customerId, file);
    append(byName, `${customer.groupId}\n${customer.name}`, customer);
  }
  // Who asks for a customer asks for its certificates next.
  let last: CustomerFile | undefined;
  return {
    companyBook: company,
    customerByNumber: (groupId, number) => {
      last = byNumber.get(groupId)?.get(number);
      return last?.customer;
    },
    customersByName: (groupId, name) => byName.get(`${groupId}\n${name}`) ?? [],
    certificatesOf: (customerId) => {
      const file = last?.customer.customerId === customerId ? last : byId.get(customerId);
      return file?.certificates ?? byCustomer.get(customerId) ?? NO_SHELF;
    },
    ...more,
  };
}
