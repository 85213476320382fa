import { must } from '../test/faults/caller.ts';
import type { House } from '../test/faults/house.ts';
import { COMPANY } from './book.ts';

/** Certificates per customer. */
export const PER_CUSTOMER = 5;
const STATES = ['TX', 'CA', 'NY', 'FL', 'IL'] as const;

export const numberOf = (customer: number) => `G-${customer}`;

/** A certificate through the public API, as the pattern for the rest. */
async function writePattern(address: string): Promise<void> {
  const company = { name: 'Bench Supply', usesExemptionCertificates: true };
  const groups = `/v1/companies/${COMPANY}/customer-groups/Customers`;
  await must(address, 'PUT', `/v1/companies/${COMPANY}`, company);
  await must(address, 'PUT', groups, {});
  const activeCustomerGroup = { name: 'Customers', ownerExternalId: COMPANY };
  await must(address, 'PUT', `/v1/companies/${COMPANY}`, { ...company, activeCustomerGroup });
  await must(address, 'PUT', `${groups}/exempt-reasons/RS`, { name: 'Resale', reason: 'resale' });
  for (const state of STATES) {
    const authority = { zone: `US-${state}`, zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.0625' };
    await must(address, 'PUT', `/v1/companies/${COMPANY}/authorities/${state}`, authority);
  }
  const customer = await must(address, 'POST', '/v1/customers', {
    company: COMPANY,
    name: 'Pattern',
    number: 'PATTERN',
  });
  await must(address, 'POST', '/v1/certificates', {
    customerId: (customer as { customerId: string }).customerId,
    number: 'PATTERN',
    validFrom: '2024-01-01',
    reasonCode: 'RS',
    status: 'approved',
    grants: [
      { zone: 'US-TX', zoneLevel: 'STATE', exempt: null, authorityTypes: [], authorities: [], reasonCode: null },
    ],
  });
}

const CUSTOMERS = `insert into bonafide.customer (tenant_id, customer_id, group_id, number, name, state, country, body, version)
  select p.tenant_id, md5('k' || n)::uuid, p.group_id, 'G-' || n, 'Buyer ' || n, p.state, p.country,
    p.body || jsonb_build_object('customerId', md5('k' || n)::uuid, 'number', 'G-' || n, 'name', 'Buyer ' || n), 1
  from bonafide.customer p, generate_series($1::int, $2::int) n where p.number = 'PATTERN'`;

const CERTIFICATES = `insert into bonafide.certificate (tenant_id, certificate_id, customer_id, sequence, number, status, active, reason_code, reason,
    form_id, valid_from, expires, jurisdictions, body, findings, rejects, warns, informs, content_release, source, version)
  select p.tenant_id, md5('f' || n || s)::uuid, md5('k' || n)::uuid, 1000 + n * ${PER_CUSTOMER}::bigint + i, 'F-' || n || '-' || s, p.status,
    p.active, p.reason_code, p.reason, p.form_id, p.valid_from, p.expires, array['US-' || s],
    p.body || jsonb_build_object('certificateId', md5('f' || n || s)::uuid, 'customerId', md5('k' || n)::uuid,
      'sequence', 1000 + n * ${PER_CUSTOMER} + i, 'number', 'F-' || n || '-' || s,
      'grants', jsonb_build_array((p.body->'grants'->0) || jsonb_build_object('zone', 'US-' || s))),
    p.findings, p.rejects, p.warns, p.informs, p.content_release, p.source, 1
  from bonafide.certificate p, generate_series($1::int, $2::int) n, unnest(array['${STATES.join("','")}']) with ordinality u(s, i)
  where p.number = 'PATTERN'`;

const PORTION = 100_000;

/** Fills an empty installation by SQL: too many rows to bring them through the API in an hour. */
export async function growTo(house: House, address: string, certificates: number): Promise<void> {
  await writePattern(address);
  const customers = certificates / PER_CUSTOMER;
  const superuser = await house.superuser();
  try {
    await superuser.query('set session_replication_role = replica'); // the rows are consistent by construction
    await superuser.query('set synchronous_commit = off');
    for (let first = 0; first < customers; first += PORTION) {
      const last = Math.min(first + PORTION, customers) - 1;
      await superuser.query(CUSTOMERS, [first, last]);
      await superuser.query(CERTIFICATES, [first, last]);
    }
    await superuser.query('vacuum (analyze) bonafide.customer, bonafide.certificate');
    await superuser.query('checkpoint');
    const { rows } = await superuser.query<{ count: string }>('select count(*) from bonafide.certificate');
    if (Number(rows[0]?.count) !== certificates + 1) throw new Error(`${rows[0]?.count} certificates were written`);
  } finally {
    await superuser.end();
  }
}

/** A sale of one line to a customer in one of its states: exempt by the certificate of that state. */
export function saleTo(customer: number, n: number): { body: string; certificate: string } {
  const state = STATES[n % STATES.length] ?? 'TX';
  const sale = {
    company: COMPANY,
    date: '2026-06-15',
    currency: 'USD',
    customer: { number: numberOf(customer) },
    shipTo: { country: 'US', state },
    lines: [{ lineId: '1', grossAmount: '100.00' }],
  };
  return { body: JSON.stringify(sale), certificate: `F-${customer}-${state}` };
}
