import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';

const sample = (name: string) => readFileSync(new URL(`../samples/determination/${name}`, import.meta.url));

let app: TestApp;

/** What the sample files need before they can come: company, group, reasons, and an authority for each state of the sales. */
async function prepare(): Promise<void> {
  const put = async (url: string, body: object) => {
    const answer = await app.call('PUT', url, { body });
    expect(answer.status, answer.text).toBeLessThan(300);
  };
  await put('/v1/companies/ACME-US', {
    name: 'Acme US',
    usesExemptionCertificates: true,
    activeCustomerGroup: { name: 'US Customers', ownerExternalId: 'ACME-US' },
  });
  const reasons: [string, string][] = [
    ['RS', 'resale'],
    ['MF', 'manufacturing'],
    ['AG', 'agricultural'],
    ['CH', 'charitable'],
    ['RL', 'religious'],
    ['ED', 'educational'],
  ];
  for (const [code, reason] of reasons) {
    await put(`/v1/companies/ACME-US/customer-groups/US%20Customers/exempt-reasons/${code}`, { name: reason, reason });
  }
  await put('/v1/companies/ACME-US/authorities/TEXAS', {
    zone: 'US-TX',
    zoneLevel: 'STATE',
    type: 'State Sales/Use',
    rate: '0.0625',
  });
  await put('/v1/companies/ACME-US/authorities/AUSTIN', {
    zone: 'US-TX/Travis/Austin',
    zoneLevel: 'CITY',
    type: 'City Sales/Use',
    rate: '0.02',
  });
  await put('/v1/companies/ACME-US/authorities/OHIO', {
    zone: 'US-OH',
    zoneLevel: 'STATE',
    type: 'State Sales/Use',
    rate: '0.0575',
  });
}

async function importFile(name: string) {
  const answer = await app.call('POST', '/v1/imports/determination?company=ACME-US&group=US%20Customers', {
    body: sample(name),
    headers: { 'content-type': 'text/csv' },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

beforeAll(async () => {
  app = await startTestApp();
  await prepare();
});

describe('the sample files in Determination’s formats', () => {
  test('all five come in, in their order', async () => {
    for (const name of [
      'customers.csv',
      'commodity-mappings-us.csv',
      'exemption-certificates.csv',
      'exemption-certificates-limited-use.csv',
      'exemption-certificate-zones-us.csv',
    ]) {
      const result = await importFile(name);
      console.log(
        name,
        result.sdiType,
        result.accepted,
        result.rejected.length,
        result.warnings.length,
        JSON.stringify(result.rejected.slice(0, 5)),
        JSON.stringify(result.warnings.slice(0, 3)),
      );
    }
  });
  test('messy', async () => {
    const result = await importFile('messy-certificates.csv');
    console.log(result.accepted, JSON.stringify(result.rejected, null, 1), JSON.stringify(result.warnings, null, 1));
  });
  test('invoices', async () => {
    const t = performance.now();
    const answer = await app.call('POST', '/sabrix/xmlinvoice', {
      body: sample('invoices.xml'),
      headers: { 'content-type': 'text/xml' },
    });
    console.log(answer.status, performance.now() - t, answer.text.length, answer.text.slice(0, 3000));
    const list = await app.call('GET', '/v1/transactions?limit=200');
    console.log(list.body.total);
    const counts: Record<string, number> = {};
    for (const r of list.body.data) counts[r.outcome] = (counts[r.outcome] ?? 0) + 1;
    console.log(counts);
  });
});
