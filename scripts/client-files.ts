import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildApp } from '../packages/server/src/app/app.ts';
import { loadLibrary, makeServices } from '../packages/server/src/app/services.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';

/** A port where nobody listens: the routes and their schemas are there without a database, and no request is made. */
const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';

/** The contract as the running service gives it at /openapi.json. */
export async function openapiDocument(): Promise<string> {
  const services = makeServices({
    urls: { runtime: NOWHERE, worker: NOWHERE, access: NOWHERE, admin: NOWHERE },
    rootKey: Buffer.alloc(32),
    clock: systemClock,
    library: await loadLibrary(),
    dataDir: tmpdir(),
    baseUrl: 'http://localhost',
    rateLimit: false,
    bookBytes: 1,
  });
  const app = await buildApp(services, { logLevel: 'silent', rateLimitPerMinute: 0, demo: () => false });
  try {
    await app.ready();
    return `${JSON.stringify(app.swagger(), null, 2)}\n`;
  } finally {
    await app.close();
    await services.close();
  }
}

/** Types for the client, made of the document by openapi-typescript. */
export async function clientTypes(document: string): Promise<string> {
  // Of the client's own node_modules: it needs another TypeScript than the rest of the house.
  const fromClient = createRequire(new URL('../packages/client/package.json', import.meta.url));
  const tool = join(dirname(fromClient.resolve('openapi-typescript/package.json')), 'bin', 'cli.js');
  const folder = await mkdtemp(join(tmpdir(), 'bonafide-client-'));
  try {
    const from = join(folder, 'openapi.json');
    const to = join(folder, 'openapi.ts');
    await writeFile(from, document);
    await promisify(execFile)(process.execPath, [tool, from, '--output', to, '--alphabetize']);
    return await readFile(to, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
