import { randomBytes, randomUUID } from 'node:crypto';
import { type APIRequestContext, request } from 'playwright-core';
import { expect } from 'vitest';
import { address, emailOf, password } from './console.ts';

/** Records of one journey, with names nobody else has: journeys share a service and are repeated on it. */
export interface World {
  mark: string;
  company: string;
  companyName: string;
  customerId: string;
  customerName: string;
  customerNumber: string;
}

export const freshMark = () => randomBytes(4).toString('hex').toUpperCase();

/** Writes to the service as the tax manager, who may prepare what a journey starts from; the answer must be a success. */
export async function asManager<T>(act: (service: APIRequestContext) => Promise<T>): Promise<T> {
  const service = await request.newContext({ baseURL: address, extraHTTPHeaders: { origin: address } });
  try {
    await send(service, 'post', '/api/auth/sign-in/email', { email: emailOf('manager'), password });
    return await act(service);
  } finally {
    await service.dispose();
  }
}

export async function send<T>(
  service: APIRequestContext,
  method: 'post' | 'put' | 'patch',
  path: string,
  data: object,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await service[method](path, { data, headers: { 'idempotency-key': randomUUID(), ...headers } });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A company that charges tax in Texas and Florida, its group with the reason RS, and one customer in Austin. */
export async function makeWorld(): Promise<World> {
  const mark = freshMark();
  const company = `PUMP-${mark}`;
  const companyName = `Westbank Pump ${mark}`;
  const customerName = `Ridgeline Hardware ${mark}`;
  const customerNumber = `R-${mark}`;
  return asManager(async (service) => {
    const base = `/v1/companies/${company}`;
    await send(service, 'put', base, {
      name: companyName,
      usesExemptionCertificates: true,
      activeCustomerGroup: { name: 'Customers', ownerExternalId: company },
    });
    await send(service, 'put', `${base}/customer-groups/Customers/exempt-reasons/RS`, {
      name: 'Resale',
      reason: 'resale',
    });
    for (const [name, zone, rate] of [
      ['Texas', 'US-TX', '0.0625'],
      ['Florida', 'US-FL', '0.06'],
    ]) {
      const authority = { zone, zoneLevel: 'STATE', type: 'State Sales/Use', rate };
      await send(service, 'put', `${base}/authorities/${name}`, authority);
    }
    const { customerId } = await send<{ customerId: string }>(service, 'post', '/v1/customers', {
      company,
      name: customerName,
      number: customerNumber,
      addressLines: ['2210 Canal St', null, null, null],
      city: 'Austin',
      state: 'TX',
      postalCode: '78701',
      country: 'US',
    });
    return { mark, company, companyName, customerId, customerName, customerNumber };
  });
}

export interface MadeCertificate {
  certificateId: string;
  number: string;
  version: number;
}

/** A certificate for resale in one state, `submitted` unless said otherwise. */
export async function makeCertificate(
  { customerId, mark }: World,
  { state = 'TX', status = 'submitted' }: { state?: string; status?: 'submitted' | 'approved' } = {},
): Promise<MadeCertificate> {
  const grant = { exempt: null, authorityTypes: [], authorities: [], reasonCode: null };
  return asManager((service) =>
    send<MadeCertificate>(service, 'post', '/v1/certificates', {
      customerId,
      number: `${state}-${mark}`,
      status,
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      grants: [{ ...grant, zone: `US-${state}`, zoneLevel: 'STATE' }],
    }),
  );
}
