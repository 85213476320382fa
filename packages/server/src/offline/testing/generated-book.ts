import fc from 'fast-check';
import type { TestApp } from '../../testing/test-app.ts';

const SEED = 20_261_124;
/** Enough that every shape of paper occurs; each costs a request or three. */
export const CUSTOMERS = 12;
/** Uses the certificates of another beside its own. */
const CHILD = 'G-13';
/** Has one paper for one order, used up by a recorded sale; and a licence. */
const ONCE = 'G-14';
const sampled = <T>(arbitrary: fc.Arbitrary<T>, count: number, salt = 0) =>
  fc.sample(arbitrary, { numRuns: count, seed: SEED + salt });

const STATES = ['TX', 'OH', 'CA', 'FL'] as const;
const amount = fc
  .integer({ min: 1, max: 900_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const day = fc.constantFrom('2025-06-30', '2026-01-01', '2026-03-14', '2026-03-15', '2026-11-24', '2027-01-01');

const grant = fc.record({
  zone: fc.constantFrom('US', 'US-TX', 'US-OH', 'US-CA', 'US-TX/Travis/Austin'),
  exempt: fc.constantFrom(true, true, false, null),
});
const zoneLevel = (zone: string) => (zone.includes('/') ? 'CITY' : zone.length === 2 ? 'COUNTRY' : 'STATE');

const certificate = fc.record({
  status: fc.constantFrom('approved', 'approved', 'approved', 'temporary', 'in-review', 'draft'),
  active: fc.constantFrom(true, true, true, false),
  reasonCode: fc.constantFrom('RS', 'MF', null),
  validFrom: fc.constantFrom('2025-01-01', '2026-01-01', '2026-03-15'),
  expires: fc.option(fc.constantFrom('2026-03-15', '2026-12-31', '2030-01-01'), { nil: null }),
  fullyExempt: fc.boolean(),
  use: fc.constantFrom('blanket', 'blanket', 'blanket', 'single-purchase'),
  productCodes: fc.constantFrom([], [], [], ['P1'], ['P2', 'P3']),
  grants: fc.uniqueArray(grant, { minLength: 1, maxLength: 3, selector: ({ zone }) => zone }),
});

const line = fc.record(
  {
    grossAmount: amount,
    productCode: fc.constantFrom('P1', 'P2', 'PUMP-22'),
    isExempt: fc.record({ all: fc.boolean() }),
    basisPercent: fc.constantFrom('0', '0.333', '0.6', '1'),
    exemptAmount: fc.record({ state: amount }),
    shipTo: fc.record({ country: fc.constant('US'), state: fc.constantFrom(...STATES) }),
    isCredit: fc.boolean(),
  },
  { requiredKeys: ['grossAmount'] },
);

const sale = fc.record(
  {
    date: day,
    currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR'),
    customer: fc.record({ number: fc.integer({ min: 1, max: CUSTOMERS + 4 }).map((n) => `G-${n}`) }),
    shipTo: fc.oneof(
      fc.record({ country: fc.constant('US'), state: fc.constantFrom(...STATES, 'Atlantis') }),
      fc.constant({ country: 'US', state: 'Texas', county: 'Travis County', city: 'Austin' }),
      fc.constant({ country: 'DE' }),
    ),
    purchaseOrder: fc.constantFrom('PO-1', 'PO-2'),
    exemptCertificate: fc.record({ state: fc.constantFrom('G-1-1', 'NEW-1') }),
    autoCreateCertificates: fc.boolean(),
    autoCreateCustomers: fc.boolean(),
    notForResale: fc.boolean(),
    taxType: fc.constantFrom('sales', 'rental'),
    licenses: fc.constant([{ type: 'Dealer', number: 'D-2' }]),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: ['date', 'currency', 'customer', 'shipTo', 'lines'] },
);

/** Sales like those of a busy day, always the same: a word misspelt, a customer nobody knows, credits, claims, flags. */
export function generatedSales(company: string, count: number): Record<string, unknown>[] {
  return sampled(sale, count, 1).map((made, index) => ({
    ...(JSON.parse(JSON.stringify(made)) as object),
    company,
    number: `INV-${index + 1}`,
    lines: made.lines.map((fields, at) => ({ lineId: String(at + 1), ...JSON.parse(JSON.stringify(fields)) })),
  }));
}

/** Fills a company, its parent and its customers with certificates of every shape, through the public routes. */
export async function generatedBook(app: TestApp, key: string): Promise<string> {
  async function must(method: string, url: string, body: unknown) {
    const answer = await app.call(method, url, { key, body });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
  await must('PUT', '/v1/companies/TOP', { name: 'Top Holding', usesExemptionCertificates: true });
  await must('PUT', '/v1/companies/CO', {
    name: 'Company of the test',
    parentExternalId: 'TOP',
    usesExemptionCertificates: true,
    activeCustomerGroup: { name: 'Buyers', ownerExternalId: 'CO' },
  });
  await must('PUT', '/v1/companies/ELSEWHERE', { name: 'Another company', usesExemptionCertificates: true });
  for (const [company, group] of [
    ['CO', 'Buyers'],
    ['ELSEWHERE', 'Others'],
  ] as const) {
    await must('PUT', `/v1/companies/${company}/customer-groups/${group}`, {});
    for (const [code, reason] of [
      ['RS', 'resale'],
      ['MF', 'manufacturing'],
    ] as const)
      await must('PUT', `/v1/companies/${company}/customer-groups/${group}/exempt-reasons/${code}`, {
        name: code,
        reason,
      });
  }
  const authorities = [
    ['TOP', 'Texas', 'US-TX', 'STATE', 'State Sales/Use', '0.0625'],
    ['CO', 'Ohio', 'US-OH', 'STATE', 'State Sales/Use', '0.0575'],
    ['CO', 'Austin', 'US-TX/Travis/Austin', 'CITY', 'City Sales/Use', '0.01'],
    ['ELSEWHERE', 'Elsewhere', 'US-CA/Elsewhere', 'COUNTY', 'State Sales/Use', '0.0725'],
  ];
  for (const [company, name, zone, level, type, rate] of authorities)
    await must('PUT', `/v1/companies/${company}/authorities/${name}`, { zone, zoneLevel: level, type, rate });
  await must('PUT', '/v1/companies/CO/commodity-mappings', {
    productCode: 'P1',
    commodityCode: '401',
    startDate: '2025-01-01',
  });
  const papers = sampled(certificate, CUSTOMERS * 3);
  async function customer(number: string, name: string): Promise<string> {
    const made = { company: 'CO', group: 'Buyers', name, number, contactEmail: `${number}@private.example` };
    return (await must('POST', '/v1/customers', made)).customerId;
  }
  let first = '';
  for (let n = 1; n <= CUSTOMERS; n += 1) {
    const customerId = await customer(`G-${n}`, `Buyer ${n % 7}`);
    first ||= customerId;
    for (const [at, paper] of papers.slice(n * 3 - 3, n * 3 - (n % 3)).entries())
      await must('POST', '/v1/certificates', {
        ...paper,
        customerId,
        number: `G-${n}-${at + 1}`,
        grants: paper.grants.map((one) => ({ ...PLAIN_GRANT, ...one, zoneLevel: zoneLevel(one.zone) })),
      });
  }
  await must('POST', '/v1/customers', { company: 'ELSEWHERE', group: 'Others', name: 'Not yours', number: 'X-1' });
  const child = await customer(CHILD, 'Branch of a buyer');
  await must('POST', `/v1/customers/${child}/inheritance`, { fromCustomerId: first, from: '2026-01-01' });
  await usedUp(must, await customer(ONCE, 'Buyer of one thing'));
  return 'CO';
}

type Must = (method: string, url: string, body: unknown) => Promise<unknown>;

const PLAIN_GRANT = { exempt: null, authorityTypes: [], authorities: [], reasonCode: null };

/** A licence, and a paper for one order that a recorded sale has used up. */
async function usedUp(must: Must, customerId: string): Promise<void> {
  await must('PUT', '/v1/companies/CO/license-types', { name: 'Dealer', startDate: '2020-01-01' });
  await must('PUT', `/v1/customers/${customerId}/licenses`, {
    type: 'Dealer',
    startDate: '2026-01-01',
    number: 'D-1',
    url: 'https://private.example/licence',
  });
  await must('POST', '/v1/certificates', {
    customerId,
    number: 'ONCE',
    status: 'approved',
    validFrom: '2025-01-01',
    reasonCode: 'RS',
    use: 'single-purchase',
    claim: { scopeReference: 'PO-1' },
    grants: [{ ...PLAIN_GRANT, zone: 'US-TX', zoneLevel: 'STATE' }],
  });
  await must('POST', '/v1/transactions', {
    company: 'CO',
    number: 'USED-IT',
    date: '2026-03-14',
    currency: 'USD',
    customer: { number: ONCE },
    shipTo: { country: 'US', state: 'TX' },
    purchaseOrder: 'PO-1',
    lines: [{ lineId: '1', grossAmount: '100.00' }],
  });
}
