import { ID_KINDS } from '@bonafide/core/content/vocabulary.ts';
import { Type } from 'typebox';
import { callerOf } from '../../accounts/accounts.ts';
import { writeRoute } from '../../accounts/write-route.ts';
import type { Laws } from '../../content/content.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Cursors } from '../../platform/cursor.ts';
import type { Database, Transaction } from '../../platform/database.ts';
import type { App } from '../../platform/http.ts';
import { REPEATABLE } from '../../platform/openapi.ts';
import { DryRunQuery, InstantText, OneOf, PageOf, PageQuery, Text100, Uuid } from '../../platform/schemas.ts';
import { judgeAgain } from '../judge-again.ts';
import {
  addRevokedNumber,
  certificatesWithNumber,
  listRevokedNumbers,
  removeRevokedNumber,
} from './revoked-numbers-store.ts';

const given = {
  kind: OneOf(ID_KINDS),
  number: Text100,
  reason: Type.String({ minLength: 1, maxLength: 500, description: 'How the seller knows' }),
};
const View = Type.Object({
  revokedNumberId: Uuid,
  ...given,
  kind: Type.String(),
  addedAt: InstantText,
  addedBy: Type.String(),
});
const Params = Type.Object({ revokedNumberId: Uuid }, { additionalProperties: false });

interface RevokedNumberServices {
  database: Database;
  cursors: Cursors;
  clock: Clock;
  laws: Laws;
}

/** The seller's own list of numbers known to be revoked. Certificates with such a number are judged anew at once. */
export function revokedNumbersRoutes(app: App, { database, cursors, clock, laws }: RevokedNumberServices): void {
  const judgeNumber = async (tx: Transaction, tenantId: string, number: string) => {
    const ids = await certificatesWithNumber(tx, tenantId, number);
    if (ids.length === 0) return;
    await judgeAgain(tx, tenantId, await laws.lawInForce(tx, tenantId, clock.today()), ids, 'revoked-number');
  };

  app.get('/v1/revoked-numbers', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Certificates'],
      summary: 'Numbers you know to be revoked, the newest first',
      querystring: Type.Object(
        { q: Type.Optional(Type.String({ maxLength: 100, description: 'This number alone' })), ...PageQuery },
        { additionalProperties: false },
      ),
      response: { 200: PageOf(View) },
    },
    handler: (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listRevokedNumbers(tx, tenantId, cursors, request.query), {
        readOnly: true,
      });
    },
  });

  app.post('/v1/revoked-numbers', {
    config: { permission: 'certificates.approve', takes: REPEATABLE },
    schema: {
      tags: ['Certificates'],
      summary: 'Put a number on the list; certificates that give it are rejected from now on',
      querystring: DryRunQuery,
      body: Type.Object(given, { additionalProperties: false }),
      response: { 201: View },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const added = await addRevokedNumber(tx, author, request.body);
        await judgeNumber(tx, author.tenantId, added.number);
        return { status: 201, body: added };
      }),
  });

  app.delete('/v1/revoked-numbers/:revokedNumberId', {
    config: { permission: 'certificates.approve', takes: REPEATABLE },
    schema: {
      tags: ['Certificates'],
      summary: 'Take a number off the list',
      params: Params,
      querystring: DryRunQuery,
      response: { 200: View },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const removed = await removeRevokedNumber(tx, author, request.params.revokedNumberId);
        await judgeNumber(tx, author.tenantId, removed.number);
        return { status: 200, body: removed };
      }),
  });
}
