import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTenant, ensureApiKey } from '../accounts/bootstrap.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import type { CertificatePlan } from './certificates.ts';
import { readDemoState } from './demo-store.ts';
import { type DemoPlan, type DemoSize, planDemo } from './plan.ts';
import { writeDemo } from './write-demo.ts';

const SIZE = { customers: 60, sales: 120, documents: 4 };
const SMALL = { customers: 12, sales: 30, documents: 2 };
const SEED = 5;

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});

/** A tenant of its own, and a way to write its demo that can be stopped. */
async function aTenant(name: string, size: DemoSize = SIZE) {
  const tenantId = await createTenant(t.services.door, t.services.database, { name, demo: true });
  const key = `reader-${tenantId}`;
  await ensureApiKey(t.services.door, t.services.database, tenantId, 'reader', 'admin', key);
  const said: string[] = [];
  const write = (signal = new AbortController().signal) =>
    writeDemo(
      { app: t.app, ...t.services },
      {
        tenantId,
        secretOf: (use) => createHash('sha256').update(`${tenantId} ${use}`).digest('hex'),
        say: (line) => said.push(line),
        signal,
        size,
        seed: SEED,
      },
    );
  return { tenantId, key, said, write };
}

async function rowsOf(tenantId: string): Promise<Record<string, number>> {
  const tables = [
    'customer',
    'certificate',
    'transaction',
    'transaction_line',
    'authority',
    'document',
    'ledger_entry',
    'record_version',
  ];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await t.superuser.query(`select count(*)::int as n from bonafide.${table} where tenant_id = $1`, [
      tenantId,
    ]);
    counts[table] = rows[0].n;
  }
  return counts;
}

/** Stops the writing as soon as the table holds so many rows. */
async function writeUntil(
  tenant: { tenantId: string; write: (signal: AbortSignal) => Promise<void> },
  table: string,
  rows: number,
): Promise<void> {
  const stop = new AbortController();
  const writing = tenant.write(stop.signal).then(
    () => 'finished',
    () => 'stopped',
  );
  while (((await rowsOf(tenant.tenantId))[table] ?? 0) < rows) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort(new Error('stopped by the test'));
  expect(await writing).toBe('stopped');
}

