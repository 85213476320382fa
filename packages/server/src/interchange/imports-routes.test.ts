import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { sample } from './determination/testing/sample-files.ts';
import { ImportRunner } from './imports-job.ts';
import { claimImport, renewLease } from './imports-progress.ts';

const REASONS: Record<string, string> = {
  RS: 'resale',
  MF: 'manufacturing',
  AG: 'agricultural',
  CH: 'charitable',
  RL: 'religious',
  ED: 'educational',
};
const CSV = { 'content-type': 'text/csv' };
const FILES = [
  ['customers.csv', 300],
  ['commodity-mappings-us.csv', 8],
  ['exemption-certificates.csv', 572],
  ['exemption-certificates-limited-use.csv', 40],
  ['exemption-certificate-zones-us.csv', 777],
] as const;

const certificates = (...rows: string[]) =>
  [
    'sdiType=ExemptionCertificates',
    'CertificateNumber,CustomerName,CustomerNumber,Status,ExemptReasonCode,ValidFromDate,ExpiresDate,Active,FullyExempt,TaxDataType',
    ...rows,
    '',
  ].join('\n');
const customers = (count: number, name = 'Customer') =>
  [
    'sdiType=Customers',
    'CustomerName,CustomerNumber',
    ...Array.from({ length: count }, (_, at) => `${name} ${at},N-${at}`),
    '',
  ].join('\n');

let t: TestApp;

/** A company with a group of its own and the six reasons, under a name that no other test uses. */
async function aCompany(externalId: string): Promise<void> {
  const company = {
    name: `${externalId} Inc.`,
    usesExemptionCertificates: true,
    activeCustomerGroup: { name: 'Main', ownerExternalId: externalId },
  };
  expect((await t.call('PUT', `/v1/companies/${externalId}`, { body: company })).status).toBeLessThan(300);
  for (const [code, reason] of Object.entries(REASONS)) {
    const url = `/v1/companies/${externalId}/customer-groups/Main/exempt-reasons/${code}`;
    expect((await t.call('PUT', url, { body: { name: reason, reason } })).status).toBeLessThan(300);
  }
}

function importNow(company: string, body: string | Buffer, query = '', headers: Record<string, string> = {}) {
  const url = `/v1/imports/determination?company=${company}${query}`;
  return t.call('POST', url, { body, headers: { ...CSV, ...headers } });
}

async function store(company: string, body: string | Buffer): Promise<string> {
  const answer = await t.call('POST', `/v1/imports?company=${company}&fileName=a.csv`, { body, headers: CSV });
  expect(answer.status).toBe(202);
  return answer.body.importId;
}

