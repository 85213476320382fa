import type { AccessDoor } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import type { ImportRunner } from './imports-job.ts';

const SWEEP_MS = 30_000;

/** At start and every half minute: imports whose process was stopped or killed. */
export function resumeAbandoned(app: App, runner: ImportRunner, door: AccessDoor): void {
  const sweep = async () => {
    try {
      const tenants = await door.db
        .selectFrom('bonafide.tenant')
        .select('tenant_id')
        .where('suspended_at', 'is', null)
        .execute();
      await runner.resume(tenants.map((tenant) => tenant.tenant_id));
    } catch (error) {
      // The next sweep tries again; a database that is away is told by every request already.
      app.log.warn({ err: error }, 'imports could not be looked for');
    }
  };
  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, SWEEP_MS);
  timer.unref();
  app.addHook('onReady', async () => {
    sweeping = sweep();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    await Promise.all([sweeping, runner.close()]);
  });
}
