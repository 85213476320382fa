import { randomUUID } from 'node:crypto';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Author } from '../ledger/changes.ts';
import { leafHash } from '../ledger/ledger.ts';
import { type Answer, startTestApp, type TestApp } from '../testing/test-app.ts';
import { austinSale, makeTestWorld, type TestWorld } from '../testing/test-world.ts';
import { GroupCommit } from './group-commit.ts';
import { GROUP_LIMITS } from './group-limits.ts';

let t: TestApp;
let world: TestWorld;
let author: Author;
beforeAll(async () => {
  t = await startTestApp();
  world = await makeTestWorld(t);
  author = { tenantId: t.tenantId, actor: { kind: 'system', id: 'test', name: 'Group test' } };
});

const sale = (changes: Record<string, unknown> = {}) => austinSale(world, changes);
const post = (body: object, headers: Record<string, string> = {}, query = '') =>
  t.call('POST', `/v1/transactions${query}`, { body, headers });
const rows = async (question: string, values: unknown[] = []) => (await t.superuser.query(question, values)).rows;

/** Offers a sale past the door, so that what is offered in one turn is one group. */
async function offers(numbers: readonly string[], by = author, of = world, groups = t.services.groups) {
  const { decider } = t.services;
  const sales = numbers.map((number) => austinSale(of, { number }) as Parameters<typeof decider.decide>[1]);
  const decided = await Promise.all(sales.map((each) => decider.decide(by.tenantId, each, true)));
  return sales.map((each, at) => {
    const decision = decided[at]?.decision;
    if (!decision) throw new Error('Every sale is decided');
    return groups.offer({ author: by, sale: each, decision, source: 'api' });
  });
}

/** What an answer says beside what is new in each: id, time, and the number the test gave it. */
function withoutNames({ status, body }: Answer) {
  const { transactionId: _id, committedAt: _at, number: _number, sale: sent, ...rest } = body;
  const { number: _sent, ...content } = sent ?? {};
  return { status, ...rest, sale: content };
}

/** Each record has its lines and one entry, whose hash is that of what is stored. */
async function expectWholeRecords() {
  const records = await rows(
    `select t.line_count, t.sale, t.decision, e.salt, e.leaf_hash, e.actor_kind,
       (select count(*)::int from bonafide.transaction_line l where l.transaction_id = t.transaction_id) as lines,
       (select count(*)::int from bonafide.ledger_entry x where x.ref = 'transaction/' || t.transaction_id) as entries
     from bonafide.transaction t left join bonafide.ledger_entry e on e.ref = 'transaction/' || t.transaction_id`,
  );
  for (const record of records) {
    expect([record.lines, record.entries]).toEqual([record.line_count, 1]);
    expect(leafHash(record.salt, canonicalJson({ sale: record.sale, decision: record.decision }))).toBe(
      record.leaf_hash,
    );
  }
  const orphans = await rows(
    `select 1 from bonafide.ledger_entry e where kind = 'transaction.committed'
       and not exists (select 1 from bonafide.transaction t where e.ref = 'transaction/' || t.transaction_id)`,
  );
  expect(orphans).toEqual([]);
  return records.length;
}

