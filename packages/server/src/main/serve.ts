import { bootstrap, countTenants, findDemoTenant } from '../accounts/bootstrap.ts';
import { makeDemoTenant } from '../accounts/demo-tenant.ts';
import { buildApp } from '../app/app.ts';
import { type Library, makeServices, type Services } from '../app/services.ts';
import { readDemoState } from '../demo/demo-store.ts';
import { writeDemo } from '../demo/write-demo.ts';
import { systemClock } from '../platform/clock.ts';
import { derivedSecret, rootKey, setUpDatabase } from '../platform/database-setup.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import type { App } from '../platform/http.ts';
import type { Settings } from '../platform/settings.ts';
import { readAllowedHosts, readSecrets } from '../verification/verification.ts';
import { databaseNameOf, explained, requireFreePort, requireUsableFolder } from './preconditions.ts';

/** A serving process; `close` gives everything back. */
export interface Serving {
  app: App;
  services: Services;
  address: string;
  embedded: EmbeddedPostgres | null;
  /** Whether this installation has the demo tenant. */
  demo(): boolean;
  /** Writes the data of the demo tenant, or what an interrupted start left of them. Never rejects: a demo is no reason to stop. */
  writeDemo(say: (line: string) => void): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts database, schema, content, services and HTTP, in that order.
 * @throws Error with one sentence for the operator; a database that this start has started is stopped again
 */
export async function serve(settings: Settings, library: Library): Promise<Serving> {
  const { dataDir, databaseUrl } = settings;
  requireUsableFolder(dataDir);
  await requireFreePort(settings);
  if (databaseUrl !== null) {
    const admin = { url: databaseUrl, name: databaseNameOf(databaseUrl), place: 'The database of DATABASE_URL' };
    return serveOn(settings, library, admin, null);
  }
  const embedded = await explained('The embedded PostgreSQL did not start', () =>
    startEmbeddedPostgres(dataDir, { say: console.error }),
  );
  try {
    const place = `The database in ${embedded.databaseDir}`;
    return await serveOn(settings, library, { url: embedded.adminUrl, name: 'bonafide', place }, embedded);
  } catch (error) {
    if (!embedded.tookOver) await embedded.stop();
    throw error;
  }
}

async function serveOn(
  settings: Settings,
  library: Library,
  admin: { url: string; name: string; place: string },
  embedded: EmbeddedPostgres | null,
): Promise<Serving> {
  const key = rootKey(settings.dataDir);
  const urls = await explained(`${admin.place} cannot be used`, () => setUpDatabase(admin.url, admin.name, key));
  const services = makeServices({
    urls,
    rootKey: key,
    clock: systemClock,
    library,
    dataDir: settings.dataDir,
    baseUrl: `http://localhost:${settings.port}`,
    rateLimit: settings.rateLimitPerMinute > 0,
    bookBytes: settings.bookMegabytes * 2 ** 20,
    outgoing: {
      allowed: readAllowedHosts(settings.verificationHosts),
      secrets: readSecrets(settings.verificationSecrets),
    },
  });
  if (settings.bootstrapKey) await bootstrap(services.door, services.database, settings.bootstrapKey);
  const empty = (await countTenants(services.door)) === 0;
  let demoTenant = await findDemoTenant(services.door);
  const app = await buildApp(services, {
    logLevel: settings.logLevel,
    rateLimitPerMinute: settings.rateLimitPerMinute,
    demo: () => demoTenant !== undefined,
  });
  const address = await app.listen({ port: settings.port, host: settings.host });
  let unfinished: string | undefined;
  if (settings.demo && (empty || demoTenant !== undefined)) {
    const state = demoTenant === undefined ? 'not-begun' : (await readDemoState(services.database, demoTenant)).step;
    if (state === 'not-begun') demoTenant = await makeDemoTenant(services);
    if (state !== 'finished') unfinished = demoTenant;
  }
  const stopDemo = new AbortController();
  let writing = Promise.resolve();
  return {
    app,
    services,
    address,
    embedded,
    demo: () => demoTenant !== undefined,
    writeDemo: (say) => {
      if (unfinished === undefined) return writing;
      const secretOf = (use: string) => `bfk_${derivedSecret(key, use)}`;
      const options = { tenantId: unfinished, secretOf, say, signal: stopDemo.signal };
      unfinished = undefined;
      writing = writeDemo({ app, ...services }, options).catch((error: unknown) => {
        if (stopDemo.signal.aborted) return say('Demo data: interrupted; the next start goes on.');
        const cause = error instanceof Error ? error.message : String(error);
        say(`Demo data: not all could be written; the next start tries again. ${cause}`);
      });
      return writing;
    },
    close: async () => {
      stopDemo.abort();
      await writing;
      await app.close();
      await services.close();
      await embedded?.stop();
    },
  };
}
