import type { Content } from '@bonafide/core/content/content.ts';
import { Callers } from '../accounts/callers.ts';
import { makeSignIn, type SignIn } from '../accounts/sign-in.ts';
import type { Clock } from '../platform/clock.ts';
import { Cursors } from '../platform/cursor.ts';
import { type AccessDoor, type Database, openAccessDoor, openDatabase } from '../platform/database.ts';
import { type DatabaseUrls, derivedSecret } from '../platform/database-setup.ts';

/** Everything the capabilities stand on, made once per process. */
export interface Services {
  database: Database;
  door: AccessDoor;
  signIn: SignIn;
  callers: Callers;
  clock: Clock;
  cursors: Cursors;
  content: Content;
  dataDir: string;
  demoPassword: string;
  close(): Promise<void>;
}

export interface ServiceOptions {
  urls: DatabaseUrls;
  rootKey: Buffer;
  clock: Clock;
  content: Content;
  dataDir: string;
  baseUrl: string;
  rateLimit: boolean;
}

/** A password for the demo accounts: the same at every start of one installation, different in every installation. */
export function demoPasswordOf(key: Buffer): string {
  return `demo-${derivedSecret(key, 'demo-password').slice(0, 16)}`;
}

export function makeServices(options: ServiceOptions): Services {
  const database = openDatabase(options.urls.runtime);
  const door = openAccessDoor(options.urls.access);
  const signIn = makeSignIn(door, {
    secret: derivedSecret(options.rootKey, 'session'),
    baseUrl: options.baseUrl,
    rateLimit: options.rateLimit,
  });
  return {
    database,
    door,
    signIn,
    callers: new Callers(door, signIn),
    clock: options.clock,
    cursors: new Cursors(derivedSecret(options.rootKey, 'cursor')),
    content: options.content,
    dataDir: options.dataDir,
    demoPassword: demoPasswordOf(options.rootKey),
    close: async () => {
      await Promise.all([database.close(), door.close()]);
    },
  };
}
