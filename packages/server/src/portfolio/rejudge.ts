import { randomUUID } from 'node:crypto';
import type { Laws } from '../content/content.ts';
import type { Clock } from '../platform/clock.ts';
import type { Rejudge } from '../policies/policies.ts';
import type { reviewRunner } from './reviews-job.ts';
import { insertReview } from './reviews-store.ts';

/**
 * Judges everything again after a change of the check policies: what the change makes of each certificate is stored with its cause. Nothing
 * is started for a tenant without certificates.
 */
export function rejudger(services: {
  laws: Laws;
  clock: Clock;
  runner: Pick<ReturnType<typeof reviewRunner>, 'start'>;
}): Rejudge {
  const { laws, clock, runner } = services;
  return async (tx, author, { before, name }) => {
    const { tenantId } = author;
    const any = await tx
      .selectFrom('bonafide.certificate')
      .select('certificate_id')
      .where('tenant_id', '=', tenantId)
      .limit(1)
      .executeTakeFirst();
    if (!any) return () => {};
    const reviewId = randomUUID();
    const law = await laws.specInForce(tx, tenantId);
    await insertReview(tx, author, {
      ...{ reviewId, kind: 'acceptance', subject: 'policy', today: clock.today() },
      name: name.slice(0, 200),
      before: { ...law, policy: before },
      after: { ...law, policy: 'current' },
    });
    return () => runner.start(tenantId, reviewId);
  };
}
