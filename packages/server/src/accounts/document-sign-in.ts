import type { Clock } from '../platform/clock.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Caller, Callers } from './callers.ts';

/** A name and a password as other systems send them: HTTP Basic, a WS-Security UsernameToken, or USERNAME and PASSWORD of INDATA. */
export interface NameAndPassword {
  username: string;
  password: string;
}

/** Wrong attempts from one address, and the time they are counted in: the same as at the sign-in page. */
export const SIGN_IN_LIMITS = { failuresPerWindow: 20, windowMilliseconds: 60_000, addressesHeld: 10_000 } as const;

/**
 * Signs in callers whose format has a name and a password but no place for an API key (decision 0010). The password is the API key and
 * the name is free; or, where the password has room for 16 characters only, the key is split: the name holds its beginning, the password
 * its end. Nothing is stored for it: both come down to the key's hash.
 */
export class DocumentSignIn {
  readonly #callers: Callers;
  readonly #clock: Clock;
  readonly #braked: boolean;
  readonly #failures = new Map<string, { count: number; since: number }>();

  constructor(callers: Callers, clock: Clock, options: { braked: boolean }) {
    this.#callers = callers;
    this.#clock = clock;
    this.#braked = options.braked;
  }

  /**
   * @param address of the connection, for the brake
   * @returns undefined when name and password are no key's
   * @throws Refusal `too-many-requests` after too many wrong attempts from this address
   */
  async find({ username, password }: NameAndPassword, address: string): Promise<Caller | undefined> {
    const now = this.#clock.now();
    this.#refuseBraked(address, now);
    const caller =
      (await this.#callers.byKey(password, now)) ?? (await this.#callers.byKey(`${username}${password}`, now));
    if (!caller) this.#noteFailure(address, now);
    return caller;
  }

  #refuseBraked(address: string, now: number): void {
    const failed = this.#failures.get(address);
    if (!this.#braked || !failed || now - failed.since >= SIGN_IN_LIMITS.windowMilliseconds) return;
    if (failed.count >= SIGN_IN_LIMITS.failuresPerWindow)
      throw new Refusal('too-many-requests', 'Too many wrong names and passwords from this address; try again later');
  }

  #noteFailure(address: string, now: number): void {
    const failed = this.#failures.get(address);
    if (failed && now - failed.since < SIGN_IN_LIMITS.windowMilliseconds) {
      failed.count += 1;
      return;
    }
    // The oldest goes first; whoever fills the table from many addresses pushes out nobody who is not counted again.
    if (this.#failures.size >= SIGN_IN_LIMITS.addressesHeld) {
      const [oldest] = this.#failures.keys();
      if (oldest !== undefined) this.#failures.delete(oldest);
    }
    this.#failures.delete(address);
    this.#failures.set(address, { count: 1, since: now });
  }
}

/** The name and password of an `Authorization: Basic` header (RFC 7617); undefined for any other header. */
export function readBasic(header: string | undefined): NameAndPassword | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,2000}={0,2})$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
