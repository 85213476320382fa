import { must, request } from './caller.ts';

export const COMPANY = 'fault-test-co';
const GROUP = 'Customers';

/** What the load stands on. */
export interface Premises {
  company: string;
  /** Customers with an approved certificate for Texas. */
  customers: { customerId: string; number: string }[];
}

async function addCustomer(address: string, number: string): Promise<{ customerId: string; number: string }> {
  const customer = { company: COMPANY, name: `Sample customer ${number}`, number };
  const { customerId } = (await must(address, 'POST', '/v1/customers', customer)) as { customerId: string };
  const certificate = (await must(address, 'POST', '/v1/certificates', {
    company: COMPANY,
    customerId,
    number: `${number}-TX`,
    validFrom: '2024-01-01',
    grants: [
      { zone: 'US-TX', zoneLevel: 'STATE', exempt: null, authorityTypes: [], authorities: [], reasonCode: null },
    ],
  })) as { certificateId: string; version: number };
  let version = certificate.version;
  for (const event of ['submit', 'approve']) {
    const path = `/v1/certificates/${certificate.certificateId}/events`;
    const body = { text: JSON.stringify({ event, reason: 'Fault test' }), contentType: 'application/json' };
    const { status, text } = await request(address, 'POST', path, body, { 'if-match': `"${version}"` });
    if (status !== 200) throw new Error(`${event} answered ${status}: ${text}`);
    version = (JSON.parse(text) as { version: number }).version;
  }
  return { customerId, number };
}

/** A company with a group, authorities and a few covered customers. */
export async function openCompany(address: string): Promise<Premises> {
  const company = { name: 'Fault Test Company', usesExemptionCertificates: true };
  await must(address, 'PUT', `/v1/companies/${COMPANY}`, company);
  await must(address, 'PUT', `/v1/companies/${COMPANY}/customer-groups/${GROUP}`, {});
  await must(address, 'PUT', `/v1/companies/${COMPANY}`, {
    ...company,
    activeCustomerGroup: { name: GROUP, ownerExternalId: COMPANY },
  });
  await must(address, 'PUT', `/v1/companies/${COMPANY}/authorities/Texas`, {
    zone: 'US-TX',
    zoneLevel: 'STATE',
    type: 'State Sales/Use',
    rate: '0.0625',
  });
  const customers = [];
  for (const number of ['S-1', 'S-2', 'S-3']) customers.push(await addCustomer(address, number));
  return { company: COMPANY, customers };
}
