import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';
import type { Transaction } from './database.ts';

const { services, superuser, tenantId, call } = await startTestApp();
const { database } = services;

async function cutOff(tx: Transaction): Promise<void> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  await superuser.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
  // Time for the news to arrive while no statement is under way: it must not end the process.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a connection that dies', () => {
  it('within the work: nothing was stored, and the caller is told to try again', async () => {
    const work = database.withTenant(tenantId, async (tx) => {
      await cutOff(tx);
      await sql`select 1`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ code: 'too-busy' });
  });

  it('before the commit is confirmed: nobody can know, and the caller is told so (R1)', async () => {
    const work = database.withTenant(tenantId, cutOff);
    await expect(work).rejects.toMatchObject({ code: 'outcome-unknown', status: 504 });
  });

  it('in a reading transaction: there is nothing that could have been stored', async () => {
    const work = database.withTenant(tenantId, cutOff, { readOnly: true });
    await expect(work).rejects.toMatchObject({ code: 'too-busy' });
  });

  it('is replaced: the next caller notices nothing', async () => {
    expect((await call('GET', '/v1/companies')).status).toBe(200);
    const { total, idle } = database.poolState();
    expect(total).toBe(idle);
  });
});
