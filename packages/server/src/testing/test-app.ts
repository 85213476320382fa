import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTenant, ensureApiKey } from '../accounts/bootstrap.ts';
import type { Role } from '../accounts/roles.ts';
import { buildApp } from '../app/app.ts';
import { loadLibrary, makeServices, type Services } from '../app/services.ts';
import { type Clock, fixedClock } from '../platform/clock.ts';
import { databaseUrls, rootKey } from '../platform/database-setup.ts';
import type { App } from '../platform/http.ts';
import type { OutgoingSettings } from '../verification/verification.ts';
import { afterFile } from './after-file.ts';
import { TEMPLATE, TEST_ADMIN_URL, TEST_KEY_DIR } from './test-server.ts';

/** An answer, parsed. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field it is about; a wrong name fails its expectation
  body: any;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  key?: string;
}

/** The real app on a database of its own. */
export interface TestApp {
  app: App;
  services: Services;
  tenantId: string;
  /** Admin key of the first tenant. */
  adminKey: string;
  /** As superuser, for oracles alone. */
  superuser: pg.Client;
  call(method: string, url: string, options?: CallOptions): Promise<Answer>;
  /** A further tenant with an admin key. */
  addTenant(name: string): Promise<{ tenantId: string; key: string }>;
  /** A second process as far as it can be one: services and memory of its own, the database shared. Closed with the app. */
  beside(): Promise<Pick<TestApp, 'services' | 'call'>>;
  /** A key of the first tenant with another role. */
  keyFor(role: Role): Promise<string>;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run tests through vitest.config.ts`);
  return value;
}

export const TEST_NOW = '2026-11-24T12:00:00Z';

/** Starts the app for one test file and closes it after the file; a connection left open fails the file. */
export async function startTestApp(
  options: { clock?: Clock; bookBytes?: number; outgoing?: OutgoingSettings; contentRoot?: URL } = {},
): Promise<TestApp> {
  const adminUrl = required(TEST_ADMIN_URL);
  const name = `bonafide_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  // Another file may be cloning at this moment; the template allows one at a time.
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`create database ${name} template ${TEMPLATE} owner bonafide_owner`);
      break;
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const key = rootKey(required(TEST_KEY_DIR));
  const dataDir = mkdtempSync(join(tmpdir(), 'bonafide-data-'));
  const urls = databaseUrls(adminUrl, name, key);
  const library = await loadLibrary(options.contentRoot);
  const closing: (() => Promise<void>)[] = [];

  async function startProcess(): Promise<{ app: App; services: Services }> {
    const services = makeServices({
      urls,
      rootKey: key,
      clock: options.clock ?? fixedClock(TEST_NOW),
      library,
      dataDir,
      baseUrl: 'http://localhost',
      rateLimit: false,
      bookBytes: options.bookBytes ?? 64 * 2 ** 20,
      outgoing: options.outgoing,
    });
    const app = await buildApp(services, {
      logLevel: process.env.BONAFIDE_LOG ?? 'error',
      rateLimitPerMinute: 0,
      // Tests that compare all rows before and after must not meet work that nobody asked for; `nightlyLook` is called where it is tested.
      portfolioEveryMs: null,
      demo: () => false,
    });
    await app.ready();
    closing.push(async () => {
      await app.close();
      const state = services.database.poolState();
      await services.close();
      if (state.total !== state.idle)
        throw new Error(`A test left ${state.total - state.idle} database connections in use`);
    });
    return { app, services };
  }

  const { app, services } = await startProcess();
  const superuser = new pg.Client({ connectionString: urls.admin });
  await superuser.connect();

  async function addTenant(tenantName: string): Promise<{ tenantId: string; key: string }> {
    const tenantId = await createTenant(services.door, services.database, { name: tenantName, demo: false });
    const secret = `test-${randomUUID()}`;
    await ensureApiKey(services.door, services.database, tenantId, 'test', 'admin', secret);
    return { tenantId, key: secret };
  }
  const first = await addTenant('First tenant');

  afterFile(async () => {
    const ends = await Promise.allSettled(closing.map((close) => close()));
    await superuser.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    rmSync(dataDir, { recursive: true, force: true });
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  });

  const callOf =
    (target: App, own: Services): TestApp['call'] =>
    async (method, url, { body, headers = {}, key: useKey } = {}) => {
      const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
      const response = await target.inject({
        method: method as 'GET',
        url,
        headers: {
          authorization: `Bearer ${useKey ?? first.key}`,
          ...(isJson ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: isJson ? JSON.stringify(body) : (body as string | Buffer) }),
      });
      // What came is read in the background; a test sees the record when that is done.
      if (method === 'POST' && url.includes('/documents')) await own.reading.idle();
      const isJsonAnswer = /^application\/([a-z]+\+)?json\b/.test(String(response.headers['content-type'] ?? ''));
      return {
        status: response.statusCode,
        text: response.body,
        body: isJsonAnswer && response.body ? JSON.parse(response.body) : null,
        headers: response.headers,
      };
    };

  return {
    app,
    services,
    tenantId: first.tenantId,
    adminKey: first.key,
    superuser,
    addTenant,
    async keyFor(role) {
      const secret = `test-${role}-${randomUUID()}`;
      await ensureApiKey(services.door, services.database, first.tenantId, `test ${role}`, role, secret);
      return secret;
    },
    async beside() {
      const second = await startProcess();
      return { services: second.services, call: callOf(second.app, second.services) };
    },
    call: callOf(app, services),
  };
}
