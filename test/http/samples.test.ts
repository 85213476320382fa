import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { TEN_DECISIONS } from './sample-decisions.ts';

const sample = (name: string) => readFileSync(new URL(`../samples/determination/${name}`, import.meta.url));

let app: TestApp;

/** What the sample files need before they can come: company, group, reasons, and authorities for some of their places. */
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
  const reasons = {
    RS: 'resale',
    MF: 'manufacturing',
    AG: 'agricultural',
    CH: 'charitable',
    RL: 'religious',
    ED: 'educational',
  };
  for (const [code, reason] of Object.entries(reasons)) {
    await put(`/v1/companies/ACME-US/customer-groups/US%20Customers/exempt-reasons/${code}`, { name: reason, reason });
  }
  const authorities = [
    ['TEXAS', 'US-TX', 'STATE', 'State Sales/Use', '0.0625'],
    ['AUSTIN', 'US-TX/Travis/Austin', 'CITY', 'City Sales/Use', '0.02'],
    ['OHIO', 'US-OH', 'STATE', 'State Sales/Use', '0.0575'],
  ] as const;
  for (const [name, zone, zoneLevel, type, rate] of authorities) {
    await put(`/v1/companies/ACME-US/authorities/${name}`, { zone, zoneLevel, type, rate });
  }
}

async function importFile(name: string) {
  const answer = await app.call('POST', '/v1/imports/determination?company=ACME-US&group=US%20Customers', {
    body: sample(name),
    headers: { 'content-type': 'text/csv' },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

interface Remark {
  line: number;
  column: string | null;
  code: string;
}
const remarks = (list: Remark[]) => list.map(({ line, column, code }) => `${line} ${column ?? '–'}: ${code}`);

beforeAll(async () => {
  app = await startTestApp();
  await prepare();
});

describe('the sample files in Determination’s formats', () => {
  test.each([
    ['customers.csv', 'Customers', 300],
    ['commodity-mappings-us.csv', 'CommodityMappings-US', 8],
    ['exemption-certificates.csv', 'ExemptionCertificates', 572],
    ['exemption-certificates-limited-use.csv', 'ExemptionCertificatesLimitedUse', 40],
    ['exemption-certificate-zones-us.csv', 'ExemptionCertificateZones-US', 777],
  ])('%s comes in whole', async (name, sdiType, rows) => {
    expect(await importFile(name)).toMatchObject({ sdiType, accepted: rows, rejected: [] });
  });

  test('messy-certificates.csv: one precise finding per trap', async () => {
    const result = await importFile('messy-certificates.csv');
    expect(remarks(result.rejected)).toEqual([
      '3 ValidFromDate: two-digit-year',
      '4 ValidFromDate: no-such-date',
      '5 ExpiresDate: expires-before-start',
      '6 Status: unknown-status',
      '7 ExemptReasonCode: unknown-reason',
      '8 CustomerNumber: unknown-customer',
      '9 CustomerName: name-differs-in-case',
      '11 CertificateNumber: stray-blanks',
      '11 CustomerName: stray-blanks',
      '14 ExemptReasonCode: too-few-cells',
      '15 TaxDataType: unknown-tax-data-type',
      '16 CertificateNumber: too-long',
    ]);
    expect(remarks(result.warnings)).toEqual([
      '10 Active: flag-read-as-no',
      '10 FullyExempt: flag-read-as-no',
      '10 FullyExempt: nothing-exempt',
      '12 CertificateNumber: formula-like',
      '13 –: blank-row',
      '17 ExemptReasonCode: no-reason',
    ]);
    // The rows of lines 10, 12 and 17; each is on file as it was read.
    expect(result.accepted).toBe(3);
    const onFile = await app.call('GET', '/v1/certificates?q=M-8');
    expect(onFile.body.data).toHaveLength(1);
    const detail = await app.call('GET', `/v1/certificates/${onFile.body.data[0].certificateId}`);
    expect(detail.body).toMatchObject({ number: 'M-8', active: false, fullyExempt: false });
  });

  test('all 200 invoices go through and each is retrievable', async () => {
    const answer = await app.call('POST', '/sabrix/xmlinvoice', {
      body: sample('invoices.xml'),
      headers: { 'content-type': 'text/xml' },
    });
    expect(answer.status).toBe(200);
    expect(answer.text.match(/<INVOICE>/g)).toHaveLength(200);
    expect(answer.text).not.toContain('<IS_SUCCESS>false</IS_SUCCESS>');
    const numbers = [
      ...sample('invoices.xml')
        .toString()
        .matchAll(/<INVOICE_NUMBER>([^<]+)</g),
    ].map((match) => match[1]);
    expect(new Set(numbers).size).toBe(200);
    for (const number of numbers) {
      const found = await app.call('GET', `/v1/transactions/by-number/ACME-US/${number}`);
      expect(found.status, number).toBe(200);
      expect(found.body).toMatchObject({ number, contentRelease: app.services.content.release });
    }
  });

  test.each(TEN_DECISIONS.map((expected) => [expected.number, expected.why, expected] as const))(
    '%s, by hand: %s',
    async (number, _why, expected) => {
      const { body } = await app.call('GET', `/v1/transactions/by-number/ACME-US/${number}`);
      const got = [];
      for (const line of body.decision.lines) {
        for (const authority of line.authorities) {
          got.push({
            line: line.lineId,
            authority: authority.authority,
            certificate: authority.certificate?.number ?? null,
            tax: authority.tax,
            rejected: Object.fromEntries(
              authority.rejected.map((candidate: { number: string; test: string }) => [
                candidate.number,
                candidate.test,
              ]),
            ),
          });
        }
      }
      const inOrder = [...expected.authorities].sort((a, b) => Number(a.line) - Number(b.line));
      expect(got).toEqual(inOrder);
      expect(body.decision.outcome).toBe(expected.outcome);
    },
  );
});
