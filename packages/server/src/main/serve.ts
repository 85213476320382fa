import { bootstrap, countTenants, findDemoTenant } from '../accounts/bootstrap.ts';
import { makeDemoTenant } from '../accounts/demo-tenant.ts';
import { buildApp } from '../app/app.ts';
import { type Library, makeServices, type Services } from '../app/services.ts';
import { systemClock } from '../platform/clock.ts';
import { rootKey, setUpDatabase } from '../platform/database-setup.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import type { App } from '../platform/http.ts';
import type { Settings } from '../platform/settings.ts';

/** A serving process; `close` gives everything back. */
export interface Serving {
  app: App;
  services: Services;
  address: string;
  embedded: EmbeddedPostgres | null;
  /** Whether this installation has the demo tenant. */
  demo(): boolean;
  /** Makes the demo tenant and its data when the database was empty at this start and a demo is wanted. */
  writeDemo(say: (line: string) => void): Promise<void>;
  close(): Promise<void>;
}

function databaseNameOf(url: string): string {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!name) throw new Error('DATABASE_URL must name a database');
  return name;
}

/** Starts database, schema, content, services and HTTP, in that order. */
export async function serve(settings: Settings, library: Library): Promise<Serving> {
  const key = rootKey(settings.dataDir);
  const embedded =
    settings.databaseUrl === null ? await startEmbeddedPostgres(settings.dataDir, { say: console.error }) : null;
  const adminUrl = embedded?.adminUrl ?? settings.databaseUrl;
  if (!adminUrl) throw new Error('No database');
  const database = embedded ? 'bonafide' : databaseNameOf(adminUrl);
  const urls = await setUpDatabase(adminUrl, database, key);
  const services = makeServices({
    urls,
    rootKey: key,
    clock: systemClock,
    library,
    dataDir: settings.dataDir,
    baseUrl: `http://localhost:${settings.port}`,
    rateLimit: settings.rateLimitPerMinute > 0,
  });
  if (settings.bootstrapKey) await bootstrap(services.door, services.database, settings.bootstrapKey);
  const empty = (await countTenants(services.door)) === 0;
  let demo = (await findDemoTenant(services.door)) !== undefined;
  const app = await buildApp(services, {
    logLevel: settings.logLevel,
    rateLimitPerMinute: settings.rateLimitPerMinute,
    demo: () => demo,
  });
  const address = await app.listen({ port: settings.port, host: settings.host });
  const wantsDemo = settings.demo && empty;
  if (wantsDemo) {
    await makeDemoTenant(services);
    demo = true;
  }
  return {
    app,
    services,
    address,
    embedded,
    demo: () => demo,
    writeDemo: async (say) => {
      if (wantsDemo) say('Demo data: not written yet.');
    },
    close: async () => {
      await app.close();
      await services.close();
      await embedded?.stop();
    },
  };
}
