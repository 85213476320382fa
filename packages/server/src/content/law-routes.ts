import type { CheckCatalogue } from '@bonafide/core/check/catalogue.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { portableContent } from '@bonafide/core/content/portable-content.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import type { Laws } from './laws.ts';

export interface LawServices {
  database: Database;
  laws: Laws;
  catalogue: CheckCatalogue;
  clock: Clock;
}

const WholeLaw = Type.Object(
  {
    content: Type.Object(
      { release: Type.String(), hash: Type.String() },
      { additionalProperties: true, description: 'As `portableContent` of `@bonafide/core` writes it' },
    ),
    catalogue: Type.Object({}, { additionalProperties: true, description: 'The catalogue of checks' }),
  },
  { description: 'Everything the checks judge by' },
);

/** The law in force as one answer, for a page that judges by itself. It changes seldom and is large, so it is written out once. */
export function lawRoutes(app: App, { database, laws, catalogue, clock }: LawServices): void {
  const written = new WeakMap<Content, string>();

  function textOf(content: Content): string {
    const text = written.get(content) ?? JSON.stringify({ content: portableContent(content), catalogue });
    written.set(content, text);
    return text;
  }

  app.get('/v1/content/law', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Content'],
      summary: 'The law in force whole: the accepted release with the overlays of the tenant',
      response: { 200: WholeLaw },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { content } = await database.withTenant(tenantId, (tx) => laws.lawInForce(tx, tenantId, clock.today()), {
        readOnly: true,
      });
      // The text is JSON already; handed over as text it is not written a second time.
      return reply.type('application/json; charset=utf-8').send(textOf(content) as never);
    },
  });
}