describe('the demo tenant, written once', () => {
  let tenant: Awaited<ReturnType<typeof aTenant>>;
  let plan: DemoPlan;
  // biome-ignore lint/suspicious/noExplicitAny: rows as the list gives them
  let rows: Map<string, any>;

  beforeAll(async () => {
    tenant = await aTenant('Whole');
    await tenant.write();
    plan = planDemo(t.services.content, { seed: SEED, today: t.services.clock.today(), size: SIZE });
    rows = new Map();
    let cursor = '';
    do {
      const page = await t.call('GET', `/v1/certificates?limit=200${cursor}`, { key: tenant.key });
      for (const row of page.body.data) rows.set(`${row.customerNumber} ${row.number}`, row);
      cursor = page.body.nextCursor ? `&cursor=${encodeURIComponent(page.body.nextCursor)}` : '';
    } while (cursor);
  }, 240_000);

  test('holds every customer, certificate and sale of the plan', async () => {
    const counts = await rowsOf(tenant.tenantId);
    expect(counts.customer).toBe(SIZE.customers);
    expect(counts.certificate).toBe(plan.certificates.length);
    expect(counts.transaction).toBe(new Set(plan.sales.map(({ sale }) => JSON.stringify(sale))).size);
    expect(counts.authority).toBe(plan.authorities.length);
    expect(counts.document).toBe(SIZE.documents);
    expect(tenant.said.at(-1)).toContain(`${SIZE.customers} customers`);
  });

  test('every certificate shows what its story promises', () => {
    const shown = ({ story, late }: CertificatePlan) =>
      late.some(({ event }) => event === 'supersede') ? 'superseded' : story.promise.shown;
    const differing = plan.certificates.flatMap((certificate) => {
      const row = rows.get(certificate.key);
      return row?.shownStatus === shown(certificate)
        ? []
        : [`${certificate.story.name} ${certificate.key}: ${row?.shownStatus}`];
    });
    expect(differing).toEqual([]);
  });

  test('every spoiled paper has the finding of its story, and no good one has a finding that blocks', async () => {
    const spoiled = plan.certificates.filter(({ story }) => story.promise.findings.length > 0);
    expect(new Set(spoiled.map(({ story }) => story.name)).size).toBeGreaterThan(5);
    for (const { key, story } of spoiled) {
      const detail = await t.call('GET', `/v1/certificates/${rows.get(key).certificateId}`, { key: tenant.key });
      const codes = detail.body.findings.map((finding: { code: string }) => finding.code);
      expect(codes, `${story.name} ${key}`).toEqual(expect.arrayContaining([...story.promise.findings]));
    }
    const good = plan.certificates.filter(
      ({ story, late }) => story.promise.findings.length === 0 && late.length === 0,
    );
    const blocked: string[] = [];
    for (const { key, story } of good.filter((one) => rows.get(one.key).findings.reject > 0)) {
      const detail = await t.call('GET', `/v1/certificates/${rows.get(key).certificateId}`, { key: tenant.key });
      const rejects = detail.body.findings.filter(({ severity }: { severity: string }) => severity === 'reject');
      blocked.push(
        `${story.name} ${key}: ${rejects.map((finding: { code: string; text: string }) => `${finding.code} ${finding.text}`)}`,
      );
    }
    expect(blocked).toEqual([]);
  });

  test('sales come out in every way, and some tax is at risk', async () => {
    const listed = await t.call('GET', '/v1/transactions?limit=200', { key: tenant.key });
    const outcomes = new Set(listed.body.data.map((row: { outcome: string }) => row.outcome));
    expect([...outcomes]).toEqual(expect.arrayContaining(['exempt', 'taxable', 'partly-exempt']));
    const overview = await t.call('GET', '/v1/overview', { key: tenant.key });
    expect(Number(overview.body.exposure.atRisk)).toBeGreaterThan(0);
    expect(overview.body.exposure.coveredShare).toBeGreaterThan(0.5);
    expect(overview.body.first.length).toBeGreaterThan(3);
  });

  test('an order delivered under a single-purchase paper is exempt by that paper', async () => {
    // A public body may hold a blanket paper beside it; a contractor has nothing else.
    const single = plan.certificates.filter(
      ({ draft, customer }) => draft.use === 'single-purchase' && customer.trade.name === 'contractor',
    );
    expect(single.length).toBeGreaterThan(0);
    for (const { draft } of single) {
      const order = plan.sales.find(({ sale }) => sale.purchaseOrder === draft.claim.scopeReference)?.sale;
      const sale = await t.call('GET', `/v1/transactions/by-number/${order?.company}/${order?.number}`, {
        key: tenant.key,
      });
      expect(sale.body.decision.lines[0].authorities[0].certificate.number).toBe(draft.number);
    }
  });

  test('the keys it used are revoked, and a second run does nothing', async () => {
    const keys = await t.call('GET', '/v1/api-keys', { key: tenant.key });
    const living = keys.body.data.filter((key: { revokedAt: string | null }) => key.revokedAt === null);
    expect(living.map((key: { name: string }) => key.name)).toEqual(['reader']);
    const before = await rowsOf(tenant.tenantId);
    await tenant.write();
    expect(await rowsOf(tenant.tenantId)).toEqual(before);
  });
});

test('stopped twice and taken up again it holds what an unbroken run holds', { timeout: 240_000 }, async () => {
  const broken = await aTenant('Broken', SMALL);
  const whole = await aTenant('Unbroken', SMALL);
  await writeUntil(broken, 'certificate', 8);
  await writeUntil(broken, 'transaction', 10);
  expect(await readDemoState(t.services.database, broken.tenantId)).toEqual({
    step: 'begun',
    today: t.services.clock.today(),
  });
  await broken.write();
  await whole.write();
  expect(await rowsOf(broken.tenantId)).toEqual(await rowsOf(whole.tenantId));
});
