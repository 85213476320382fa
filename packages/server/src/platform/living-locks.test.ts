import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { LivingLocks } from './living-locks.ts';

let t: TestApp;
let url: string;
beforeAll(async () => {
  t = await startTestApp();
  const { user, password, host, port, database } = t.superuser;
  url = `postgres://${user}:${password}@${host}:${port}/${database}`;
});

describe('a lock that ends with its holder', () => {
  test('is had by one at a time, within a process and between two', async () => {
    const [first, second] = [new LivingLocks(url), new LivingLocks(url)];
    const hold = await first.take('a');
    expect(hold).toBeDefined();
    expect(await first.take('a')).toBeUndefined();
    expect(await second.take('a')).toBeUndefined();
    expect(await second.take('b')).toBeDefined();
    await hold?.release();
    expect(await second.take('a')).toBeDefined();
    await Promise.all([first.close(), second.close()]);
  });

  test('is free once the connection of its holder is gone, and the former holder can take locks again', async () => {
    const [first, second] = [new LivingLocks(url), new LivingLocks(url)];
    const lost = await first.take('c');
    await t.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bonafide locks' and datname = current_database()`,
    );
    await expect.poll(() => second.take('c')).toBeDefined();
    await lost?.release();
    expect(await first.take('c')).toBeUndefined();
    expect(await first.take('d')).toBeDefined();
    await Promise.all([first.close(), second.close()]);
  });
});
