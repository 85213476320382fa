import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { Type } from 'typebox';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Laws } from '../content/content.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { AccessDoor, Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REQUEST_LIMITS } from '../platform/limits.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, PageOf } from '../platform/schemas.ts';
import { livingTenants, sweepRegularly } from '../platform/sweeping.ts';
import type { Decider } from './determination.ts';
import { untilOf } from './past-book.ts';
import { differenceRows, differencesHeader } from './replay-file.ts';
import {
  DifferencesFileQuery,
  DifferencesQuery,
  ReplayBody,
  ReplayDifferenceView,
  ReplayListQuery,
  ReplayParams,
  ReplayView,
} from './replay-schemas.ts';
import { type Against, nameOfReplay } from './replay-settings.ts';
import { replayRunner } from './replays-job.ts';
import {
  askReplayToGoOn,
  askReplayToStop,
  insertReplay,
  listReplayDifferences,
  listReplays,
  removeReplay,
  requireReplay,
} from './replays-store.ts';
import { filtered } from './transactions-list.ts';

export interface ReplayRouteServices {
  database: Database;
  decider: Decider;
  gazetteer: Gazetteer;
  cursors: Cursors;
  laws: Laws;
  door: AccessDoor;
}

const SWEEP_MS = 30_000;
const READ = { readOnly: true } as const;

/** Recorded sales decided again in bulk; nothing is recorded but what differs. */
export function replaysRoutes(app: App, services: ReplayRouteServices): void {
  const { database, laws, cursors, door } = services;
  const runner = replayRunner(services, (error) => app.log.error({ err: error }, 'replay failed'));
  sweepReplays(app, runner, door);

  app.post('/v1/replays', {
    config: { permission: 'replays.run', takes: REPEATABLE },
    schema: {
      tags: ['Determination'],
      summary: 'Decide recorded sales again, in the background: with other records, or a draft policy',
      querystring: DryRunQuery,
      body: ReplayBody,
      response: { 202: ReplayView },
    },
    handler: async (request, reply) => {
      const { filter = {}, knownAt = 'start', policy = {}, name } = request.body;
      const { tenantId } = callerOf(request);
      const against: Against = { knownAt, policy };
      const replayId = randomUUID();
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        if (knownAt !== 'start' && knownAt !== 'recording') await untilOf(tx, knownAt, '/knownAt');
        filtered(tx, tenantId, filter);
        await insertReplay(tx, author, {
          ...{ replayId, filter, against, contentRelease: await laws.nameInForce(tx, tenantId) },
          name: name ?? nameOfReplay(against),
        });
        return { status: 202, body: await requireReplay(tx, tenantId, replayId) };
      });
      // After the commit; of a dry run, or a request sent again, there is none of this id to work on.
      runner.start(tenantId, replayId);
      return answer;
    },
  });

  app.get('/v1/replays', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'Replays, newest first',
      querystring: ReplayListQuery,
      response: { 200: PageOf(ReplayView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listReplays(tx, tenantId, cursors, request.query), READ);
    },
  });

  app.get('/v1/replays/:replayId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'A replay: how far it is, and what it comes to',
      params: ReplayParams,
      response: { 200: ReplayView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => requireReplay(tx, tenantId, request.params.replayId), READ);
    },
  });

  app.get('/v1/replays/:replayId/differences', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'Sales that come out otherwise, most money first',
      params: ReplayParams,
      querystring: DifferencesQuery,
      response: { 200: PageOf(ReplayDifferenceView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { replayId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          await requireReplay(tx, tenantId, replayId);
          return listReplayDifferences(tx, tenantId, replayId, cursors, request.query);
        },
        READ,
      );
    },
  });

  app.get('/v1/replays/:replayId/differences.csv', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Determination'],
      summary: 'The same as a file: one row for each result that differs',
      params: ReplayParams,
      querystring: DifferencesFileQuery,
      produces: ['text/csv'],
      response: { 200: Type.Unsafe<Readable>({ type: 'string', description: 'The file' }) },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { replayId } = request.params;
      await database.withTenant(tenantId, (tx) => requireReplay(tx, tenantId, replayId), READ);
      async function* lines() {
        yield differencesHeader();
        let cursor: string | null | undefined;
        do {
          const filter = { ...request.query, limit: REQUEST_LIMITS.pageRows, cursor: cursor ?? undefined };
          const page = await database.withTenant(
            tenantId,
            (tx) => listReplayDifferences(tx, tenantId, replayId, cursors, filter),
            READ,
          );
          yield page.data.map(differenceRows).join('');
          cursor = page.nextCursor;
        } while (cursor);
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="replay-${replayId}.csv"`)
        .send(Readable.from(lines()));
    },
  });

  app.post('/v1/replays/:replayId/stop', {
    config: { permission: 'replays.run' },
    schema: {
      tags: ['Determination'],
      summary: 'Stop after the portion in hand; what was found stays, and it can go on',
      params: ReplayParams,
      response: { 202: ReplayView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { replayId } = request.params;
      const view = await database.withTenant(tenantId, async (tx) => {
        const before = await requireReplay(tx, tenantId, replayId);
        const asked = await askReplayToStop(tx, tenantId, replayId);
        if (!asked && before.status !== 'stopped')
          throw new Refusal('status-conflict', `A replay that is ${before.status} cannot be stopped`);
        return requireReplay(tx, tenantId, replayId);
      });
      return reply.status(202).send(view);
    },
  });

  app.post('/v1/replays/:replayId/run', {
    config: { permission: 'replays.run' },
    schema: {
      tags: ['Determination'],
      summary: 'Go on with a replay that was stopped or failed, under the snapshot it began with',
      params: ReplayParams,
      response: { 202: ReplayView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { replayId } = request.params;
      const view = await database.withTenant(tenantId, async (tx) => {
        const before = await requireReplay(tx, tenantId, replayId);
        const asked = await askReplayToGoOn(tx, tenantId, replayId);
        if (!asked && before.status !== 'running')
          throw new Refusal('status-conflict', `A replay that is ${before.status} cannot go on`);
        return requireReplay(tx, tenantId, replayId);
      });
      runner.start(tenantId, replayId);
      return reply.status(202).send(view);
    },
  });

  app.delete('/v1/replays/:replayId', {
    config: { permission: 'replays.run' },
    schema: {
      tags: ['Determination'],
      summary: 'Remove a replay that has ended, with what it found',
      params: ReplayParams,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const author = authorOf(request);
      await database.withTenant(author.tenantId, (tx) => removeReplay(tx, author, request.params.replayId));
      return reply.status(204).send(null);
    },
  });
}

/** At start and every half minute: replays whose process was stopped or killed, and those past their time. */
function sweepReplays(app: App, runner: ReturnType<typeof replayRunner>, door: AccessDoor): void {
  sweepRegularly(app, {
    everyMs: SWEEP_MS,
    work: async () => runner.sweep(await livingTenants(door)),
    failed: 'replays could not be looked for',
    close: () => runner.close(),
  });
}
