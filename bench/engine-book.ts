import { readFileSync } from 'node:fs';
import { NO_SELLER_FACTS } from '@bonafide/core/customer/seller-facts.ts';
import {
  type Certificate,
  type CertificateStatus,
  emptyClaim,
  type Grant,
} from '../packages/core/src/certificate/certificate.ts';
import {
  type Authority,
  type Company,
  type CustomerGroup,
  DEFAULT_POLICIES,
} from '../packages/core/src/customer/company.ts';
import { blankCustomer, type Customer } from '../packages/core/src/customer/customer.ts';
import { type Book, type CompanyBook, companyBook, memoryBook } from '../packages/core/src/determination/book.ts';
import {
  type CompiledCertificate,
  compileCertificate,
} from '../packages/core/src/determination/compile-certificate.ts';
import type { Sale } from '../packages/core/src/determination/sale.ts';
import { buildGazetteer, type Gazetteer, type PlacesContent } from '../packages/core/src/place/gazetteer.ts';
import { Random } from './random.ts';

/** States in the order of how much is sold there; a customer's certificates and ship-tos are drawn from them unevenly. */
export const STATES =
  'CA TX FL NY PA IL OH GA NC MI NJ VA WA AZ TN MA IN MO MD WI CO MN SC AL LA KY OR OK CT UT IA NV AR MS KS NM NE ID WV HI'.split(
    ' ',
  );
const COUNTIES = ['Adams', 'Brook', 'Clay'];
const CITIES = ['Ashton', 'Bexley'];
const PRODUCTS = 400;
const COMPANY_ID = 'c-bench';
const GROUP_ID = 'g-bench';

export const COMPANY: Company = {
  companyId: COMPANY_ID,
  externalId: 'BENCH',
  name: 'Bench Supply',
  parentCompanyId: null,
  version: 1,
  ...DEFAULT_POLICIES,
  usesExemptionCertificates: true,
  activeGroupId: GROUP_ID,
  sellerFacts: NO_SELLER_FACTS,
};
const GROUP: CustomerGroup = { groupId: GROUP_ID, name: 'Customers', ownerCompanyId: COMPANY_ID };

export function readGazetteer(): Gazetteer {
  const places = new URL('../content/places.json', import.meta.url);
  return buildGazetteer(JSON.parse(readFileSync(places, 'utf8')) as PlacesContent);
}

/** The company side. With `local`, a ship-to has the interest of three authorities: its state's, its county's and its city's. */
export function benchCompany(gazetteer: Gazetteer, local: boolean): CompanyBook {
  const authorities: Authority[] = [];
  const levy = (zone: string, zoneLevel: Authority['zoneLevel'], type: string, rate: string) =>
    authorities.push({
      authorityId: zone,
      companyId: COMPANY_ID,
      name: zone,
      zone,
      zoneLevel,
      type,
      rate,
      taxType: null,
    });
  for (const state of STATES) {
    levy(`US-${state}`, 'STATE', 'State Sales/Use', '0.0625');
    for (const county of local ? COUNTIES : []) {
      levy(`US-${state}/${county}`, 'COUNTY', 'County Sales/Use', '0.01');
      for (const city of CITIES) levy(`US-${state}/${county}/${city}`, 'CITY', 'City Sales/Use', '0.0075');
    }
  }
  return companyBook({
    company: COMPANY,
    ancestors: [],
    groups: [GROUP],
    authorities,
    mappings: [],
    reasons: ['RS', 'MF', 'GV', 'FM'].map((code) => ({ groupId: GROUP_ID, code, name: code, reason: 'resale' })),
    gazetteer,
  });
}

