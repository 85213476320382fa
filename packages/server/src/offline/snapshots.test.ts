import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { WordedDecision } from '@bonafide/core/determination/explain.ts';
import type { Sale } from '@bonafide/core/determination/sale.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { decideOffline, openSnapshot } from '@bonafide/core/snapshot/open-snapshot.ts';
import { nodeVerifying } from '@bonafide/core/snapshot/testing/node-signing.ts';
import { beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { CUSTOMERS, generatedBook, generatedSales } from './testing/generated-book.ts';

/** An inherited certificate, a paper used up, a licence on file and one that came along, goods kept by the buyer, another tax. */
const MUST_MEET = ['"inheritedFrom":{', 'USED-IT', '"number":"D-1"', '"number":"D-2"', '"test":"m"', 'State Rental'];

let app: TestApp;
let company: string;
beforeAll(async () => {
  app = await startTestApp();
  company = await generatedBook(app, app.adminKey);
}, 60_000);

async function take(body: object = {}) {
  const { status, body: taken } = await app.call('POST', '/v1/snapshots', { body: { company, ...body } });
  expect(status).toBe(201);
  return taken;
}

async function fileOf(snapshotId: string): Promise<Buffer> {
  const answer = await app.app.inject({
    method: 'GET',
    url: `/v1/snapshots/${snapshotId}/file`,
    headers: { authorization: `Bearer ${app.adminKey}` },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/gzip');
  return answer.rawPayload;
}

async function opened(taken: { snapshotId: string; keyId: string }) {
  const text = gunzipSync(await fileOf(taken.snapshotId)).toString('utf8');
  return openSnapshot([text], { verifying: nodeVerifying, trustedKeys: [taken.keyId] });
}

/** Answers of the service, in turn; those after the first `alone` through one request for all. */
async function answersOf(sales: readonly object[], alone: number): Promise<WordedDecision[]> {
  const answers: WordedDecision[] = [];
  for (const sale of sales.slice(0, alone)) {
    const { status, body } = await app.call('POST', '/v1/determinations', { body: sale });
    expect(status).toBe(200);
    answers.push(body);
  }
  const batch = await app.call('POST', '/v1/determinations:batch', {
    body: sales
      .slice(alone)
      .map((sale) => JSON.stringify(sale))
      .join('\n'),
    headers: { 'content-type': 'application/x-ndjson' },
  });
  const lines = batch.text.trimEnd().split('\n');
  return [...answers, ...lines.map((line) => JSON.parse(line).decision as WordedDecision)];
}

test('hundreds of generated sales are decided offline as the service decides them, byte for byte', async () => {
  const taken = await take();
  const snapshot = await opened(taken);
  const sales = generatedSales(company, 600);
  const answers = await answersOf(sales, 30);
  const met = new Map<string, number>();
  for (const [at, sale] of sales.entries()) {
    const offline = decideOffline(snapshot, sale as unknown as Sale, taken.takenAt);
    const text = canonicalJson(offline.decision);
    expect(text, JSON.stringify(sale)).toBe(canonicalJson(answers[at]));
    for (const word of [offline.decision.outcome, ...MUST_MEET.filter((mark) => text.includes(mark))])
      met.set(word, (met.get(word) ?? 0) + 1);
  }
  // The sample is worth its time only if it meets everything that a snapshot carries.
  for (const word of ['exempt', 'partly-exempt', 'taxable', 'cannot-decide', ...MUST_MEET])
    expect(met.get(word) ?? 0, word).toBeGreaterThan(0);
}, 30_000);

test('it holds the company’s own book, counted, and nothing of people or of other companies', async () => {
  const taken = await take({ validHours: 1 });
  const snapshot = await opened(taken);
  expect(snapshot.header).toMatchObject({ company: { externalId: 'CO' }, answersTo: ['CO', 'Company of the test'] });
  expect(snapshot.end).toEqual({ chunks: expect.any(Number), counts: taken.counts, sha256: taken.sha256 });
  expect(taken.counts).toMatchObject({
    company: 1,
    ancestor: 1,
    group: 1,
    reason: 2,
    authority: 3,
    mapping: 1,
    customer: CUSTOMERS + 2,
    licenseType: 1,
    links: 1,
    licenses: 1,
  });
  expect(Date.parse(taken.goodUntil) - Date.parse(taken.takenAt)).toBe(3_600_000);
  const text = gunzipSync(await fileOf(taken.snapshotId)).toString('utf8');
  const hidden = ['private.example', 'Not yours', 'US-CA/Elsewhere', 'ELSEWHERE'];
  expect(hidden.filter((word) => text.includes(word))).toEqual([]);
});

test('taking and each download stand in the log, a repeated request takes nothing twice', async () => {
  const headers = { 'idempotency-key': 'take-once' };
  const first = await app.call('POST', '/v1/snapshots', { body: { company }, headers });
  const again = await app.call('POST', '/v1/snapshots', { body: { company }, headers });
  expect(again.text).toBe(first.text);
  const { snapshotId } = first.body;
  await fileOf(snapshotId);
  const log = await app.call('GET', `/v1/log?ref=snapshot/${snapshotId}`);
  expect(log.body.data.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'snapshot.downloaded',
    'snapshot.taken',
  ]);
  const folder = join(app.services.dataDir, 'snapshots', app.tenantId);
  const [companyId = ''] = await readdir(folder);
  expect((await readdir(join(folder, companyId))).filter((name) => name.endsWith('.draft'))).toEqual([]);
});

test('a changed key signs what is taken from then on; the older one stays published', async () => {
  const before = await take();
  const change = () => app.call('POST', '/v1/snapshot-keys', { body: { replaces: before.keyId } });
  const { status, body: made } = await change();
  expect(status).toBe(201);
  expect((await change()).body.code).toBe('status-conflict');
  const after = await take();
  expect(after.keyId).toBe(made.keyId);
  expect(after.keyId).not.toBe(before.keyId);
  const { body: keys } = await app.call('GET', '/v1/snapshot-keys');
  expect(keys.data.map((key: { keyId: string; current: boolean }) => [key.keyId, key.current])).toEqual([
    [after.keyId, true],
    [before.keyId, false],
  ]);
  await expect(opened({ ...after, keyId: before.keyId })).rejects.toThrow('not trusted here');
  await opened(after);
});

test('of a company nobody has there is none', async () => {
  const refused = await app.call('POST', '/v1/snapshots', { body: { company: 'NOBODY' } });
  expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([
    422,
    'unknown-reference',
    '/company',
  ]);
});
