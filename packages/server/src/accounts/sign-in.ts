import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { AccessDoor } from '../platform/database.ts';

/** Carries the caller's address to better-auth's brake. */
export const CLIENT_ADDRESS_HEADER = 'x-bonafide-client-address';

/**
 * Passwords, sessions and second factors: better-auth, with the settings its advisories ask for. Signing up by oneself is
 * closed: people are added by an admin. The session cookie is read from the store at every request (`cookieCache` off), so a
 * removed person is out at once.
 */
export function makeSignIn(door: AccessDoor, options: { secret: string; baseUrl: string; rateLimit: boolean }) {
  const secure = options.baseUrl.startsWith('https://');
  return betterAuth({
    appName: 'Bonafide',
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: door.pool,
    // Another host name of the same machine (localhost, 127.0.0.1) is the same installation; other sites are refused.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host');
      return host ? [options.baseUrl, `http://${host}`, `https://${host}`] : [options.baseUrl];
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 15, maxPasswordLength: 256 },
    session: { expiresIn: 12 * 3600, updateAge: 15 * 60, cookieCache: { enabled: false } },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'bonafide',
      // Set by sign-in-routes.ts from the connection itself; what a client sends under this name never arrives.
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
    rateLimit: {
      enabled: options.rateLimit,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 20 } },
    },
    plugins: [twoFactor()],
    telemetry: { enabled: false },
  });
}

export type SignIn = ReturnType<typeof makeSignIn>;

/**
 * Adds a person with a password, as an admin or the installer does it.
 * @returns the user id; the existing one when the address is known (its password stays as it is)
 */
export async function addPerson(
  signIn: SignIn,
  person: { email: string; name: string; password: string },
): Promise<{ userId: string; added: boolean }> {
  const context = await signIn.$context;
  const existing = await context.internalAdapter.findUserByEmail(person.email.toLowerCase());
  if (existing) return { userId: existing.user.id, added: false };
  const hash = await context.password.hash(person.password);
  const user = await context.internalAdapter.createUser(
    { email: person.email.toLowerCase(), name: person.name, emailVerified: true },
    { method: 'admin' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  return { userId: user.id, added: true };
}

/** @returns the user id of whoever signs in with this address */
export async function findPerson(signIn: SignIn, email: string): Promise<string | undefined> {
  const context = await signIn.$context;
  return (await context.internalAdapter.findUserByEmail(email.toLowerCase()))?.user.id;
}

/** Takes a person away with password, second factor and sessions. Log entries keep the name. */
export async function removePerson(signIn: SignIn, userId: string): Promise<void> {
  const context = await signIn.$context;
  await context.internalAdapter.deleteUser(userId);
}
