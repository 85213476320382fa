import type { TestApp } from './test-app.ts';

/** What most tests of records stand on: one company with a group, reasons, Texas authorities and a customer. */
export interface TestWorld {
  company: string;
  group: string;
  customerId: string;
  customerNumber: string;
}

/** A grant of one whole state. */
export function stateGrant(zone: string, overrides: Record<string, unknown> = {}) {
  return {
    zone,
    zoneLevel: 'STATE',
    exempt: null,
    authorityTypes: [],
    authorities: [],
    reasonCode: null,
    ...overrides,
  };
}

async function must(promise: Promise<{ status: number; text: string }>): Promise<void> {
  const answer = await promise;
  if (answer.status >= 300) throw new Error(`The test world could not be made: ${answer.status} ${answer.text}`);
}

/** Builds the world through the public API. `mark` keeps the names of two tenants apart. */
export async function makeTestWorld(test: TestApp, options: { key?: string; mark?: string } = {}): Promise<TestWorld> {
  const mark = options.mark ?? '';
  const company = `ACME${mark}`;
  const group = `Customers${mark}`;
  const key = options.key ? { key: options.key } : {};
  await must(
    test.call('PUT', `/v1/companies/${company}`, {
      ...key,
      body: {
        name: `Acme Supply ${mark}`,
        usesExemptionCertificates: true,
        activeCustomerGroup: { name: group, ownerExternalId: company },
      },
    }),
  );
  const reasons: [string, string, string][] = [
    ['RS', 'Resale', 'resale'],
    ['MF', 'Manufacturing', 'manufacturing'],
  ];
  for (const [code, name, reason] of reasons) {
    await must(
      test.call('PUT', `/v1/companies/${company}/customer-groups/${group}/exempt-reasons/${code}`, {
        ...key,
        body: { name: `${name}${mark}`, reason },
      }),
    );
  }
  const authorities: [string, string, string, string, string][] = [
    ['Texas', 'US-TX', 'STATE', 'State Sales/Use', '0.0625'],
    ['Austin', 'US-TX/Travis/Austin', 'CITY', 'City Sales/Use', '0.01'],
  ];
  for (const [name, zone, zoneLevel, type, rate] of authorities) {
    await must(
      test.call('PUT', `/v1/companies/${company}/authorities/${name}${mark}`, {
        ...key,
        body: { zone, zoneLevel, type, rate },
      }),
    );
  }
  const customerNumber = `C-1${mark}`;
  const customer = await test.call('POST', '/v1/customers', {
    ...key,
    body: { company, name: `Prairie Supply ${mark}`, number: customerNumber, state: 'TX' },
  });
  await must(Promise.resolve(customer));
  return { company, group, customerId: customer.body.customerId, customerNumber };
}

/** A sale of one line of 1,000 USD to Austin. */
export function austinSale(world: TestWorld, overrides: Record<string, unknown> = {}) {
  return {
    company: world.company,
    date: '2026-03-15',
    currency: 'USD',
    customer: { number: world.customerNumber },
    shipTo: { country: 'US', state: 'TX', county: 'Travis', city: 'Austin', postalCode: '78701' },
    lines: [{ lineId: '1', grossAmount: '1000.00', productCode: 'PUMP-22' }],
    ...overrides,
  };
}
