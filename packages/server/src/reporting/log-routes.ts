import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { LedgerEntryView } from '../ledger/ledger.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, Nullable, OneOf, PageOf, PageQuery, Uuid } from '../platform/schemas.ts';
import { findEntry, listLog } from './log-list.ts';

const LogEntry = Type.Object({
  ...LedgerEntryView.properties,
  recordName: Nullable(
    Type.String({
      description: 'What the record is called today; of a certificate, its customer; null where it has no name',
    }),
  ),
});
const LogEntryDetail = Type.Object({
  ...LogEntry.properties,
  proof: OneOf(
    ['matches', 'differs', 'not-kept'],
    'Whether the record as it is kept still gives the hash of the entry; not-kept where what was hashed is not stored as such',
  ),
});

/** Searches of a long log may read many rows; they wait longer than a record does. */
const FIGURES = { readOnly: true, statementTimeoutMs: 60_000 } as const;
const text = (max = 100) => Type.Optional(Type.String({ maxLength: max }));

/** The append-only log, newest first. */
export function logRoutes(app: App, { database, cursors }: { database: Database; cursors: Cursors }): void {
  app.get('/v1/log', {
    config: { permission: 'log.read' },
    schema: {
      tags: ['Log'],
      summary: 'Every change, newest first',
      querystring: Type.Object(
        {
          q: text(),
          kind: text(),
          ref: text(200),
          actor: text(),
          from: Type.Optional(DateText),
          to: Type.Optional(DateText),
          ...PageQuery,
        },
        { additionalProperties: false },
      ),
      response: { 200: PageOf(LogEntry) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listLog(tx, tenantId, cursors, request.query), FIGURES);
    },
  });

  app.get('/v1/log/:entryId', {
    config: { permission: 'log.read' },
    schema: {
      tags: ['Log'],
      summary: 'One entry, checked against the record it is about',
      params: Type.Object({ entryId: Uuid }),
      response: { 200: LogEntryDetail },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const found = await database.withTenant(
        tenantId,
        (tx) => findEntry(tx, tenantId, request.params.entryId),
        FIGURES,
      );
      if (!found) throw new Refusal('not-found');
      return found;
    },
  });
}