const numberOf = (customer: number) => `C-${String(customer).padStart(7, '0')}`;
const productOf = (product: number) => `P-${String(product).padStart(4, '0')}`;
const dayOf = (random: Random, from: number, to: number) =>
  `${from + random.below(to - from + 1)}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
/** Half of what is drawn lies in the first eighth of the states. */
const stateOf = (random: Random) => STATES[Math.floor(random.next() ** 3 * STATES.length)] ?? 'CA';

function statusOf(random: Random): CertificateStatus {
  const draw = random.next();
  if (draw < 0.86) return 'approved';
  if (draw < 0.91) return 'temporary';
  if (draw < 0.94) return 'in-review';
  if (draw < 0.96) return 'rejected';
  return draw < 0.98 ? 'revoked' : 'superseded';
}

const CLAIM = emptyClaim();

/** One in ten is a paper for several states; one grant in twenty is limited to the state's or the counties' authorities. */
function grantsOf(random: Random): Grant[] {
  const states = new Set([stateOf(random)]);
  if (random.chance(0.1)) for (let more = random.below(11) + 1; more > 0; more -= 1) states.add(stateOf(random));
  return [...states].map((state) => ({
    zone: `US-${state}`,
    zoneLevel: 'STATE',
    exempt: null,
    authorityTypes: random.chance(0.05) ? [random.pick(['State Sales/Use', 'County Sales/Use'])] : [],
    authorities: [],
    reasonCode: null,
  }));
}

/** What the certificate covers of a sale: mostly all of it; one in seven a list of goods, some an amount, a share or one order. */
function scopeOf(
  random: Random,
): Pick<
  Certificate,
  'fullyExempt' | 'exemptAmount' | 'currency' | 'basisPercent' | 'use' | 'usePatterns' | 'productCodes'
> {
  const draw = random.next();
  const scope = { fullyExempt: true, exemptAmount: null, currency: null, basisPercent: null };
  const goods = random.chance(0.15)
    ? Array.from({ length: 3 + random.below(18) }, () => productOf(random.below(PRODUCTS)))
    : [];
  const use = { use: 'blanket' as const, usePatterns: [], productCodes: goods };
  if (draw < 0.02) return { ...scope, ...use, fullyExempt: false, exemptAmount: '250.00', currency: 'USD' };
  if (draw < 0.04) return { ...scope, ...use, fullyExempt: false, basisPercent: '0.5' };
  if (draw < 0.08) {
    const pattern = `^JOB-${random.below(20)}$`;
    return { ...scope, ...use, use: 'limited', usePatterns: [{ element: 'PURCHASE_ORDER', pattern }] };
  }
  return { ...scope, ...use };
}

function certificateOf(random: Random, customerId: string, sequence: number): Certificate {
  const grants = grantsOf(random);
  // Two of five never end; of the rest some lie before the sales, most behind.
  const expires = random.chance(0.4) ? null : dayOf(random, 2025, 2029);
  return {
    certificateId: `f-${sequence}`,
    customerId,
    sequence,
    version: 1,
    number: `${grants[0]?.zone ?? ''}-${sequence}`,
    status: statusOf(random),
    active: random.chance(0.97),
    formId: null,
    reasonCode: random.chance(0.1) ? null : random.pick(['RS', 'RS', 'RS', 'MF', 'GV', 'FM']),
    validFrom: dayOf(random, 2019, 2026),
    expires,
    taxDataType: 'US',
    ...scopeOf(random),
    commodityCodes: [],
    grants,
    imagePath: null,
    claim: CLAIM,
  };
}

export interface BookSize {
  customers: number;
  certificates: number;
}

/** What all companies of the bench share: the customers with their certificates, compiled. The same in every run. */
export interface Shelf {
  customers: Customer[];
  certificates: CompiledCertificate[];
}

/** @param size a customer has from none to twice the average of certificates */
export function fillShelf(size: BookSize, gazetteer: Gazetteer): Shelf {
  const random = new Random(3);
  const customers: Customer[] = [];
  const certificates: CompiledCertificate[] = [];
  for (let n = 0; n < size.customers; n += 1) {
    const customerId = `k-${n}`;
    customers.push({ ...blankCustomer(`Buyer ${n}`, numberOf(n)), customerId, groupId: GROUP_ID, version: 1 });
  }
  for (let n = 0; n < size.certificates; n += 1) {
    const customer = customers[random.below(size.customers)];
    if (customer === undefined) throw new Error('No customer to give a certificate to');
    certificates.push(compileCertificate(certificateOf(random, customer.customerId, n + 1), gazetteer));
  }
  return { customers, certificates };
}

export function shelfBook(company: CompanyBook, shelf: Shelf): Book {
  return memoryBook(company, shelf.customers, shelf.certificates);
}

/** Where the customer holds a certificate, three of four times; else anywhere. */
function shipToOf(random: Random, certificates: readonly CompiledCertificate[]): NonNullable<Sale['shipTo']> {
  const zone = certificates.length > 0 && random.chance(0.75) ? random.pick(certificates).grants[0]?.zone : undefined;
  const state = zone?.subdivision?.slice(3) ?? stateOf(random);
  return { country: 'US', state, county: random.pick(COUNTIES), city: random.pick(CITIES), postalCode: '78701' };
}

/**
 * Sales at random over all customers, as they come from a parser: every text its own. One in fifty names a customer nobody
 * knows; one in twenty claims a certificate by its number, some a reason.
 */
export function drawSales(book: Book, shelf: Shelf, { sales, lines }: { sales: number; lines: number }): Sale[] {
  const random = new Random(1000 + lines);
  const drawn = Array.from({ length: sales }, (_, n): Sale => {
    const customer = random.pick(shelf.customers);
    const certificates = book.certificatesOf(customer.customerId);
    const sale: Sale = {
      company: COMPANY.externalId,
      number: `SO-${n}`,
      purchaseOrder: random.chance(0.3) ? `JOB-${random.below(20)}` : `PO-${n}`,
      date: dayOf(random, 2026, 2026),
      currency: 'USD',
      customer: { number: random.chance(0.02) ? `X-${n}` : customer.number },
      shipTo: shipToOf(random, certificates),
      lines: Array.from({ length: lines }, (_, line) => ({
        lineId: String(line + 1),
        productCode: productOf(random.below(PRODUCTS)),
        grossAmount: `${10 + random.below(2000)}.${String(random.below(100)).padStart(2, '0')}`,
      })),
    };
    if (certificates.length > 0 && random.chance(0.05))
      sale.exemptCertificate = { state: random.pick(certificates).number };
    else if (random.chance(0.03)) sale.exemptReason = { state: random.pick(['RS', 'MF']) };
    return sale;
  });
  return JSON.parse(JSON.stringify(drawn)) as Sale[];
}
