import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { rootKey, setUpDatabase } from '../platform/database-setup.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';

/** Handed from the global set-up to the test files through the environment. */
export const TEST_ADMIN_URL = 'BONAFIDE_TEST_ADMIN_URL';
export const TEST_KEY_DIR = 'BONAFIDE_TEST_KEY_DIR';
export const TEMPLATE = 'bonafide_test_template';

/**
 * Once per run: one PostgreSQL (embedded, or the one DATABASE_URL names) and one migrated template database, which each
 * test file clones. vitest calls it as `globalSetup`.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-test-'));
  // Passable, so that the database stays in this folder (and is removed with it) even when it runs under another account.
  chmodSync(folder, 0o711);
  const external = process.env.DATABASE_URL;
  const embedded = external ? null : await startEmbeddedPostgres(folder, { throwAway: true });
  const adminUrl = embedded?.adminUrl ?? external;
  if (!adminUrl) throw new Error('No database for the tests');
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
  await admin.end();
  await setUpDatabase(adminUrl, TEMPLATE, rootKey(folder));
  process.env[TEST_ADMIN_URL] = adminUrl;
  process.env[TEST_KEY_DIR] = folder;
  return async () => {
    if (embedded) await embedded.stop();
    else {
      const client = new pg.Client({ connectionString: adminUrl });
      await client.connect();
      await client.query(`drop database if exists ${TEMPLATE} with (force)`);
      await client.end();
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
