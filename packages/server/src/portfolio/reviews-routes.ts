import { randomUUID } from 'node:crypto';
import { authorOf, callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery, PageOf } from '../platform/schemas.ts';
import { FlipQuery, FlipView, ReviewBody, ReviewListQuery, ReviewParams, ReviewView } from './review-schemas.ts';
import { nameOfReview, reviewSide, subjectOf } from './review-sides.ts';
import type { ReviewServices, reviewRunner } from './reviews-job.ts';
import {
  askReviewToGoOn,
  askReviewToStop,
  insertReview,
  listFlips,
  listReviews,
  requireReview,
} from './reviews-store.ts';

export interface ReviewRouteServices extends ReviewServices {
  cursors: Cursors;
  clock: Clock;
  runner: ReturnType<typeof reviewRunner>;
}

const READ = { readOnly: true } as const;

/** What would change if the law did: every certificate judged under two laws, in the background. */
export function reviewsRoutes(app: App, { database, laws, cursors, clock, runner }: ReviewRouteServices): void {
  app.post('/v1/portfolio/reviews', {
    config: { permission: 'reviews.run', takes: REPEATABLE },
    schema: {
      tags: ['Law'],
      summary: 'Judge every certificate under two laws, in the background; nothing is changed',
      querystring: DryRunQuery,
      body: ReviewBody,
      response: { 202: ReviewView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { before = {}, after, name } = request.body;
      const reviewId = randomUUID();
      const answer = await writeRoute(database, request, reply, async (tx, author) => {
        const today = clock.today();
        const current = await laws.specInForce(tx, tenantId);
        const asked = { tx, tenantId, author: author.actor.name, today };
        const sides = {
          before: await reviewSide(laws, current, before, { ...asked, pointer: '/before' }),
          after: await reviewSide(laws, current, after, { ...asked, pointer: '/after' }),
        };
        await insertReview(tx, author, {
          ...{ reviewId, kind: 'rehearsal', subject: subjectOf(sides.before, sides.after), today, ...sides },
          name: name ?? nameOfReview(sides.before, sides.after),
        });
        return { status: 202, body: await requireReview(tx, tenantId, reviewId) };
      });
      // After the commit; of a dry run, or a request sent again, there is none of this id to work on.
      runner.start(tenantId, reviewId);
      return answer;
    },
  });

  app.get('/v1/portfolio/reviews', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'Reviews of the portfolio, newest first',
      querystring: ReviewListQuery,
      response: { 200: PageOf(ReviewView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => listReviews(tx, tenantId, cursors, request.query), READ);
    },
  });

  app.get('/v1/portfolio/reviews/:reviewId', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'A review: how far it is, and what it comes to',
      params: ReviewParams,
      response: { 200: ReviewView },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => requireReview(tx, tenantId, request.params.reviewId), READ);
    },
  });

  app.get('/v1/portfolio/reviews/:reviewId/flips', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Law'],
      summary: 'Certificates that come out otherwise, most money first',
      params: ReviewParams,
      querystring: FlipQuery,
      response: { 200: PageOf(FlipView) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { reviewId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          await requireReview(tx, tenantId, reviewId);
          return listFlips(tx, tenantId, reviewId, cursors, request.query);
        },
        READ,
      );
    },
  });

  app.post('/v1/portfolio/reviews/:reviewId/stop', {
    config: { permission: 'reviews.run' },
    schema: {
      tags: ['Law'],
      summary: 'Stop after the portion in hand; what was found stays, and it can go on',
      params: ReviewParams,
      response: { 202: ReviewView },
    },
    handler: async (request, reply) => {
      const { tenantId } = authorOf(request);
      const { reviewId } = request.params;
      const view = await database.withTenant(tenantId, async (tx) => {
        const before = await requireReview(tx, tenantId, reviewId);
        if (before.kind !== 'rehearsal')
          throw new Refusal('status-conflict', 'What was accepted is worked through to its end');
        const asked = await askReviewToStop(tx, tenantId, reviewId);
        if (!asked && before.status !== 'stopped')
          throw new Refusal('status-conflict', `A review that is ${before.status} cannot be stopped`);
        return requireReview(tx, tenantId, reviewId);
      });
      return reply.status(202).send(view);
    },
  });

  app.post('/v1/portfolio/reviews/:reviewId/run', {
    config: { permission: 'reviews.run' },
    schema: {
      tags: ['Law'],
      summary: 'Go on with a review that was stopped or failed, under the laws it began with',
      params: ReviewParams,
      response: { 202: ReviewView },
    },
    handler: async (request, reply) => {
      const { tenantId } = callerOf(request);
      const { reviewId } = request.params;
      const view = await database.withTenant(tenantId, async (tx) => {
        const before = await requireReview(tx, tenantId, reviewId);
        const asked = await askReviewToGoOn(tx, tenantId, reviewId);
        if (!asked && before.status !== 'running')
          throw new Refusal('status-conflict', `A review that is ${before.status} cannot go on`);
        return requireReview(tx, tenantId, reviewId);
      });
      runner.start(tenantId, reviewId);
      return reply.status(202).send(view);
    },
  });
}
