import { type Static, Type } from 'typebox';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Clock } from '../platform/clock.ts';
import type { AccessDoor, Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { InstantText, Nullable, OneOf, Text100, Uuid } from '../platform/schemas.ts';
import { authorOf, callerOf } from './accounts.ts';
import { insertApiKey, listApiKeys, newSecret, revokeApiKey } from './api-keys.ts';
import type { Callers } from './callers.ts';
import { PERMISSIONS, permissionsOf, ROLES, type Role } from './roles.ts';
import { addPerson, findPerson, removePerson, type SignIn } from './sign-in.ts';
import { writeRoute } from './write-route.ts';

export interface AccountServices {
  database: Database;
  door: AccessDoor;
  signIn: SignIn;
  callers: Callers;
  clock: Clock;
}

const RoleSchema = OneOf(ROLES);
const Me = Type.Object({
  user: Nullable(Type.Object({ userId: Type.String(), name: Type.String(), email: Type.String() })),
  apiKey: Nullable(Type.Object({ keyId: Uuid, name: Type.String() })),
  tenant: Type.Object({ tenantId: Uuid, name: Type.String() }),
  role: RoleSchema,
  permissions: Type.Array(OneOf(PERMISSIONS)),
  demo: Type.Boolean(),
});
const ApiKey = Type.Object({
  keyId: Uuid,
  name: Type.String(),
  role: RoleSchema,
  prefix: Type.String(),
  createdAt: InstantText,
  lastUsedAt: Nullable(InstantText),
  expiresAt: Nullable(InstantText),
  revokedAt: Nullable(InstantText),
});
const Member = Type.Object({
  userId: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: RoleSchema,
  addedAt: InstantText,
});
const Roles = Type.Object({
  data: Type.Array(Type.Object({ role: RoleSchema, permissions: Type.Array(OneOf(PERMISSIONS)) })),
  administrators: Type.Array(Type.String({ description: 'Names of those who can change who may do what' })),
});
const NewMember = Type.Object(
  {
    email: Type.String({ pattern: '^[^@\\s]{1,64}@[^@\\s]{1,190}$', description: 'E-mail address' }),
    name: Text100,
    role: RoleSchema,
    password: Type.String({
      minLength: 15,
      maxLength: 256,
      description: 'First password, to be handed over in person',
    }),
  },
  { additionalProperties: false },
);
const KeyParams = Type.Object({ keyId: Uuid });
const MemberParams = Type.Object({ userId: Type.String({ maxLength: 100 }) });

export function accountRoutes(app: App, { database, door, signIn, callers, clock }: AccountServices): void {
  app.get('/v1/me', {
    config: { permission: 'signed-in' },
    schema: { tags: ['Access'], summary: 'Who is calling, and what they may do', response: { 200: Me } },
    handler: async (request) => {
      const caller = callerOf(request);
      return {
        user: caller.user,
        apiKey: caller.apiKey,
        tenant: { tenantId: caller.tenantId, name: caller.tenantName },
        role: caller.role,
        permissions: permissionsOf(caller.role),
        demo: caller.demo,
      };
    },
  });

  app.get('/v1/api-keys', {
    config: { permission: 'access.manage' },
    schema: {
      tags: ['Access'],
      summary: 'API keys of the tenant',
      response: { 200: Type.Object({ data: Type.Array(ApiKey) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return { data: await database.withTenant(tenantId, (tx) => listApiKeys(tx, tenantId)) };
    },
  });

  app.post('/v1/api-keys', {
    config: { permission: 'access.manage', takes: REPEATABLE },
    schema: {
      tags: ['Access'],
      summary: 'Make an API key; its secret is shown in this answer alone',
      description:
        'Sent again with its Idempotency-Key it is refused: no second key is made, and the secret is kept nowhere.',
      body: Type.Object(
        { name: Text100, role: RoleSchema, expiresAt: Type.Optional(InstantText) },
        { additionalProperties: false },
      ),
      response: { 201: Type.Object({ ...ApiKey.properties, secret: Type.String() }) },
    },
    handler: async (request, reply) => {
      const { name, role, expiresAt } = request.body;
      if (expiresAt !== undefined && !(Date.parse(expiresAt) > clock.now())) {
        const detail = 'The end must be an instant in the future';
        throw new Refusal('invalid-request', detail, [{ pointer: '/expiresAt', code: 'not-in-future', detail }]);
      }
      reply.header('cache-control', 'no-store');
      const repeated = 'The key was made at the first request, which showed its secret; revoke it and make another';
      const make = async (tx: Transaction, author: Author) => {
        const secret = newSecret();
        const keyId = await insertApiKey(
          tx,
          { tenantId: author.tenantId, name, role, createdBy: author.actor.name, expiresAt },
          secret,
        );
        const note = {
          kind: 'api-key.created',
          ref: `api-key/${keyId}`,
          summary: `API key “${name}” with role ${role}`,
          content: keyId,
        };
        await appendToLedger(tx, author.tenantId, author.actor, [note]);
        const key = (await listApiKeys(tx, author.tenantId)).find((entry) => entry.keyId === keyId);
        if (!key) throw new Error('The key just made cannot be read back');
        return { status: 201, body: { ...key, secret } };
      };
      return writeRoute(database, request, reply, make, { shownOnce: { field: 'secret', repeated } });
    },
  });

  app.delete('/v1/api-keys/:keyId', {
    config: { permission: 'access.manage' },
    schema: { tags: ['Access'], summary: 'Revoke an API key', params: KeyParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const author = authorOf(request);
      const { keyId } = request.params;
      await database.withTenant(author.tenantId, async (tx) => {
        const done = await revokeApiKey(tx, author.tenantId, keyId, new Date(clock.now()).toISOString());
        if (!done) throw new Refusal('not-found');
        await appendToLedger(tx, author.tenantId, author.actor, [
          { kind: 'api-key.revoked', ref: `api-key/${keyId}`, summary: 'API key revoked', content: keyId },
        ]);
      });
      callers.forgetKey(keyId);
      return reply.status(204).send(null);
    },
  });

  async function members(tenantId: string): Promise<Static<typeof Member>[]> {
    const rows = await door.db
      .selectFrom('access.membership')
      .select(['user_id', 'role', 'created_at'])
      .where('tenant_id', '=', tenantId)
      .orderBy('created_at')
      .execute();
    if (rows.length === 0) return [];
    const people = await door.pool.query('select id, name, email from access."user" where id = any($1)', [
      rows.map((row) => row.user_id),
    ]);
    const byId = new Map<string, { name: string; email: string }>(people.rows.map((row) => [row.id, row]));
    return rows.map((row) => {
      const person = byId.get(row.user_id);
      return {
        userId: row.user_id,
        name: person?.name ?? 'Unknown',
        email: person?.email ?? '',
        role: row.role as Role,
        addedAt: row.created_at.toISOString(),
      };
    });
  }

  app.get('/v1/roles', {
    config: { permission: 'signed-in' },
    schema: {
      tags: ['Access'],
      summary: 'What each role may do, and whom to ask for another',
      response: { 200: Roles },
    },
    handler: async (request) => ({
      data: ROLES.map((role) => ({ role, permissions: permissionsOf(role) })),
      administrators: (await members(callerOf(request).tenantId))
        .filter((member) => member.role === 'admin')
        .map((member) => member.name),
    }),
  });

  app.get('/v1/members', {
    config: { permission: 'access.manage' },
    schema: {
      tags: ['Access'],
      summary: 'People of the tenant',
      response: { 200: Type.Object({ data: Type.Array(Member) }) },
    },
    handler: async (request) => ({ data: await members(callerOf(request).tenantId) }),
  });

  app.post('/v1/members', {
    config: { permission: 'access.manage' },
    schema: { tags: ['Access'], summary: 'Add a person', body: NewMember, response: { 201: Member } },
    handler: async (request, reply) => {
      const author = authorOf(request);
      const { email, name, role, password } = request.body;
      await forgetWhoIsNowhere(door, signIn, email);
      const { userId, added } = await addPerson(signIn, { email, name, password });
      // Somebody of another tenant is never pulled in by an address alone: that would tell who exists elsewhere.
      if (!added) throw new Refusal('already-exists', 'This address is already in use');
      const addedAt = await database.withTenant(author.tenantId, async (tx) => {
        const row = await tx
          .insertInto('access.membership')
          .values({ tenant_id: author.tenantId, user_id: userId, role })
          .returning('created_at')
          .executeTakeFirstOrThrow();
        await appendToLedger(tx, author.tenantId, author.actor, [
          {
            kind: 'member.added',
            ref: `member/${userId}`,
            summary: `${name} added as ${role}`,
            content: `${userId} ${role}`,
          },
        ]);
        return row.created_at.toISOString();
      });
      return reply.status(201).send({ userId, name, email: email.toLowerCase(), role, addedAt });
    },
  });

  app.patch('/v1/members/:userId', {
    config: { permission: 'access.manage' },
    schema: {
      tags: ['Access'],
      summary: 'Change the role of a person',
      params: MemberParams,
      body: Type.Object({ role: RoleSchema }, { additionalProperties: false }),
      response: { 200: Member },
    },
    handler: async (request) => {
      const author = authorOf(request);
      const { userId } = request.params;
      const { role } = request.body;
      await database.withTenant(author.tenantId, async (tx) => {
        if (role !== 'admin') await refuseLastAdmin(tx, author.tenantId, userId);
        const done = await tx
          .updateTable('access.membership')
          .set({ role })
          .where('tenant_id', '=', author.tenantId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        if (done.numUpdatedRows === 0n) throw new Refusal('not-found');
        await appendToLedger(tx, author.tenantId, author.actor, [
          {
            kind: 'member.changed',
            ref: `member/${userId}`,
            summary: `Role changed to ${role}`,
            content: `${userId} ${role}`,
          },
        ]);
      });
      const member = (await members(author.tenantId)).find((entry) => entry.userId === userId);
      if (!member) throw new Refusal('not-found');
      return member;
    },
  });

  app.delete('/v1/members/:userId', {
    config: { permission: 'access.manage' },
    schema: {
      tags: ['Access'],
      summary: 'Remove a person from the tenant',
      params: MemberParams,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const author = authorOf(request);
      const { userId } = request.params;
      await database.withTenant(author.tenantId, async (tx) => {
        await refuseLastAdmin(tx, author.tenantId, userId);
        const done = await tx
          .deleteFrom('access.membership')
          .where('tenant_id', '=', author.tenantId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        if (done.numDeletedRows === 0n) throw new Refusal('not-found');
        await appendToLedger(tx, author.tenantId, author.actor, [
          { kind: 'member.removed', ref: `member/${userId}`, summary: 'Person removed', content: userId },
        ]);
      });
      return reply.status(204).send(null);
    },
  });
}

/** Two admins who send each other away at the same moment meet at these locks: the second finds the first gone. */
async function refuseLastAdmin(tx: Transaction, tenantId: string, userId: string): Promise<void> {
  const admins = await tx
    .selectFrom('access.membership')
    .select('user_id')
    .where('tenant_id', '=', tenantId)
    .where('role', '=', 'admin')
    .orderBy('user_id')
    .forUpdate()
    .execute();
  if (admins.length === 1 && admins[0]?.user_id === userId) {
    throw new Refusal('in-use', 'The last admin cannot leave or step down; make somebody else admin first');
  }
}

/**
 * A person who was removed from every tenant is forgotten when the address is added again: a new password, and no session of before. Somebody
 * who belongs to a tenant, this one or another, stays.
 */
async function forgetWhoIsNowhere(door: AccessDoor, signIn: SignIn, email: string): Promise<void> {
  const userId = await findPerson(signIn, email);
  if (userId === undefined) return;
  const membership = await door.db
    .selectFrom('access.membership')
    .select('tenant_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!membership) await removePerson(signIn, userId);
}
