import { beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../packages/server/src/testing/test-app.ts';
import { stateGrant } from '../../packages/server/src/testing/test-world.ts';
import { operationsOf, readContract, send } from './contract.ts';
import { texanPapersEnd } from './filled-tenant.ts';

/** Each list with cursors, with the orders and filters it is asked in. `{import}` stands for an import with many findings. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/customers': [
    '',
    'q=Same',
    ...['name', '-name', 'number', '-number', 'atRisk', '-atRisk', 'exempt12Months', '-exempt12Months'].map(
      (sort) => `sort=${sort}`,
    ),
  ],
  'GET /v1/certificates': [
    '',
    'reason=resale',
    'riskFrom=0',
    ...['expires', '-expires', 'createdAt', '-createdAt', 'number', '-number', 'risk', '-risk'].map(
      (sort) => `sort=${sort}`,
    ),
  ],
  'GET /v1/transactions': [
    '',
    'revisions=all',
    ...['date', '-date', 'exempt', '-exempt', 'tax', '-tax'].map((sort) => `sort=${sort}`),
  ],
  'GET /v1/reconciliations': ['', 'differs=false'],
  'GET /v1/imports': [''],
  'GET /v1/imports/{importId}/results': ['', 'kind=rejected', 'code=missing-value'],
  'GET /v1/revoked-numbers': [''],
  'GET /v1/log': ['', 'kind=customer'],
  'GET /v1/licenses': ['from=2026-01-01&until=2026-12-31'],
  'GET /v1/verification-tasks': ['', 'state=person', 'sourceId=manual'],
  'GET /v1/replays': [''],
  'GET /v1/companies/{externalId}/check-policy/history': [''],
  'GET /v1/replays/{replayId}/differences': [''],
  'GET /v1/portfolio/reviews': ['', 'subject=overlay'],
  'GET /v1/verdict-changes': ['', 'cause=overlay'],
  'GET /v1/portfolio/reviews/{reviewId}/flips': ['', 'jurisdiction=US-TX'],
};

const ROWS = 7;
let app: TestApp;
let other: { key: string };
const imports = new Map<string, string>();
const replays = new Map<string, string>();
const reviews = new Map<string, string>();

type Must = (method: string, url: string, body?: unknown) => Promise<Record<string, string>>;

/** Licences that end on one day, replays of one name, and sales that a certificate of today would exempt alike. */
async function fillBeside(must: Must, key: string, each: readonly number[]): Promise<void> {
  const { data } = (await must('GET', '/v1/customers?q=N-1')) as unknown as { data: { customerId: string }[] };
  const customerId = data[0]?.customerId ?? '';
  await must('PUT', '/v1/companies/CO/license-types', { name: 'Liquor', startDate: '2020-01-01' });
  for (const n of each) {
    await must('POST', '/v1/revoked-numbers', { kind: 'fein', number: `12-34567${10 + n}`, reason: 'Same' });
    const license = { type: 'Liquor', number: `L-${n}`, startDate: '2026-01-01', endDate: '2026-12-31' };
    await must('PUT', `/v1/customers/${customerId}/licenses`, license);
  }
  await must('PUT', '/v1/companies/CO/authorities/Texas', {
    ...{ zone: 'US-TX', zoneLevel: 'STATE', type: 'State Sales/Use', rate: '0.0625' },
  });
  await must('PUT', '/v1/verification-sources/manual', {
    ...{ kind: 'manual', name: 'By hand', switchedOn: true, goodForDays: 90, perMinute: 60, config: {} },
  });
  const ids = each.map((n) => ({ kind: 'state-sales-tax', issuer: 'US-TX', value: `3-20488-172${n}-5` }));
  await must('POST', '/v1/certificates', {
    ...{ customerId, number: 'ASKED', status: 'in-review', validFrom: '2026-01-01', reasonCode: 'RS', claim: { ids } },
  });
  await must('POST', '/v1/certificates', {
    ...{ customerId, number: 'LATER', status: 'approved', validFrom: '2026-01-01', reasonCode: 'RS' },
    grants: [stateGrant('US-TX')],
  });
  for (const n of each)
    await must('POST', '/v1/certificates', {
      ...{ customerId, number: `TX-${n}`, status: 'approved', validFrom: '2027-01-01', reasonCode: 'RS' },
      formId: 'US-TX-01-339-B',
      grants: [stateGrant('US-TX')],
    });
  for (const _ of each) {
    const { replayId = '' } = await must('POST', '/v1/replays', { name: 'Same', filter: { company: 'CO' } });
    await vi.waitFor(async () => expect((await must('GET', `/v1/replays/${replayId}`)).status).toBe('done'), {
      timeout: 20_000,
    });
    replays.set(key, replayId);
    const { reviewId = '' } = await must('POST', '/v1/portfolio/reviews', {
      after: { overlays: [texanPapersEnd('Same')] },
    });
    await vi.waitFor(async () => expect((await must('GET', `/v1/portfolio/reviews/${reviewId}`)).status).toBe('done'), {
      timeout: 20_000,
    });
    reviews.set(key, reviewId);
  }
  // And now for good: every verdict that it changes has its cause, all of one commit.
  await must('POST', '/v1/law/overlays', texanPapersEnd('Same'));
  await vi.waitFor(
    async () => {
      const { data } = (await must('GET', '/v1/portfolio/reviews?kind=acceptance')) as unknown as {
        data: { status: string }[];
      };
      expect(data[0]?.status).toBe('done');
    },
    { timeout: 20_000 },
  );
}

/** Rows that sort alike: one name, one day, one sum, one commit. A cursor must still tell them apart. */
async function fill(key: string): Promise<string> {
  async function must(method: string, url: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await app.call(method, url, { key, body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
  await must('PUT', '/v1/companies/CO', {
    name: 'Company',
    usesExemptionCertificates: true,
    activeCustomerGroup: { name: 'Main', ownerExternalId: 'CO' },
  });
  await must('PUT', '/v1/companies/CO/customer-groups/Main/exempt-reasons/RS', { name: 'Resale', reason: 'resale' });
  const each = Array.from({ length: ROWS }, (_, index) => index + 1);
  for (const n of each) {
    const changes = [{ check: 'CMP-17', setting: 'warn' }];
    const version = { 'if-match': `"${n - 1}"` };
    await must('POST', '/v1/companies/CO/check-policy/changes', { changes, reason: 'Same' }, version);
  }
  const csv = { 'content-type': 'text/csv' };
  const customers = `sdiType=Customers\nCustomerName,CustomerNumber\n${each.map((n) => `Same,N-${n}\n`).join('')}`;
  await must('POST', '/v1/imports/determination?company=CO', customers, csv);
  const header =
    'CertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,ExpiresDate,Active,FullyExempt,TaxDataType';
  // Half of them never end: a list by last day must place those, too.
  const rows = each.map((n) => `SAME,Same,N-${n},A,RS,01/01/2026,${n % 2 ? '' : '12/31/2027'},Y,Y,US\n`).join('');
  await must('POST', '/v1/imports/determination?company=CO', `sdiType=ExemptionCertificates\n${header}\n${rows}`, csv);
  for (const n of each) {
    await must('POST', '/v1/transactions', {
      company: 'CO',
      number: `INV-${n}`,
      date: '2026-03-15',
      currency: 'USD',
      customer: { number: 'N-1' },
      shipTo: { country: 'US', state: 'TX' },
      lines: [{ lineId: '1', grossAmount: '10.00' }],
    });
  }
  await fillBeside(must, key, each);
  const { snapshotId } = await must('POST', '/v1/snapshots', { company: 'CO' });
  const decisions = await Promise.all(
    each.map(async (n) => {
      const sale = {
        ...{ company: 'CO', number: `OFF-${n}`, date: '2026-03-15', currency: 'USD', customer: { number: 'N-1' } },
        ...{ shipTo: { country: 'US', state: 'TX' }, lines: [{ lineId: '1', grossAmount: '10.00' }] },
      };
      const decision = await must('POST', '/v1/determinations', sale);
      return { snapshotId, decidedAt: '2026-11-24T13:00:00Z', sale, decision };
    }),
  );
  await must('POST', '/v1/reconciliations', { decisions });
  for (const n of each) {
    await must(
      'POST',
      `/v1/imports/determination?company=CO`,
      `sdiType=Customers\nCustomerName,CustomerNumber\nA,A-${n}\n`,
      csv,
    );
  }
  const bad = `sdiType=Customers\nCustomerName,CustomerNumber\n${each.map(() => 'No number,\n').join('')}`;
  return (await must('POST', '/v1/imports/determination?company=CO', bad, csv)).importId;
}

beforeAll(async () => {
  app = await startTestApp();
  other = await app.addTenant('Other tenant');
  for (const key of [app.adminKey, other.key]) imports.set(key, await fill(key));
}, 120_000);

function urlOf(list: string, query: string, key: string): string {
  const path = list
    .replace('GET ', '')
    .replace('{importId}', imports.get(key) ?? '')
    .replace('{replayId}', replays.get(key) ?? '')
    .replace('{externalId}', 'CO')
    .replace('{reviewId}', reviews.get(key) ?? '');
  return `${path}?${query}`;
}

interface Page {
  data: unknown[];
  nextCursor: string | null;
}

async function page(url: string, limit: number, cursor: string | null, key = app.adminKey): Promise<Page> {
  const at = `${url}&limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
  const answer = await send(app, 'GET', { url: at }, key);
  expect(answer.status, `${at}: ${answer.text.slice(0, 300)}`).toBe(200);
  return answer.body;
}

test('every list of the contract that has a cursor is tried here', async () => {
  const operations = operationsOf(await readContract(app));
  const withCursor = operations.filter(({ spec }) => spec.parameters?.some(({ name }) => name === 'cursor'));
  expect(withCursor.map(({ name }) => name).sort()).toEqual(Object.keys(LISTS).sort());
});

const CASES = Object.entries(LISTS).flatMap(([list, queries]) =>
  queries.map((query): [string, string] => [list, query]),
);

describe.each(CASES)('%s %s', (list, query) => {
  test('page by page: each row once, in the order of one big page', async () => {
    const url = urlOf(list, query, app.adminKey);
    const whole = await page(url, 200, null);
    expect(whole.data.length).toBeGreaterThanOrEqual(ROWS);
    expect(whole.nextCursor).toBeNull();
    for (const limit of [1, 2, 3]) {
      const rows: unknown[] = [];
      let cursor: string | null = null;
      do {
        const next: Page = await page(url, limit, cursor);
        expect(next.data.length).toBeLessThanOrEqual(limit);
        rows.push(...next.data);
        cursor = next.nextCursor;
      } while (cursor !== null && rows.length <= whole.data.length);
      expect(rows, `pages of ${limit}`).toEqual(whole.data);
    }
  });

  test('a cursor that was altered, is another tenant’s, or is of another question is refused', async () => {
    const url = urlOf(list, query, app.adminKey);
    const { nextCursor } = await page(url, 2, null);
    const cursor = nextCursor ?? '';
    const [position = '', signature = ''] = cursor.split('.');
    const moved = Buffer.from(
      Buffer.from(position, 'base64url')
        .toString()
        .replace(/\w(?=[^\w]*$)/, '0'),
    ).toString('base64url');
    const foreign = await page(urlOf(list, query, other.key), 2, null, other.key);
    const elsewhere = await page(urlOf('GET /v1/log', 'actor=test', app.adminKey), 1, null);
    const altered: [string, string][] = [
      ['another position', `${moved}x.${signature}`],
      ['another signature', `${position}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`],
      ['no signature', position],
      ['nothing of ours', 'eyJhIjoxfQ'],
      ['another tenant', foreign.nextCursor ?? ''],
      ['another list', elsewhere.nextCursor ?? ''],
    ];
    for (const [what, text] of altered) {
      expect(text.length, what).toBeGreaterThan(0);
      const answer = await send(app, 'GET', { url: `${url}&cursor=${encodeURIComponent(text)}` }, app.adminKey);
      expect([answer.status, answer.body?.code], what).toEqual([400, 'bad-cursor']);
    }
    // It is good for its own list, and again: a cursor is not used up.
    expect((await page(url, 2, cursor)).data).toEqual((await page(url, 2, cursor)).data);
  });
});

test('a cursor is of its filter: the same list asked otherwise refuses it', async () => {
  for (const [list, queries] of Object.entries(LISTS)) {
    const [first = '', ...others] = queries;
    const { nextCursor } = await page(urlOf(list, first, app.adminKey), 2, null);
    for (const query of others) {
      const url = `${urlOf(list, query, app.adminKey)}&cursor=${encodeURIComponent(nextCursor ?? '')}`;
      const answer = await send(app, 'GET', { url }, app.adminKey);
      // The order a list has when none is asked for may be asked for by name.
      const sameQuestion = answer.status === 200 && /^sort=-(atRisk|date|createdAt)$/.test(query);
      if (!sameQuestion) expect([answer.status, answer.body?.code], url).toEqual([400, 'bad-cursor']);
    }
  }
});

test.each(['0', '-1', '201', '1.5', 'many', ''])('limit=%s is refused by name', async (limit) => {
  for (const [list, [query = '']] of Object.entries(LISTS)) {
    const answer = await send(app, 'GET', { url: urlOf(list, `${query}&limit=${limit}`, app.adminKey) }, app.adminKey);
    expect(answer.status, `${list}: ${answer.text.slice(0, 200)}`).toBe(422);
    expect(answer.body.errors[0].pointer).toBe('?limit');
  }
});
