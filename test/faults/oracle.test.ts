import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { make } from './caller.ts';
import { type Call, History } from './history.ts';
import { CAN_KILL_FAMILIES, House } from './house.ts';
import { nextCall } from './load.ts';
import { emptyVerdict, judge, type Verdict } from './oracle.ts';
import { openCompany } from './sample-company.ts';
import { chosenSeed, seededRandom } from './seeded-random.ts';

const seed = chosenSeed();

/** An oracle that never finds anything would make every other test here worthless: each kind of damage must be seen. */
describe.skipIf(!CAN_KILL_FAMILIES)(`the oracle (BONAFIDE_SEED=${seed})`, () => {
  const house = new House();
  const history = new History(house.historyPath);
  let superuser: Awaited<ReturnType<House['superuser']>>;
  const calls: Call[] = [];
  beforeAll(async () => {
    const server = await house.start();
    const premises = await openCompany(server.address);
    const random = seededRandom(seed);
    for (let index = 0; index < 40; index += 1) calls.push(nextCall(`o${seed}-${index}`, premises, random));
    for (const call of calls) expect(await make(server.address, call, history)).toBe('done');
    superuser = await house.superuser();
  });
  afterAll(async () => {
    await superuser?.end();
    history.close();
    await house.demolish();
  });

  const keyOf = (kind: Call['kind']) => {
    const call = calls.find((entry) => entry.kind === kind);
    if (!call) throw new Error(`No ${kind} among the calls; take another seed`);
    return call.key;
  };

  /** What the oracle finds while a change stands; the change is taken back. */
  async function damagedBy(sql: string, ...values: unknown[]): Promise<Verdict> {
    await superuser.query('begin');
    try {
      await superuser.query('set local session_replication_role = replica'); // no constraint stands in the way
      const { rowCount } = await superuser.query(sql, values);
      expect(rowCount, sql).toBeGreaterThan(0);
      return await judge(superuser, history.read(), { pages: false, inTransaction: true });
    } finally {
      await superuser.query('rollback');
    }
  }

  it('finds nothing in what nobody touched', async () => {
    expect(await judge(superuser, history.read(), { pages: true })).toEqual(emptyVerdict());
  });

  const sale = `select transaction_id from bonafide.transaction where sale->>'purchaseOrder' = $1`;
  const columnsBut = (table: string, id: string, extra = '{}') =>
    `insert into bonafide.${table} select (jsonb_populate_record(t, jsonb_build_object('${id}', gen_random_uuid()) || '${extra}')).* from bonafide.${table} t`;

  it.each([
    ['lost', 'transaction', `delete from bonafide.transaction where transaction_id in (${sale})`, '0 of 1'],
    ['lost', 'transaction', `delete from bonafide.transaction_line where transaction_id in (${sale})`, 'lines'],
    ['lost', 'customer', 'delete from bonafide.customer where number = $1', '0 of 1'],
    ['lost', 'certificate', 'delete from bonafide.certificate where number = $1', '0 of 1'],
    ['lost', 'import', `delete from bonafide.customer where number = $1 || '-3'`, 'of'],
    [
      'doubled',
      'transaction',
      `${columnsBut('transaction', 'transaction_id', '{"number":"again"}')} where sale->>'purchaseOrder' = $1`,
      ': 2',
    ],
    [
      'doubled',
      'certificate',
      `${columnsBut('certificate', 'certificate_id', '{"sequence":0,"valid_from":"2025-01-02"}')} where number = $1`,
      ': 2',
    ],
    ['doubled', 'import', `${columnsBut('import', 'import_id')} where file_name = $1`, '2 files'],
    ['unsent', 'customer', `update bonafide.customer set number = 'nobody' where number = $1`, 'customer nobody'],
    [
      'different',
      'transaction',
      `update bonafide.transaction set sale = jsonb_set(sale, '{date}', '"2026-06-16"') where sale->>'purchaseOrder' = $1`,
      'not the sale that was sent',
    ],
    [
      'different',
      'transaction',
      `update bonafide.idempotency_key set body = jsonb_set(body::jsonb, '{number}', '"other"')::json where key = $1`,
      'not the answer given',
    ],
    [
      'different',
      'import',
      'update bonafide.import set accepted = accepted - 1 where file_name = $1',
      'not the answer',
    ],
    [
      'ledger',
      'transaction',
      `update bonafide.transaction set decision = jsonb_set(decision, '{outcome}', '"other"') where sale->>'purchaseOrder' = $1`,
      'hash does not fit',
    ],
    [
      'ledger',
      'customer',
      `update bonafide.record_version set body = jsonb_set(body, '{city}', '"Dallas"') where body->>'number' = $1`,
      'hash does not fit',
    ],
    [
      'ledger',
      'certificate',
      `delete from bonafide.ledger_entry where ref in (select 'certificate/' || certificate_id || '@1' from bonafide.certificate where number = $1)`,
      '0 entries',
    ],
    [
      'structure',
      'customer',
      'update bonafide.customer set version = version + 1 where number = $1',
      'not its own newest version',
    ],
    [
      'structure',
      'customer',
      'update bonafide.customer set tenant_id = gen_random_uuid() where number = $1',
      'rows without a tenant',
    ],
  ] as const)('%s: %s, %s', async (list, kind, sql, words) => {
    expect((await damagedBy(sql, keyOf(kind)))[list].join('\n')).toContain(words);
  });
});
