import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { TEST_ADMIN_URL, TEST_KEY_DIR } from '../testing/test-server.ts';
import { rootKey, setUpDatabase } from './database-setup.ts';

const adminUrl = process.env[TEST_ADMIN_URL] ?? '';
const name = `bonafide_test_setup_${randomBytes(6).toString('hex')}`;
const superuser = new pg.Client({ connectionString: adminUrl });
await superuser.connect();

afterAll(async () => {
  await superuser.query(`drop database if exists ${name} with (force)`);
  await superuser.query(`drop owned by ${name}`);
  await superuser.query(`drop role ${name}`);
  await superuser.end();
});

// Managed servers give no superuser: what they give can create roles and owns one database.
test('an administrator who is no superuser can set a database up, and again at the next start', async () => {
  const password = randomBytes(16).toString('hex');
  await superuser.query(`create role ${name} login createrole password '${password}'`);
  // The roles of this server are there already; whoever created them may change them (PostgreSQL 16 wants that granted).
  for (const role of ['owner', 'runtime', 'worker', 'access', 'backup']) {
    await superuser.query(`grant bonafide_${role} to ${name} with admin option`);
  }
  await superuser.query(`create database ${name} owner ${name}`);
  const url = new URL(adminUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  const key = rootKey(process.env[TEST_KEY_DIR] ?? '');
  await setUpDatabase(url.href, name, key);
  const urls = await setUpDatabase(url.href, name, key);

  const runtime = new pg.Client({ connectionString: urls.runtime });
  await runtime.connect();
  expect((await runtime.query('select count(*) from bonafide.tenant')).rows).toEqual([{ count: '0' }]);
  await runtime.end();
  const mighty = await superuser.query(
    "select rolname from pg_roles where rolname like 'bonafide\\_%' and (rolsuper or rolbypassrls)",
  );
  expect(mighty.rows).toEqual([]);
});