describe('sales that come at the same moment', () => {
  test('are each answered as alone: bad ones, repeats, revisions and rehearsals among them', async () => {
    const alone = await post(sale({ number: 'ALONE' }));
    const unknown = await post(sale({ number: 'ALONE-BAD', company: 'NOBODY' }));
    const before = await expectWholeRecords();
    const many = (count: number, send: (at: number) => Promise<Answer>) =>
      Promise.all(Array.from({ length: count }, (_, at) => send(at)));
    const [fresh, bad, keyed, reused, revised, same, dry] = await Promise.all([
      many(80, (at) => post(sale(at % 2 ? { number: `G-${at}` } : {}))),
      many(20, (at) => post(sale({ number: `BAD-${at}`, company: 'NOBODY' }))),
      many(40, (at) => post(sale({ number: `K-${at % 20}` }), { 'idempotency-key': `key-${at % 20}` })),
      many(10, (at) => post(sale({ number: `R-${at}` }), { 'idempotency-key': 'one-key' })),
      many(10, (at) => post(sale({ number: 'REVISED', purchaseOrder: `PO-${at}` }))),
      many(20, () => post(sale({ number: 'SAME' }))),
      many(20, (at) => post(sale({ number: `DRY-${at}` }), {}, '?dryRun=true')),
    ]);
    for (const answer of fresh) expect(withoutNames(answer)).toEqual(withoutNames(alone));
    for (const answer of dry) expect(withoutNames(answer)).toEqual(withoutNames(alone));
    for (const { status, body } of bad) expect([status, body.errors]).toEqual([422, unknown.body.errors]);
    for (const [at, answer] of keyed.entries()) {
      const twin = keyed[(at + 20) % 40];
      expect([answer.status, answer.text]).toEqual([201, twin?.text]);
      expect(withoutNames(answer)).toEqual(withoutNames(alone));
      expect([answer.headers['idempotent-replay'], twin?.headers['idempotent-replay']].filter(Boolean)).toEqual([
        'true',
      ]);
    }
    expect(reused.map(({ status }) => status).toSorted()).toEqual([201, ...Array(9).fill(422)]);
    expect(new Set(reused.map(({ body }) => body.code))).toEqual(new Set([undefined, 'idempotency-key-reused']));
    expect(revised.map(({ body }) => body.revision).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(same.map(({ status }) => status).toSorted()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(same.map(({ body }) => body.transactionId)).size).toBe(1);
    const [{ moments }] = await rows(
      "select count(distinct committed_at)::int as moments from bonafide.transaction where number like 'G-%'",
    );
    expect(moments).toBeLessThan(40);
    expect((await expectWholeRecords()) - before).toBe(80 + 20 + 1 + 10 + 1);
  });

  test('keep their own authors, and are read again as they were answered', async () => {
    const key = await t.keyFor('admin');
    const answers = await Promise.all([
      post(sale({ number: 'BY-ONE' })),
      t.call('POST', '/v1/transactions', { body: sale({ number: 'BY-TWO' }), key }),
    ]);
    const authors = [];
    for (const { body } of answers) {
      const read = await t.call('GET', `/v1/transactions/${body.transactionId}`);
      expect(read.body).toMatchObject(body);
      authors.push(read.body.ledgerEntry.actor.name);
    }
    expect(new Set(authors).size).toBe(2);
  });
});

describe('a group that cannot be written as it is', () => {
  test('leaves nothing, and each of it is recorded by itself', async () => {
    // Another process records one of the numbers at this moment: the group does not see it and runs into it.
    const [one] = await offers(['TAKEN-0']);
    await one;
    await t.superuser.query('begin');
    const id = randomUUID();
    await t.superuser.query(
      `insert into bonafide.transaction select (jsonb_populate_record(t, jsonb_build_object('transaction_id', $1::text,
         'number', 'TAKEN', 'request_hash', 'another'))).* from bonafide.transaction t where number = 'TAKEN-0'`,
      [id],
    );
    const sent = ['FREE-1', 'TAKEN', 'FREE-2'].map((number) => post(sale({ number })));
    await expect
      .poll(async () => (await rows("select 1 from pg_stat_activity where wait_event = 'transactionid'")).length)
      .toBeGreaterThan(0);
    await t.superuser.query('commit');
    const answers = await Promise.all(sent);
    expect(answers.map(({ status, body }) => [status, body.revision])).toEqual([
      [201, 1],
      [201, 2],
      [201, 1],
    ]);
    await t.superuser.query('delete from bonafide.transaction where transaction_id = $1', [id]);
    await expectWholeRecords();
  });

  test('whose connection is lost in the commit: every caller is told that the outcome is unknown', async () => {
    await t.superuser.query(
      `create function cut_off() returns trigger language plpgsql as
         $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
       create constraint trigger cut_off after insert on bonafide.transaction deferrable initially deferred
         for each row when (new.number = 'CUT-OFF') execute function cut_off()`,
    );
    const together = await offers(['WITH-1', 'CUT-OFF', 'WITH-2']);
    const settled = await Promise.allSettled(together);
    await t.superuser.query('drop trigger cut_off on bonafide.transaction; drop function cut_off()');
    expect(settled.map((each) => each.status === 'rejected' && each.reason.code)).toEqual(
      Array(3).fill('outcome-unknown'),
    );
    expect(await rows("select 1 from bonafide.transaction where number like 'WITH-%'")).toEqual([]);
  });
});

describe('what waits', () => {
  test('is bounded: beyond that a sale is refused at once, and those that wait are recorded', async () => {
    const narrow = new GroupCommit(t.services.database, { ...GROUP_LIMITS, waiting: 3 });
    const settled = await Promise.allSettled(await offers(['W-1', 'W-2', 'W-3', 'W-4'], author, world, narrow));
    expect(
      settled.map((each) => (each.status === 'rejected' ? each.reason.code : each.value?.transaction.revision)),
    ).toEqual([1, 1, 1, 'too-busy']);
  });

  test('of one tenant does not keep another waiting for all of it', async () => {
    const other = await t.addTenant('Other');
    const theirs = await makeTestWorld(t, { key: other.key, mark: 'T' });
    const numbers = Array.from({ length: GROUP_LIMITS.sales * 4 }, (_, at) => `MANY-${at}`);
    const order: string[] = [];
    const ours = await offers(numbers);
    const [small] = await offers(['SMALL'], { ...author, tenantId: other.tenantId }, theirs);
    await Promise.all([Promise.all(ours).then(() => order.push('ours')), small?.then(() => order.push('theirs'))]);
    expect(order).toEqual(['theirs', 'ours']);
  });
});
