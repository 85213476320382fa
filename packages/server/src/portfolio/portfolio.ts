import type { Laws } from '../content/content.ts';
import type { Clock } from '../platform/clock.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { AccessDoor, Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { livingTenants, sweepRegularly } from '../platform/sweeping.ts';
import type { Rejudge } from '../policies/policies.ts';
import { lawRoutes } from './law-routes.ts';
import { nightlyLook } from './nightly.ts';
import { rejudger } from './rejudge.ts';
import { reviewRunner } from './reviews-job.ts';
import { reviewsRoutes } from './reviews-routes.ts';

export interface PortfolioServices {
  database: Database;
  laws: Laws;
  cursors: Cursors;
  clock: Clock;
  door: AccessDoor;
}

export interface PortfolioOptions {
  /** Milliseconds between looks for reviews to go on with and tenants to put on their first release; null: nobody looks. */
  portfolioEveryMs?: number | null;
}

const SWEEP_MS = 30_000;

/** Everything that judges the whole portfolio: one runner for each process, and the routes that give it work. */
export function portfolioRoutes(
  app: App,
  services: PortfolioServices,
  { portfolioEveryMs = SWEEP_MS }: PortfolioOptions,
): { rejudge: Rejudge } {
  const runner = reviewRunner(services, (error) => app.log.error({ err: error }, 'review failed'));
  const askForSweeps = nightlyLook(services);
  if (portfolioEveryMs === null) app.addHook('preClose', () => runner.close());
  else
    sweepRegularly(app, {
      everyMs: portfolioEveryMs,
      work: async () => {
        const tenants = await livingTenants(services.door);
        await askForSweeps(tenants);
        await runner.sweep(tenants);
      },
      failed: 'reviews could not be looked for',
      close: () => runner.close(),
    });
  reviewsRoutes(app, { ...services, runner });
  lawRoutes(app, { ...services, runner });
  return { rejudge: rejudger({ ...services, runner }) };
}
