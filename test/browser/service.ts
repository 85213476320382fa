import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { House } from '../faults/house.ts';

/** Handed from the global set-up to the test files through the environment. */
export const CONSOLE_ADDRESS = 'BONAFIDE_TEST_CONSOLE';
export const DEMO_PASSWORD = 'BONAFIDE_TEST_DEMO_PASSWORD';

const DEMO_PATIENCE_MS = 300_000;

/** With DATABASE_URL the service gets a database of its own there, as it gets a folder of its own otherwise. */
async function ownDatabase(): Promise<{ env: Record<string, string>; drop: () => Promise<void> }> {
  const external = process.env.DATABASE_URL;
  if (!external) return { env: {}, drop: async () => undefined };
  const name = `bonafide_browser_${randomBytes(6).toString('hex')}`;
  const url = new URL(external);
  url.pathname = `/${name}`;
  const asAdmin = async (statement: string) => {
    const admin = new pg.Client({ connectionString: external });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };
  await asAdmin(`create database ${name}`);
  return {
    env: { DATABASE_URL: url.href },
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
}

/** What the service says sooner or later: its first match. */
async function said(house: House, words: RegExp): Promise<string> {
  const deadline = performance.now() + DEMO_PATIENCE_MS;
  for (;;) {
    const found = words.exec(house.said)?.[1];
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`The service never said ${words}:\n${house.said}`);
    await wait(200);
  }
}

/**
 * Once per run: the product as `npm start` gives it on an empty data folder, its demonstration data written. While
 * writing journeys, name a running service in the two variables above instead.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env[CONSOLE_ADDRESS] && process.env[DEMO_PASSWORD]) return async () => undefined;
  const database = await ownDatabase();
  const house = new House({
    BONAFIDE_BOOTSTRAP_KEY: '',
    BONAFIDE_DEMO: '1',
    BONAFIDE_BUILD_WEB: '1',
    ...database.env,
  });
  const tearDown = async () => {
    await house.demolish();
    await database.drop();
  };
  try {
    const { address } = await house.start();
    const password = await said(house, /password (demo-\S+)/);
    await said(house, /Demo data: (.*) in \d+ s\./);
    process.env[CONSOLE_ADDRESS] = address.replace('127.0.0.1', 'localhost');
    process.env[DEMO_PASSWORD] = password;
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
