import type { Sale } from '../packages/core/src/determination/sale.ts';
import { must, request } from '../test/faults/caller.ts';

/** The book that decisions are asked of: customers of one company, each with a certificate for each of five states. */
export interface BookSize {
  customers: number;
}

export const COMPANY = 'BENCH';
const GROUP = 'Customers';
export const STATES = [
  ['TX', 'Texas'],
  ['CA', 'California'],
  ['NY', 'New York'],
  ['FL', 'Florida'],
  ['IL', 'Illinois'],
] as const;

const numberOf = (customer: number) => `C-${String(customer).padStart(6, '0')}`;

async function importFile(address: string, head: string, rows: string[]): Promise<void> {
  const path = `/v1/imports/determination?company=${COMPANY}`;
  const body = { text: `${head}\n${rows.join('\n')}\n`, contentType: 'text/csv' };
  const { status, text } = await request(address, 'POST', path, body, {}, 600_000);
  const { accepted } = JSON.parse(text) as { accepted?: number };
  if (status !== 200 || accepted !== rows.length)
    throw new Error(`${status}, ${accepted} of ${rows.length} rows taken: ${text.slice(0, 500)}`);
}

/** Writes the book through the public API: the company by JSON, customers and certificates by Determination files. */
export async function writeBook(address: string, { customers }: BookSize): Promise<void> {
  const company = { name: 'Bench Supply', usesExemptionCertificates: true };
  const groups = `/v1/companies/${COMPANY}/customer-groups/${GROUP}`;
  await must(address, 'PUT', `/v1/companies/${COMPANY}`, company);
  await must(address, 'PUT', groups, {});
  const activeCustomerGroup = { name: GROUP, ownerExternalId: COMPANY };
  await must(address, 'PUT', `/v1/companies/${COMPANY}`, { ...company, activeCustomerGroup });
  await must(address, 'PUT', `${groups}/exempt-reasons/RS`, { name: 'Resale', reason: 'resale' });
  for (const [code, name] of STATES) {
    const authority = { zone: `US-${code}`, zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.0625' };
    await must(address, 'PUT', `/v1/companies/${COMPANY}/authorities/${encodeURIComponent(name)}`, authority);
  }
  const all = Array.from({ length: customers }, (_, customer) => ({
    name: `Buyer ${customer}`,
    number: numberOf(customer),
  }));
  const certificateOf = (number: string, state: string) => `${state}-${number}`;
  await importFile(
    address,
    'sdiType=Customers\nCustomerName,CustomerNumber,Country,State,City,FullyExempt',
    all.map(({ name, number }) => `${name},${number},US,Texas,Austin,N`),
  );
  await importFile(
    address,
    'sdiType=ExemptionCertificates\nCertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,ExpiresDate,Active,FullyExempt,TaxDataType',
    all.flatMap(({ name, number }) =>
      STATES.map(([state]) => `${certificateOf(number, state)},${name},${number},A,RS,01/01/2024,12/31/2028,Y,Y,US`),
    ),
  );
  await importFile(
    address,
    'sdiType=ExemptionCertificateZones-US\nZoneName,Exempt,CustomerName,CustomerNumber,ExemptReasonCode,CertificateNumber,ValidFromDate,AuthorityTypes',
    all.flatMap(({ name, number }) =>
      STATES.map(([state, zone]) => `${zone},,${name},${number},RS,${certificateOf(number, state)},01/01/2024,`),
    ),
  );
}

/** A sale to some customer of the book in one of its states. The n-th is always the same. */
export function saleOf(n: number, { customers }: BookSize, lines: number): Sale {
  const customer = (n * 7919) % customers;
  const [state] = STATES[n % STATES.length] ?? STATES[0];
  return {
    company: COMPANY,
    date: '2026-06-15',
    currency: 'USD',
    customer: { number: numberOf(customer) },
    shipTo: { country: 'US', state },
    lines: Array.from({ length: lines }, (_, line) => ({
      lineId: String(line + 1),
      grossAmount: `${100 + ((n + line) % 900)}.50`,
      productCode: `P-${(n + line) % 100}`,
    })),
  };
}
