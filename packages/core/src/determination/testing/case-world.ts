import { type Certificate, emptyClaim, type Grant } from '../../certificate/certificate.ts';
import type { Authority, CommodityMapping, Company, CustomerGroup, ExemptReason } from '../../customer/company.ts';
import type { Customer } from '../../customer/customer.ts';
import type { CustomerLicense, LicenseType } from '../../customer/license.ts';
import { absolute, add, type Decimal } from '../../money/decimal.ts';
import type { Gazetteer } from '../../place/gazetteer.ts';
import type { ZoneLevel } from '../../place/zone.ts';
import { type Book, type CompanyBookParts, companyBook, type InheritanceLink, memoryBook } from '../book.ts';
import { type CertificateUse, compileCertificate } from '../compile-certificate.ts';
import { determine } from '../determine.ts';
import type { OriginalSale } from '../original-sale.ts';
import type { Sale, SaleLine } from '../sale.ts';

/** A patch: fields to replace, null to remove where the target's field is optional. */
type Patch = { [field: string]: unknown };

/** A grant as scenarios write it: a zone alone, or an object that leaves out what is usual. */
type GrantInCase = string | (Partial<Grant> & { zone: string });

/** `content/cases/determination/world.json`. */
export interface World {
  company: Company;
  ancestors: Company[];
  groups: CustomerGroup[];
  reasons: ExemptReason[];
  customers: Partial<Customer>[];
  authorities: Partial<Authority>[];
  mappings: Partial<CommodityMapping>[];
  certificate: Patch;
  sale: Patch;
  line: Patch;
}

/** What a scenario expects of a line: for every authority alike, or by authority. */
export type ExpectedLine = string | Record<string, string>;

/** A scenario as the files of `content/cases/determination` hold it; the README beside them says what each field means. */
export interface Scenario {
  name: string;
  spec: string;
  company?: Patch;
  ancestor?: Patch;
  sale?: Patch;
  certificate?: Patch;
  certificates?: Patch[];
  lines?: Patch[];
  customers?: Partial<Customer>[];
  authorities?: Partial<Authority>[];
  onlyAuthorities?: Partial<Authority>[];
  defaultCountry?: string;
  licenseTypes?: Partial<LicenseType>[];
  licenses?: Partial<CustomerLicense>[];
  noCompany?: boolean;
  create?: boolean;
  /** Sales recorded before, oldest first: each has its own sale, lines and certificates, and the rest of this one's world unless it says. */
  earlier?: Partial<Scenario>[];
  /** Who uses whose certificates, by customer id. */
  inheritance?: { customer: string; of: string; from: string; until: string | null }[];
  expect: Record<string, unknown>;
}

/** The sale, the book and the certificates that a scenario describes. */
export interface CaseWorld {
  sale: Sale;
  book: Book;
  certificates: Certificate[];
  customers: Customer[];
  /** What the company's book is made of; null where the company is not known. */
  parts: CompanyBookParts | null;
}

export function caseWorld(world: World, scenario: Scenario, gazetteer: Gazetteer): CaseWorld {
  const patches = scenario.certificates ?? [scenario.certificate ?? {}];
  const certificates = patches.map((patch, index) => caseCertificate({ ...world.certificate, ...patch }, index));
  const authorities = scenario.onlyAuthorities ?? [...world.authorities, ...(scenario.authorities ?? [])];
  const parts: CompanyBookParts | null = scenario.noCompany
    ? null
    : {
        company: { ...world.company, ...scenario.company },
        ancestors: world.ancestors.map((ancestor) => ({ ...ancestor, ...scenario.ancestor })),
        groups: world.groups,
        authorities: authorities.map(caseAuthority),
        mappings: world.mappings.map((mapping) => ({ companyId: 'c-acme', ...mapping }) as CommodityMapping),
        reasons: world.reasons,
        licenseTypes: (scenario.licenseTypes ?? []).map(caseLicenseType),
        gazetteer,
        defaultCountry: scenario.defaultCountry ?? null,
      };
  const customers = [...world.customers, ...(scenario.customers ?? [])].map(caseCustomer);
  const compiled = certificates.map((certificate, index) =>
    compileCertificate(certificate, gazetteer, (patches[index]?.usedBy as CertificateUse | undefined) ?? null),
  );
  const sale = caseSale(world, scenario);
  const more = {
    linksOf: (customerId: string) => caseLinks(scenario, customers, customerId),
    originalSale: (number: string) => earlierSale(world, scenario, gazetteer, number, sale.number),
  };
  const licenses = (scenario.licenses ?? []).map(caseLicense);
  const licensesOf = (customerId: string) => licenses.filter((license) => license.customerId === customerId);
  const book = memoryBook(parts && companyBook(parts), customers, compiled, { ...more, licensesOf });
  return { sale, book, certificates, customers, parts };
}

