import type { AccessDoor } from './database.ts';
import type { App } from './http.ts';

/** Work that is done at the start of the process and then again and again. */
export interface Sweep {
  everyMs: number;
  /** Doing it twice must do no harm. */
  work(): Promise<unknown>;
  /** For the log, when it failed: "imports could not be looked for". */
  failed: string;
  /** Ends what a sweep has begun; called when the application closes, beside a sweep that still runs. */
  close?(): Promise<unknown>;
}

/** Sweeps when the application is ready and then every so often; one that runs at the end is waited for before it closes. */
export function sweepRegularly(app: App, { everyMs, work, failed, close }: Sweep): void {
  const sweep = () =>
    work().then(
      () => undefined,
      // The next one tries again; a database that is away is told by every request already.
      (error: unknown) => app.log.warn({ err: error }, failed),
    );
  let sweeping: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping.then(sweep);
  }, everyMs);
  timer.unref();
  app.addHook('onReady', async () => {
    sweeping = sweep();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    await Promise.all([sweeping, close?.()]);
  });
}

/** Ids of the tenants that are not suspended. */
export async function livingTenants(door: AccessDoor): Promise<string[]> {
  const tenants = await door.db
    .selectFrom('bonafide.tenant')
    .select('tenant_id')
    .where('suspended_at', 'is', null)
    .execute();
  return tenants.map((tenant) => tenant.tenant_id);
}
