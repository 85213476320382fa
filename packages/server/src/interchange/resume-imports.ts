import type { AccessDoor } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { livingTenants, sweepRegularly } from '../platform/sweeping.ts';
import type { ImportRunner } from './imports-job.ts';

/** At start and every half minute: imports whose process was stopped or killed. */
export function resumeAbandoned(app: App, runner: ImportRunner, door: AccessDoor): void {
  sweepRegularly(app, {
    everyMs: 30_000,
    work: async () => runner.resume(await livingTenants(door)),
    failed: 'imports could not be looked for',
    close: () => runner.close(),
  });
}