function caseLinks({ inheritance = [] }: Scenario, customers: readonly Customer[], id: string): InheritanceLink[] {
  return inheritance
    .filter(({ customer }) => customer === id)
    .map(({ of, from, until }) => {
      const parent = customers.find(({ customerId }) => customerId === of);
      return { from, until, parent: { customerId: of, number: parent?.number ?? '', name: parent?.name ?? '' } };
    });
}

/** The latest revision of an earlier sale, with what the latest revisions of the others (not `except`) have taken back of it. */
function earlierSale(
  world: World,
  scenario: Scenario,
  gazetteer: Gazetteer,
  number: string,
  except: string | undefined,
): OriginalSale | undefined {
  const earlier = scenario.earlier ?? [];
  const recorded = new Map<string, OriginalSale>();
  for (const [index, entry] of earlier.entries()) {
    const own = { sale: {}, lines: [{}], certificates: [entry.certificate ?? {}], ...entry };
    const { sale, book } = caseWorld(world, { ...scenario, ...own, earlier: earlier.slice(0, index) }, gazetteer);
    const decision = determine(sale, book, { explain: true, contentRelease: 'cases' });
    const key = sale.number ?? `earlier ${index}`;
    const revision = (recorded.get(key)?.revision ?? 0) + 1;
    recorded.set(key, { transactionId: `id-${key}`, number: key, revision, sale, decision, credited: new Map() });
  }
  const found = recorded.get(number);
  if (found === undefined) return undefined;
  const credited = new Map<string, Decimal>();
  for (const other of recorded.values()) {
    if (other.number === except) continue;
    for (const { original, basis } of other.decision.lines) {
      if (original?.number !== number) continue;
      credited.set(original.lineId, add(credited.get(original.lineId) ?? '0', absolute(basis)));
    }
  }
  return { ...found, credited };
}

function caseSale(world: World, scenario: Scenario): Sale {
  const sale = merged(world.sale, scenario.sale ?? {});
  const lines = (scenario.lines ?? [{}]).map((patch, index) =>
    merged({ lineId: String(index + 1), ...world.line }, patch),
  );
  return { ...sale, lines: lines as unknown as SaleLine[] } as unknown as Sale;
}

/** JSON merge patch: objects merge, null removes, anything else replaces. */
function merged(target: Patch, patch: Patch): Patch {
  const result: Patch = { ...target };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete result[field];
    else if (isObject(value)) result[field] = merged(isObject(result[field]) ? result[field] : {}, value);
    else result[field] = value;
  }
  return result;
}

function isObject(value: unknown): value is Patch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function caseCertificate(fields: Patch, index: number): Certificate {
  const { grants, scopeReference, usedBy: _usedBy, paperReasons, ...rest } = fields;
  const claim = emptyClaim();
  if (Array.isArray(paperReasons)) claim.reasons = paperReasons as typeof claim.reasons;
  if (typeof scopeReference === 'string') claim.scopeReference = scopeReference;
  return {
    certificateId: `id-${String(rest.number)}`,
    sequence: index + 1,
    version: 1,
    formId: null,
    imagePath: null,
    ...rest,
    grants: (grants as GrantInCase[]).map(caseGrant),
    claim,
  } as Certificate;
}

function caseGrant(grant: GrantInCase): Grant {
  const given = typeof grant === 'string' ? { zone: grant } : grant;
  return {
    zoneLevel: usualLevel(given.zone),
    exempt: null,
    authorityTypes: [],
    authorities: [],
    reasonCode: null,
    ...given,
  };
}

/** Level by the shape of the path; a scenario that means another says so. */
function usualLevel(zone: string): ZoneLevel {
  const [code = '', ...parts] = zone.split('/');
  if (parts.length === 1) return 'COUNTY';
  if (parts.length === 2) return 'CITY';
  if (code.length === 2) return 'COUNTRY';
  return code.startsWith('US') ? 'STATE' : 'PROVINCE';
}

function caseAuthority(fields: Partial<Authority>): Authority {
  const authorityId = `${fields.companyId ?? 'c-acme'}:${fields.name}`;
  return { authorityId, companyId: 'c-acme', taxType: null, ...fields } as Authority;
}

function caseLicenseType(fields: Partial<LicenseType>, index: number): LicenseType {
  const usual = { companyId: 'c-acme', startDate: '2020-01-01', endDate: null, numberMask: null, temporary: false };
  return { licenseTypeId: `t-${index}`, category: null, ...usual, ...fields } as LicenseType;
}

function caseLicense(fields: Partial<CustomerLicense>, index: number): CustomerLicense {
  const usual = { startDate: '2020-01-01', endDate: null, url: null, temporary: false, externalId: null };
  return {
    licenseId: `l-${index}`,
    licenseTypeId: 't',
    typeStartDate: '2020-01-01',
    ...usual,
    ...fields,
  } as CustomerLicense;
}

function caseCustomer(fields: Partial<Customer>): Customer {
  return { version: 1, country: 'US', fullyExempt: false, ...fields } as Customer;
}
