import { expect, test } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';

test('an installation tells its versions, its content and the length of the tenant’s log', async () => {
  const t = await startTestApp();
  const { status, body } = await t.call('GET', '/v1/installation', { key: await t.keyFor('viewer') });
  expect(status).toBe(200);
  expect(body.content).toMatchObject({ release: t.services.content.release, hash: t.services.content.hash });
  expect(body.database.version).toMatch(/^\d+/);
  const { rows } = await t.superuser.query(
    'select count(*)::int as count from bonafide.ledger_entry where tenant_id = $1',
    [t.tenantId],
  );
  expect(body.logEntries).toBe(rows[0].count);
});