async function until(importId: string, ...statuses: string[]) {
  for (let round = 0; round < 500; round++) {
    const { body } = await t.call('GET', `/v1/imports/${importId}`);
    if (statuses.includes(body.status)) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The import did not become ${statuses.join(' or ')}`);
}

const count = async (table: string) =>
  Number((await t.superuser.query(`select count(*) from bonafide.${table}`)).rows[0].count);

beforeAll(async () => {
  t = await startTestApp();
});

describe('a file imported at once', () => {
  beforeAll(() => aCompany('ACME-US'));

  test('the sample files load in their order; sent again they make no new version', async () => {
    for (const [name, rows] of FILES) {
      const { status, body } = await importNow('ACME-US', sample(name));
      expect([name, status, body.accepted, body.rejected]).toEqual([name, 200, rows, []]);
    }
    const versions = await count('record_version');
    expect(await count('certificate')).toBe(612);
    for (const [name, rows] of FILES) {
      const { body } = await importNow('ACME-US', sample(name));
      expect([name, body.accepted, body.rejected]).toEqual([name, rows, []]);
    }
    expect(await count('record_version')).toBe(versions);
  });

  test('the messy file: each trap named by line and column, the rest taken', async () => {
    const { body } = await importNow('ACME-US', sample('messy-certificates.csv'));
    expect(body.sdiType).toBe('ExemptionCertificates');
    expect(body.accepted).toBe(3);
    const of = (list: { line: number; column: string; code: string }[]) =>
      list.map(({ line, column, code }) => `${line} ${column} ${code}`);
    expect(of(body.rejected)).toEqual([
      '3 ValidFromDate two-digit-year',
      '4 ValidFromDate no-such-date',
      '5 ExpiresDate expires-before-start',
      '6 Status unknown-status',
      '7 ExemptReasonCode unknown-reason',
      '8 CustomerNumber unknown-customer',
      '9 CustomerName name-differs-in-case',
      '11 CertificateNumber stray-blanks',
      '11 CustomerName stray-blanks',
      '14 ExemptReasonCode too-few-cells',
      '15 TaxDataType unknown-tax-data-type',
      '16 CertificateNumber too-long',
    ]);
    expect(of(body.warnings)).toContain('10 Active flag-read-as-no');
  });

  test('the rejected rows come back as a file', async () => {
    const first = await importNow('ACME-US', sample('messy-certificates.csv'));
    const { status, text, headers } = await t.call('GET', `/v1/imports/${first.body.importId}/rejected.csv`);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(text.split('\r\n')).toHaveLength(2 + 11 + 1);
    const again = await importNow('ACME-US', text);
    expect(again.body).toMatchObject({ sdiType: 'ExemptionCertificates', accepted: 0 });
  });

  test('a dry run says the same and leaves nothing', async () => {
    const before = [await count('customer'), await count('record_version'), await count('import')];
    const { status, body } = await importNow('ACME-US', customers(3, 'Dry'), '&dryRun=true');
    expect([status, body]).toEqual([
      200,
      { importId: null, sdiType: 'Customers', accepted: 3, rejected: [], warnings: [] },
    ]);
    expect([await count('customer'), await count('record_version'), await count('import')]).toEqual(before);
  });

  test('a repeated key gets the first answer, and another file under it is refused', async () => {
    const key = { 'idempotency-key': 'import-1' };
    const first = await importNow('ACME-US', customers(2, 'Key'), '', key);
    const versions = await count('record_version');
    expect((await importNow('ACME-US', customers(2, 'Key'), '', key)).text).toBe(first.text);
    expect(await count('record_version')).toBe(versions);
    const other = await importNow('ACME-US', customers(2, 'Other'), '', key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test.each([
    ['no sdiType', 'a,b\n1,2\n', 422, 'missing-sdi-type'],
    ['a missing column', 'sdiType=Customers\nCustomerName\nA\n', 422, 'missing-columns'],
    ['a workbook', Buffer.from('PK\u0003\u0004'), 415, 'not-csv'],
  ])('%s is refused whole', async (_name, body, status, code) => {
    const answer = await importNow('ACME-US', body);
    expect([answer.status, answer.body.errors[0].code]).toEqual([status, code]);
  });

  test('an unknown company or group, another content type, and a viewer are refused', async () => {
    expect((await importNow('NOBODY', customers(1))).body.code).toBe('unknown-reference');
    expect((await importNow('ACME-US', customers(1), '&group=None')).body.code).toBe('unknown-reference');
    const url = '/v1/imports/determination?company=ACME-US';
    expect((await t.call('POST', url, { body: 'x', headers: { 'content-type': 'image/png' } })).status).toBe(415);
    const viewer = await t.keyFor('viewer');
    expect((await t.call('POST', url, { body: customers(1), headers: CSV, key: viewer })).status).toBe(403);
  });

  test('the company may be named by its name, and a child may use a group of its parent', async () => {
    const child = { name: 'Child Inc.', parentExternalId: 'ACME-US', usesExemptionCertificates: true };
    await t.call('PUT', '/v1/companies/CHILD', { body: child });
    expect((await importNow('Child%20Inc.', customers(1, 'Child'), '&group=Main')).body.accepted).toBe(1);
  });
});

describe('a stored file', () => {
  beforeAll(() => aCompany('STORED'));

  test('is rehearsed, changes nothing, is run, and its log entry stands', async () => {
    const importId = await store('STORED', customers(1200));
    const rehearsed = await until(importId, 'rehearsed');
    expect(rehearsed).toMatchObject({ total: 1200, processed: 1200, accepted: 1200, willAdd: 1200, company: 'STORED' });
    const before = await count('customer');
    const started = await t.call('POST', `/v1/imports/${importId}/run`, { body: {} });
    expect(started.status).toBe(202);
    expect(started.body.processed).toBeLessThan(1200);
    const done = await until(importId, 'done');
    expect(done).toMatchObject({ processed: 1200, willAdd: 1200, willChange: 0, unchanged: 0, failure: null });
    expect(await count('customer')).toBe(before + 1200);
    const log = await t.superuser.query(`select summary from bonafide.ledger_entry where ref = $1`, [
      `import/${importId}`,
    ]);
    expect(log.rows).toEqual([{ summary: 'Customers file a.csv: 1200 added, 0 changed, 0 unchanged, 0 rejected' }]);
    const list = await t.call('GET', '/v1/imports?limit=1');
    expect(list.body.data[0]).toEqual(done);
  });

  test('its findings are paged by line', async () => {
    const rows = Array.from({ length: 7 }, (_, at) => `K-${at},Customer 0,N-0,A,ZZ,01/01/2026,,Y,Y,US`);
    const importId = await store('STORED', certificates(...rows, 'K-9,Customer 0,N-0,A,,01/01/2026,,Y,Y,US'));
    expect(await until(importId, 'rehearsed')).toMatchObject({ rejected: 7, accepted: 1, warnings: 1 });
    const lines: number[] = [];
    let cursor = '';
    do {
      const { body } = await t.call('GET', `/v1/imports/${importId}/results?kind=rejected&limit=3${cursor}`);
      lines.push(...body.data.map((row: { line: number }) => row.line));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(lines).toEqual([3, 4, 5, 6, 7, 8, 9]);
    const { body } = await t.call('GET', `/v1/imports/${importId}/results?kind=warning`);
    expect(body.data).toMatchObject([{ line: 10, column: 'ExemptReasonCode', code: 'no-reason', severity: 'warning' }]);
    const causes = await t.call('GET', `/v1/imports/${importId}/causes`);
    expect(causes.body.data).toEqual([
      { severity: 'error', code: 'unknown-reason', column: 'ExemptReasonCode', count: 7, firstLine: 3 },
      { severity: 'warning', code: 'no-reason', column: 'ExemptReasonCode', count: 1, firstLine: 10 },
    ]);
    const one = await t.call('GET', `/v1/imports/${importId}/results?code=no-reason`);
    expect(one.body.data.map((row: { line: number }) => row.line)).toEqual([10]);
  });

  test('that cannot be read has failed, with the reason', async () => {
    const importId = await store('STORED', 'sdiType=Customers\nCustomerName\nA\n');
    expect(await until(importId, 'failed')).toMatchObject({
      failure: 'The header lacks CustomerNumber. (line 2)',
      failureCode: 'missing-columns',
    });
    expect((await t.call('POST', `/v1/imports/${importId}/run`, { body: {} })).body.code).toBe('status-conflict');
  });

  test('of another tenant is not there', async () => {
    const importId = await store('STORED', customers(1));
    const other = await t.addTenant('Other');
    for (const path of ['', '/results', '/causes', '/rejected.csv']) {
      expect((await t.call('GET', `/v1/imports/${importId}${path}`, { key: other.key })).status).toBe(404);
    }
    for (const act of ['run', 'stop']) {
      expect((await t.call('POST', `/v1/imports/${importId}/${act}`, { body: {}, key: other.key })).status).toBe(404);
    }
    await until(importId, 'rehearsed');
  });
});

describe('a rehearsal', () => {
  beforeAll(() => aCompany('AGAIN'));

  test('is taken again after the records have changed, and says who asked', async () => {
    const importId = await store('AGAIN', certificates('C-1,Customer 0,N-0,A,RS,01/01/2026,,Y,Y,US'));
    expect(await until(importId, 'rehearsed')).toMatchObject({ rejected: 1, phase: 'rehearsal', by: 'test' });
    await importNow('AGAIN', customers(1));
    const again = await t.call('POST', `/v1/imports/${importId}/rehearse`, { body: {} });
    expect(again.status).toBe(202);
    expect(await until(importId, 'rehearsed')).toMatchObject({ rejected: 0, accepted: 1, willAdd: 1 });
    await t.call('POST', `/v1/imports/${importId}/run`, { body: {} });
    await until(importId, 'done');
    const late = await t.call('POST', `/v1/imports/${importId}/rehearse`, { body: {} });
    expect([late.status, late.body.code]).toEqual([409, 'status-conflict']);
  });

  test('that was stopped cannot be run, only rehearsed again', async () => {
    const importId = await store('AGAIN', customers(3, 'Half'));
    await until(importId, 'rehearsed');
    await t.superuser.query(`update bonafide.import set status = 'stopped' where import_id = $1`, [importId]);
    const run = await t.call('POST', `/v1/imports/${importId}/run`, { body: {} });
    expect([run.status, run.body.code]).toEqual([409, 'status-conflict']);
    await t.call('POST', `/v1/imports/${importId}/rehearse`, { body: {} });
    expect(await until(importId, 'rehearsed')).toMatchObject({ accepted: 3, failure: null });
  });

  test('that nobody wants is set aside, and taken up again by a new one', async () => {
    const importId = await store('AGAIN', customers(2, 'Aside'));
    await until(importId, 'rehearsed');
    const aside = await t.call('POST', `/v1/imports/${importId}/stop`, { body: {} });
    expect([aside.status, aside.body.status, aside.body.phase]).toEqual([202, 'stopped', 'rehearsal']);
    await t.call('POST', `/v1/imports/${importId}/rehearse`, { body: {} });
    expect(await until(importId, 'rehearsed')).toMatchObject({ accepted: 2 });
  });

  test('is for those who may import', async () => {
    const importId = await store('AGAIN', customers(1, 'Only'));
    await until(importId, 'rehearsed');
    const viewer = await t.keyFor('viewer');
    const answer = await t.call('POST', `/v1/imports/${importId}/rehearse`, { body: {}, key: viewer });
    expect(answer.status).toBe(403);
  });
});

describe('a run that failed', () => {
  beforeAll(() => aCompany('FAILED'));

  test('goes on where it was', async () => {
    const importId = await store('FAILED', customers(700, 'Failed'));
    await until(importId, 'rehearsed');
    await t.superuser.query(
      `update bonafide.import set status = 'failed', phase = 'run', failure_code = 'defect', failure = 'x', next_portion = 1,
         processed = 500, accepted = 500, added = 500 where import_id = $1`,
      [importId],
    );
    expect((await t.call('POST', `/v1/imports/${importId}/run`, { body: {} })).status).toBe(202);
    expect(await until(importId, 'done')).toMatchObject({ processed: 700, accepted: 700, failure: null });
  });
});

test('the rejected rows are named after their file, whatever its name', async () => {
  await aCompany('NAMED');
  const fileName = encodeURIComponent('Käufer "1".csv');
  const answer = await t.call('POST', `/v1/imports?company=NAMED&fileName=${fileName}`, {
    body: customers(1),
    headers: CSV,
  });
  await until(answer.body.importId, 'rehearsed');
  const { headers } = await t.call('GET', `/v1/imports/${answer.body.importId}/rejected.csv`);
  expect(headers['content-disposition']).toBe(
    `attachment; filename="K_ufer _1_-rejected.csv"; filename*=UTF-8''K%C3%A4ufer%20%221%22-rejected.csv`,
  );
});

test('every kind of file is described by columns that a file of them is read by', async () => {
  const { body } = await t.call('GET', '/v1/imports/formats');
  expect(body.data.map((format: { sdiType: string }) => format.sdiType)).toEqual([
    'Companies',
    'CustomerGroups',
    'ExemptReasons',
    'CommodityMappings-US',
    'ProductMappings-INTL',
    'LicenseTypes',
    'Customers',
    'CustomerLicense',
    'ExemptionCertificates',
    'ExemptionCertificatesLimitedUse',
    'ExemptionCertificateZones-US',
    'ExemptionCertificateZones-INTL',
    'Authorities',
  ]);
  await aCompany('BLANK');
  for (const { sdiType, columns } of body.data) {
    const file = `sdiType=${sdiType}\n${columns.map((column: { name: string }) => column.name).join(',')}\n`;
    const { status, body: answer } = await importNow('BLANK', file);
    expect([sdiType, status, answer.accepted, answer.rejected, answer.warnings]).toEqual([sdiType, 200, 0, [], []]);
  }
});

describe('an import that is interrupted', () => {
  const runners: ImportRunner[] = [];
  const aRunner = () => {
    const runner = new ImportRunner(t.services, (error) => {
      throw error;
    });
    runners.push(runner);
    return runner;
  };
  beforeAll(() => aCompany('CUT'));
  afterAll(() => Promise.all(runners.map((runner) => runner.close())));

  /** Puts an import into the state a killed process leaves: running, some portions committed, its lease run out. */
  async function killedAfter(importId: string, portions: number): Promise<void> {
    await t.superuser.query(
      `update bonafide.import set status = 'running', phase = 'run', next_portion = $2, leased_until = now() - interval '1 s' where import_id = $1`,
      [importId, portions],
    );
  }

  test('by a kill goes on after the last portion that was committed, and counts each row once', async () => {
    const importId = await store('CUT', customers(1800, 'Cut'));
    await until(importId, 'rehearsed');
    await t.call('POST', `/v1/imports/${importId}/run`, { body: {} });
    const whole = await until(importId, 'done');
    const versions = await count('record_version');
    // Two of four portions committed: the counts are those of 1,000 rows.
    await killedAfter(importId, 2);
    await t.superuser.query(
      `update bonafide.import set processed = 1000, accepted = 1000, added = 1000, unchanged = 0, finished_at = null where import_id = $1`,
      [importId],
    );
    const runner = aRunner();
    await runner.resume([t.tenantId]);
    await runner.idle();
    const done = await until(importId, 'done');
    expect(done).toMatchObject({ total: 1800, processed: 1800, accepted: 1800, willAdd: 1000, unchanged: 800 });
    expect(whole.total).toBe(1800);
    expect(await count('record_version')).toBe(versions);
  });

  test('a process that lost its lease cannot go on', async () => {
    const importId = await store('CUT', customers(1, 'Lease'));
    await until(importId, 'rehearsed');
    await killedAfter(importId, 0);
    const { database } = t.services;
    const claim = await database.withTenant(t.tenantId, (tx) => claimImport(tx, t.tenantId, importId));
    if (!claim) throw new Error('not claimed');
    const standing = () => database.withTenant(t.tenantId, (tx) => renewLease(tx, claim));
    expect(await standing()).toBe('go-on');
    await killedAfter(importId, 0);
    await aRunner().run(t.tenantId, importId);
    expect(await standing()).toBe('lost');
    expect((await until(importId, 'done')).accepted).toBe(1);
  });

  test('by a kill a moment ago is taken up at once: its lease still runs, but nobody living holds it', async () => {
    const importId = await store('CUT', customers(3, 'Moment'));
    await until(importId, 'rehearsed');
    await killedAfter(importId, 0);
    const { database } = t.services;
    await database.withTenant(t.tenantId, (tx) => claimImport(tx, t.tenantId, importId));
    const living = await database.hold(`import ${importId}`);
    const runner = aRunner();
    await runner.run(t.tenantId, importId);
    expect((await t.call('GET', `/v1/imports/${importId}`)).body.status).toBe('running');
    await living?.release();
    await runner.resume([t.tenantId]);
    await runner.idle();
    expect((await t.call('GET', `/v1/imports/${importId}`)).body).toMatchObject({ status: 'done', accepted: 3 });
  });

  test('by a failure on our side goes on when it is sent again with its key', async () => {
    const key = { 'idempotency-key': 'cut-1' };
    const first = await importNow('CUT', customers(2, 'Again'), '', key);
    expect(first.status).toBe(200);
    await t.superuser.query(`update bonafide.import set status = 'failed', next_portion = 0 where import_id = $1`, [
      first.body.importId,
    ]);
    const again = await importNow('CUT', customers(2, 'Again'), '', key);
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  test('is worked on by one process alone', async () => {
    const importId = await store('CUT', customers(700, 'Twice'));
    await until(importId, 'rehearsed');
    await killedAfter(importId, 0);
    const [first, second] = [aRunner(), aRunner()];
    await Promise.all([first.run(t.tenantId, importId), second.run(t.tenantId, importId)]);
    expect(await until(importId, 'done')).toMatchObject({ processed: 700, accepted: 700 });
    const { rows } = await t.superuser.query(
      `select count(*)::int as versions from bonafide.record_version where body->>'name' like 'Twice %'`,
    );
    expect(rows).toEqual([{ versions: 700 }]);
  });

  test('by a stop ends after the portion in hand and goes on when it is run again', async () => {
    const importId = await store('CUT', customers(900, 'Stopped'));
    await until(importId, 'rehearsed');
    await killedAfter(importId, 1);
    await t.superuser.query(`update bonafide.import set processed = 500, accepted = 500 where import_id = $1`, [
      importId,
    ]);
    const stopped = await t.call('POST', `/v1/imports/${importId}/stop`, { body: {} });
    expect([stopped.status, stopped.body.status, stopped.body.processed]).toEqual([202, 'stopped', 500]);
    const runner = aRunner();
    await runner.resume([t.tenantId]);
    await runner.idle();
    expect((await t.call('GET', `/v1/imports/${importId}`)).body.status).toBe('stopped');
    await t.call('POST', `/v1/imports/${importId}/run`, { body: {} });
    expect(await until(importId, 'done')).toMatchObject({ processed: 900, accepted: 900 });
  });

  test('while it runs, a stop is heard', async () => {
    const importId = await store('CUT', customers(20_000, 'Long'));
    await until(importId, 'rehearsed');
    await t.call('POST', `/v1/imports/${importId}/run`, { body: {} });
    for (let round = 0; round < 500; round++) {
      const { body } = await t.call('GET', `/v1/imports/${importId}`);
      if (body.processed > 0 && body.processed < 20_000) break;
    }
    await t.call('POST', `/v1/imports/${importId}/stop`, { body: {} });
    const stopped = await until(importId, 'stopped');
    expect(stopped.processed).toBeGreaterThan(0);
    expect(stopped.processed).toBeLessThan(20_000);
    expect(stopped.processed % 500).toBe(0);
  });
});

test('a company without an active group of its own takes in files for the one above it', async () => {
  await aCompany('PARENT');
  const child = { name: 'Branch Inc.', usesExemptionCertificates: true, parentExternalId: 'PARENT' };
  const put = await t.call('PUT', '/v1/companies/BRANCH', { body: child });
  expect(put.status, put.text).toBe(201);
  const done = await importNow('BRANCH', customers(1, 'Inherited'));
  expect(done.body).toMatchObject({ accepted: 1, rejected: [] });
  const list = await t.call('GET', '/v1/customers?q=Inherited');
  expect(list.body.data).toMatchObject([{ groupName: 'Main' }]);
});
