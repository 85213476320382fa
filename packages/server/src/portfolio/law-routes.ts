import { randomUUID } from 'node:crypto';
import { addressText } from '@bonafide/core/content/fact-address.ts';
import { baseValue, isDatedFact } from '@bonafide/core/content/overlay.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import { acceptRelease, insertOverlay, type LawSpec, listOverlays, withdrawOverlay } from '../content/content.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, PageOf } from '../platform/schemas.ts';
import {
  AcceptBody,
  AcceptedView,
  DiffParams,
  DiffQuery,
  DiffView,
  FactQuery,
  FactView,
  LawStateView,
  OverlayBody,
  OverlayParams,
  OverlayView,
  VerdictChangesQuery,
  VerdictChangeView,
  WithdrawBody,
} from './law-schemas.ts';
import { presentDiff, presentLaw } from './law-views.ts';
import type { ReviewRouteServices } from './reviews-routes.ts';
import { insertReview, requireReview } from './reviews-store.ts';
import { listVerdictChanges } from './verdict-changes.ts';

const READ = { readOnly: true } as const;

/** The law a tenant goes by: the release it accepted, its overlays, and why verdicts changed. */
export function lawRoutes(app: App, { database, laws, cursors, clock, runner }: ReviewRouteServices): void {
  /** Judges everything anew under the law that now holds, in the background. */
  async function judgeAnew(
    tx: Transaction,
    author: Author,
    subject: 'release' | 'overlay',
    name: string,
    sides: { before: LawSpec; after: LawSpec },
  ): Promise<string> {
    const reviewId = randomUUID();
    await insertReview(tx, author, {
      ...{ reviewId, kind: 'acceptance', subject, name: name.slice(0, 200), today: clock.today() },
      before: { ...sides.before, policy: 'current' },
      after: { ...sides.after, policy: 'current' },
    });
    return reviewId;
  }

  app.get('/v1/law', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'The content release in force, what else there is, and what was accepted when',
      response: { 200: LawStateView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => presentLaw(tx, tenantId, laws, clock.today()), READ);
    },
  });

  app.post('/v1/law/accept', {
    config: { permission: 'law.accept', takes: REPEATABLE },
    schema: {
      tags: ['Law'],
      summary: 'Go by another content release from now on; every certificate is judged anew in the background',
      querystring: DryRunQuery,
      body: AcceptBody,
      response: { 202: AcceptedView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      let reviewId: string | undefined;
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const sides = await acceptRelease(tx, author, laws, request.body.release, clock.today());
        if (sides) {
          const name = `Release ${sides.before.release} → ${sides.after.release} accepted`;
          reviewId = await judgeAnew(tx, author, 'release', name, sides);
        }
        const law = await presentLaw(tx, tenantId, laws, clock.today());
        const review = reviewId === undefined ? null : await requireReview(tx, tenantId, reviewId);
        return { status: 202, body: { law, review } };
      });
      if (reviewId) runner.start(tenantId, reviewId);
      return answer;
    },
  });

  app.get('/v1/law/diff/:from/:to', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'What two content releases say differently, old and new fact with their sources',
      params: DiffParams,
      querystring: DiffQuery,
      response: { 200: DiffView },
    },
    handler: async (request) => {
      const { from, to } = request.params;
      for (const number of [from, to])
        if (!laws.shelf.find(number)) throw new Refusal('not-found', `There is no content release ${number} here`);
      return presentDiff(await laws.shelf.open(from), await laws.shelf.open(to), request.query.file);
    },
  });

  app.get('/v1/law/facts', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'One fact as the accepted release writes it, without overlays',
      querystring: FactQuery,
      response: { 200: FactView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const spec = await database.withTenant(tenantId, (tx) => laws.specInForce(tx, tenantId), READ);
      const open = await laws.shelf.open(spec.release);
      const value = baseValue(open.files, open.content, request.query);
      if (value === undefined) throw new Refusal('not-found', `There is nothing at ${addressText(request.query)}`);
      return { ...request.query, release: spec.release, dated: isDatedFact(value), value };
    },
  });

  app.get('/v1/law/overlays', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'Overlays, those not withdrawn first',
      response: { 200: Type.Object({ data: Type.Array(OverlayView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const data = await database.withTenant(tenantId, (tx) => listOverlays(tx, tenantId, laws, clock.today()), READ);
      return { data };
    },
  });

  app.post('/v1/law/overlays', {
    config: { permission: 'law.accept', takes: REPEATABLE },
    schema: {
      tags: ['Law'],
      summary: 'Put an overlay over a fact; every certificate is judged anew in the background',
      querystring: DryRunQuery,
      body: OverlayBody,
      response: { 201: OverlayView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { validFrom = null, validTo = null, expires = null, replaces, ...body } = request.body;
      let reviewId: string | undefined;
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const today = clock.today();
        const input = { ...body, validFrom, validTo, expires, replaces };
        const { overlayId, ...sides } = await insertOverlay(tx, author, laws, input, today);
        reviewId = await judgeAnew(tx, author, 'overlay', `Overlay on ${addressText(body)}`, sides);
        const listed = await listOverlays(tx, tenantId, laws, today);
        return { status: 201, body: only(listed.filter((overlay) => overlay.overlayId === overlayId)) };
      });
      if (reviewId) runner.start(tenantId, reviewId);
      return answer;
    },
  });

  app.post('/v1/law/overlays/:overlayId/withdraw', {
    config: { permission: 'law.accept', takes: REPEATABLE },
    schema: {
      tags: ['Law'],
      summary: 'Withdraw an overlay: the content speaks again, and every certificate is judged anew in the background',
      params: OverlayParams,
      querystring: DryRunQuery,
      body: WithdrawBody,
      response: { 200: OverlayView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { overlayId } = request.params;
      let reviewId: string | undefined;
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const before = await laws.specInForce(tx, tenantId);
        const withdrawn = await withdrawOverlay(tx, author, overlayId, request.body.reason);
        const after = await laws.specInForce(tx, tenantId);
        const listed = await listOverlays(tx, tenantId, laws, clock.today());
        const body = only(listed.filter((overlay) => overlay.overlayId === overlayId));
        if (!withdrawn) return { status: 200, body };
        reviewId = await judgeAnew(tx, author, 'overlay', `Overlay on ${addressText(body)} withdrawn`, {
          before,
          after,
        });
        return { status: 200, body };
      });
      if (reviewId) runner.start(tenantId, reviewId);
      return answer;
    },
  });

  app.get('/v1/verdict-changes', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'Certificates whose verdict changed, and why; newest first',
      querystring: VerdictChangesQuery,
      response: { 200: PageOf(VerdictChangeView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listVerdictChanges(tx, tenantId, cursors, request.query), READ);
    },
  });
}

function only<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('What was just written is not listed');
  return first;
}
