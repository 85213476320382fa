import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, type TestWorld } from '../testing/test-world.ts';
import { BATCH_LIMITS, linesOf } from './batch-lines.ts';
import { BatchOutage } from './batch-outage.ts';

let t: TestApp;
let world: TestWorld;
beforeAll(async () => {
  t = await startTestApp();
  world = await makeTestWorld(t);
});

const NDJSON = { 'content-type': 'application/x-ndjson' };
async function send(address: string, lines: readonly (object | string)[], headers: Record<string, string> = {}) {
  const body = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const answer = await t.call('POST', address, { body, headers: { ...NDJSON, ...headers } });
  expect([answer.status, answer.headers['content-type']], answer.text).toEqual([200, 'application/x-ndjson']);
  return answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
const sale = (changes: Record<string, unknown> = {}) => austinSale(world, changes);
const recorded = async () =>
  Number((await t.superuser.query('select count(*) from bonafide.transaction')).rows[0].count);

describe('POST /v1/determinations:batch', () => {
  test('one line in, one line out, in order; a bad one says where and what, and the rest goes on', async () => {
    const answers = await send('/v1/determinations:batch', [
      sale(),
      '{"a":',
      '',
      sale({ currency: 'XXX' }),
      sale({ lines: [{ lineId: '1', grossAmount: '1e400' }] }),
      'null',
      sale({ company: 'NOBODY', explain: false }),
    ]);
    expect(answers.map(({ line, status, problem }) => [line, status, problem?.code ?? null])).toEqual([
      [1, 200, null],
      [2, 400, 'malformed-json'],
      [4, 422, 'invalid-request'],
      [5, 422, 'invalid-request'],
      [6, 422, 'invalid-request'],
      [7, 200, null],
    ]);
    const alone = await t.call('POST', '/v1/determinations', { body: sale() });
    expect(answers[0].decision).toEqual(alone.body);
    expect(answers[1].problem.detail).toMatch(/^Line 2: /);
    expect(answers[2].problem.errors[0].pointer).toBe('/currency');
    expect(answers[5].decision.outcome).toBe('cannot-decide');
  });

  test('only NDJSON is taken, and an empty body is told', async () => {
    const json = await t.call('POST', '/v1/determinations:batch', { body: sale() });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported-media-type']);
    const empty = await t.call('POST', '/v1/determinations:batch', { body: '', headers: NDJSON });
    expect([empty.status, empty.body.code]).toEqual([400, 'malformed-json']);
  });
});

describe('POST /v1/transactions:batch', () => {
  test('each line is recorded for itself; sent again, nothing is recorded twice', async () => {
    const before = await recorded();
    const lines = [
      sale({ number: 'B-1' }),
      sale({ number: 'B-2', company: 'NOBODY' }),
      sale({ number: 'B-3' }),
      sale({ number: 'B-1', purchaseOrder: 'changed' }),
      sale({ idempotencyKey: 'own' }),
      sale(),
    ];
    const first = await send('/v1/transactions:batch', lines);
    expect(first.map(({ status, transaction }) => [status, transaction?.revision ?? null])).toEqual([
      [201, 1],
      [422, null],
      [201, 1],
      [201, 2],
      [201, 1],
      [201, 1],
    ]);
    expect(first[1].problem.code).toBe('unknown-reference');
    expect(await recorded()).toBe(before + 5);
    const again = await send('/v1/transactions:batch', lines.slice(2, 5));
    expect(again.map(({ transaction }) => transaction.transactionId)).toEqual(
      [first[2], first[3], first[4]].map(({ transaction }) => transaction.transactionId),
    );
    expect(await recorded()).toBe(before + 5);
    const [other] = await send('/v1/transactions:batch', [sale({ idempotencyKey: 'own', purchaseOrder: 'changed' })]);
    expect(other.problem.code).toBe('idempotency-key-reused');
    const kept = await t.call('GET', `/v1/transactions/by-number/${world.company}/B-3`);
    expect(kept.body.transactionId).toBe(first[2].transaction.transactionId);
  });

  test('a rehearsal keeps nothing', async () => {
    const before = await recorded();
    const [answer] = await send('/v1/transactions:batch?dryRun=true', [sale({ number: 'B-DRY' })]);
    expect(answer.status).toBe(201);
    expect(await recorded()).toBe(before);
  });

  test('what a line creates counts for the lines after it', async () => {
    const claiming = (number: string) =>
      sale({ number, autoCreateCertificates: true, exemptCertificate: { state: 'BATCH-1' } });
    const [one, two] = await send('/v1/transactions:batch', [claiming('B-8'), claiming('B-9')]);
    const certificateOf = (answer: typeof one) => answer.transaction.decision.lines[0].authorities[0].certificate;
    expect(certificateOf(two)).toEqual(certificateOf(one));
  });

  test('asks for the right to record', async () => {
    const key = await t.keyFor('viewer');
    const answer = await t.call('POST', '/v1/transactions:batch', { body: '{}\n', headers: NDJSON, key });
    expect(answer.status).toBe(403);
  });
});

describe('lines', () => {
  async function cut(...chunks: (string | Buffer)[]) {
    const found: (string | [number, string])[] = [];
    async function* body() {
      for (const chunk of chunks) yield Buffer.from(chunk);
    }
    for await (const line of linesOf(body())) found.push('text' in line ? line.text : [line.line, line.refusal.code]);
    return found;
  }
  test('are cut wherever the portions end, with or without a last line feed', async () => {
    expect(await cut('\ufeffa\r\n', 'b', 'c\n\n', 'd')).toEqual(['a\r', 'bc', 'd']);
  });
  test('that are too long or no text are refused, and only they', async () => {
    const long = 'x'.repeat(BATCH_LIMITS.lineBytes);
    expect(await cut(long, '\n', `${long}x`, 'x\nb\n', Buffer.from([0xff]), '\nc')).toEqual([
      long,
      [2, 'too-large'],
      'b',
      [4, 'malformed-json'],
      'c',
    ]);
  });
});

test('when the database has gone, the lines behind two that waited for it are told at once', () => {
  const outage = new BatchOutage();
  for (const status of [503, 200, 503, 422, 503]) outage.note(status);
  expect(() => outage.check()).not.toThrow();
  outage.note(503);
  expect(() => outage.check()).toThrow(expect.objectContaining({ code: 'too-busy' }));
  // A line answered from memory proves nothing about the database.
  outage.note(200);
  expect(() => outage.check()).toThrow('Not tried');
});
