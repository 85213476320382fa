import type { Actor } from '../ledger/ledger.ts';
import type { AccessDoor } from '../platform/database.ts';
import { hashSecret } from './api-keys.ts';
import { isRole, type Role } from './roles.ts';
import type { SignIn } from './sign-in.ts';

/** Who is calling, for which tenant, with which rights. */
export interface Caller {
  tenantId: string;
  tenantName: string;
  demo: boolean;
  suspended: boolean;
  role: Role;
  actor: Actor;
  user: { userId: string; name: string; email: string } | null;
  apiKey: { keyId: string; name: string } | null;
}

interface KeyEntry {
  caller: Caller;
  expiresAt: number | null;
  loadedAt: number;
}

/** How long a key is believed without asking again: the bound on revocation by another process (T11 allows 1 s). */
const KEY_TRUST_MS = 1000;
const KEYS_HELD_MAX = 10_000;

/** Finds the caller of a request by API key or session. */
export class Callers {
  readonly #door: AccessDoor;
  readonly #signIn: SignIn;
  readonly #keys = new Map<string, KeyEntry>();
  /** The entry of `#keys` by the header that named it, so that a known key is not hashed anew for every request. */
  readonly #byHeader = new Map<string, { hash: string; entry: KeyEntry }>();
  readonly #used = new Map<string, string>();

  constructor(door: AccessDoor, signIn: SignIn) {
    this.#door = door;
    this.#signIn = signIn;
  }

  /**
   * The caller of an Authorization header that was found a moment ago, without asking anybody.
   * @param now milliseconds since 1970; @returns undefined when the key has to be looked up
   */
  heldByHeader(authorization: string, now: number): Caller | undefined {
    const held = this.#byHeader.get(authorization);
    if (held === undefined || this.#keys.get(held.hash) !== held.entry) return undefined;
    const { loadedAt, expiresAt, caller } = held.entry;
    if (now - loadedAt >= KEY_TRUST_MS || (expiresAt !== null && expiresAt <= now)) return undefined;
    return caller;
  }

  /** @param now milliseconds since 1970; @returns undefined for an unknown, expired or revoked key */
  async byKey(secret: string, now: number): Promise<Caller | undefined> {
    const hash = hashSecret(secret);
    const held = this.#keys.get(hash);
    const entry = held && now - held.loadedAt < KEY_TRUST_MS ? held : await this.#loadKey(hash, now);
    if (!entry || (entry.expiresAt !== null && entry.expiresAt <= now)) return undefined;
    this.#byHeader.set(`Bearer ${secret}`, { hash, entry });
    return entry.caller;
  }

  async #loadKey(hash: string, now: number): Promise<KeyEntry | undefined> {
    const row = await this.#door.db
      .selectFrom('access.api_key as k')
      .innerJoin('bonafide.tenant as t', 't.tenant_id', 'k.tenant_id')
      .select([
        'k.tenant_id',
        'k.key_id',
        'k.name',
        'k.role',
        'k.expires_at',
        't.name as tenant_name',
        't.demo',
        't.suspended_at',
      ])
      .where('k.secret_hash', '=', hash)
      .where('k.revoked_at', 'is', null)
      .executeTakeFirst();
    if (!row || !isRole(row.role)) {
      this.#keys.delete(hash);
      return undefined;
    }
    const entry: KeyEntry = {
      caller: {
        tenantId: row.tenant_id,
        tenantName: row.tenant_name,
        demo: row.demo,
        suspended: row.suspended_at !== null,
        role: row.role,
        actor: { kind: 'api-key', id: row.key_id, name: row.name },
        user: null,
        apiKey: { keyId: row.key_id, name: row.name },
      },
      expiresAt: row.expires_at?.getTime() ?? null,
      loadedAt: now,
    };
    if (this.#keys.size >= KEYS_HELD_MAX) this.#keys.clear();
    if (this.#byHeader.size >= KEYS_HELD_MAX) this.#byHeader.clear();
    this.#keys.set(hash, entry);
    this.#used.set(row.key_id, row.tenant_id);
    return entry;
  }

  /** A revoked key opens nothing from here on; other processes learn it within {@link KEY_TRUST_MS}. */
  forgetKey(keyId: string): void {
    for (const [hash, { caller }] of this.#keys) if (caller.apiKey?.keyId === keyId) this.#keys.delete(hash);
  }

  /** The person behind the session cookie, with the role in the tenant they belong to (the first, when several). */
  async bySession(headers: Headers): Promise<Caller | undefined> {
    const session = await this.#signIn.api.getSession({ headers });
    if (!session) return undefined;
    const row = await this.#door.db
      .selectFrom('access.membership as m')
      .innerJoin('bonafide.tenant as t', 't.tenant_id', 'm.tenant_id')
      .select(['m.tenant_id', 'm.role', 't.name as tenant_name', 't.demo', 't.suspended_at'])
      .where('m.user_id', '=', session.user.id)
      .orderBy('m.created_at')
      .executeTakeFirst();
    if (!row || !isRole(row.role)) return undefined;
    const { id, name, email } = session.user;
    return {
      tenantId: row.tenant_id,
      tenantName: row.tenant_name,
      demo: row.demo,
      suspended: row.suspended_at !== null,
      role: row.role,
      actor: { kind: 'user', id, name },
      user: { userId: id, name, email },
      apiKey: null,
    };
  }

  /** Writes down which keys were used since the last call. Called now and then, not on the way of a request. */
  async noteUse(now: string): Promise<void> {
    const used = [...this.#used];
    this.#used.clear();
    for (const [keyId, tenantId] of used) {
      await this.#door.db
        .updateTable('access.api_key')
        .set({ last_used_at: now })
        .where('tenant_id', '=', tenantId)
        .where('key_id', '=', keyId)
        .execute();
    }
  }
}
