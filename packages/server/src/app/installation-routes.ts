import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { App } from '../platform/http.ts';
import { InstantText } from '../platform/schemas.ts';
import { ROOT } from '../platform/settings.ts';
import { databaseFacts } from './installation-store.ts';
import type { Services } from './services.ts';

const Installation = Type.Object({
  version: Type.String({ description: 'Of Bonafide' }),
  startedAt: InstantText,
  node: Type.String(),
  content: Type.Object({ release: Type.String(), hash: Type.String(), jurisdictions: Type.Integer() }),
  database: Type.Object({
    version: Type.String({ description: 'Of PostgreSQL' }),
  }),
  logEntries: Type.Integer({ description: 'Of the tenant' }),
});

/** What runs here, for the settings page. Health for machines is `/readyz`, figures for them `/metrics`. */
export function installationRoutes(app: App, { database, content, clock }: Services): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const startedAt = new Date(clock.now() - Math.round(process.uptime() * 1000)).toISOString();
  app.get('/v1/installation', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Operation'],
      summary: 'Version, content release and database of this installation',
      response: { 200: Installation },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const facts = await database.withTenant(tenantId, (tx) => databaseFacts(tx, tenantId), { readOnly: true });
      return {
        version,
        startedAt,
        node: process.versions.node,
        content: { release: content.release, hash: content.hash, jurisdictions: content.jurisdictions.size },
        database: { version: facts.version },
        logEntries: facts.logEntries,
      };
    },
  });
}
