import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { listSnapshotKeys, publishKey } from './snapshot-keys-store.ts';
import { SnapshotKeyBody, SnapshotKeySchema } from './snapshot-schemas.ts';
import type { SnapshotSigner } from './snapshot-signer.ts';

/** The keys that sign snapshots: published, so that whoever got a key id here can trust a file from anywhere. */
export function snapshotKeyRoutes(
  app: App,
  { database, signer }: { database: Database; signer: SnapshotSigner },
): void {
  app.get('/v1/snapshot-keys', {
    config: { permission: 'determinations.try' },
    schema: {
      tags: ['Offline'],
      summary: 'Public keys that sign snapshots, newest first',
      response: { 200: Type.Object({ data: Type.Array(SnapshotKeySchema) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const data = await database.withTenant(tenantId, (tx) => listSnapshotKeys(tx, tenantId), { readOnly: true });
      return { data };
    },
  });

  app.post('/v1/snapshot-keys', {
    config: { permission: 'access.manage', takes: REPEATABLE },
    schema: {
      tags: ['Offline'],
      summary: 'Change the key: snapshots from now on are signed with a new one',
      body: SnapshotKeyBody,
      response: { 201: SnapshotKeySchema },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { tenantId } = author;
        const { replaces } = request.body;
        const keys = await listSnapshotKeys(tx, tenantId);
        const [newest] = keys;
        if (!newest || !keys.some(({ keyId }) => keyId === replaces)) {
          const detail = `There is no key “${replaces}”`;
          throw new Refusal('unknown-reference', detail, [{ pointer: '/replaces', code: 'unknown-reference', detail }]);
        }
        if (newest.keyId !== replaces)
          throw new Refusal('status-conflict', `Key “${replaces}” was replaced before, by “${newest.keyId}”`);
        await publishKey(tx, author, signer.key(tenantId, newest.generation + 1));
        const [current] = await listSnapshotKeys(tx, tenantId);
        if (!current) throw new Error('A published key is listed');
        return { status: 201, body: current };
      }),
  });
}
