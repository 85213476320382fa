import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { permissionsOf, ROLES } from './roles.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});

const person = (role: string) => ({
  email: `${randomUUID()}@example.com`,
  name: `Person ${role}`,
  role,
  password: 'a long first password',
});
const add = (body: object, key?: string) => t.call('POST', '/v1/members', { body, ...(key ? { key } : {}) });
const signIn = (email: string, password: string) =>
  t.call('POST', '/api/auth/sign-in/email', { body: { email, password }, headers: { origin: 'http://localhost' } });

test('everybody sees what each role may do, from the table that decides it, and whom to ask', async () => {
  const admin = await add(person('admin'));
  const { status, body } = await t.call('GET', '/v1/roles', { key: await t.keyFor('viewer') });
  expect(status).toBe(200);
  expect(body.data).toEqual(ROLES.map((role) => ({ role, permissions: permissionsOf(role) })));
  expect(body.administrators).toContain(admin.body.name);
});

describe('members', () => {
  test('a person is added, changes role, is removed, and may come again with a new password', async () => {
    const first = person('clerk');
    const added = await add(first);
    expect(added.status, added.text).toBe(201);
    expect((await signIn(first.email, first.password)).status).toBe(200);
    const url = `/v1/members/${added.body.userId}`;
    expect((await t.call('PATCH', url, { body: { role: 'viewer' } })).body).toMatchObject({
      role: 'viewer',
      name: first.name,
    });
    expect((await add(first)).body.code).toBe('already-exists');
    expect((await t.call('DELETE', url)).status).toBe(204);
    const again = await add({ ...first, password: 'another long password' });
    expect(again.status, again.text).toBe(201);
    expect((await signIn(first.email, first.password)).status).toBe(401);
    expect((await signIn(first.email, 'another long password')).status).toBe(200);
  });

  test('an address of another tenant is not taken over', async () => {
    const other = await t.addTenant('Other');
    const theirs = person('clerk');
    expect((await add(theirs, other.key)).status).toBe(201);
    expect((await add({ ...theirs, password: 'a password of my own' })).body.code).toBe('already-exists');
    expect((await signIn(theirs.email, theirs.password)).status).toBe(200);
  });

  test('the last admin neither leaves nor steps down, even when two send each other away at once', async () => {
    const house = await t.addTenant('House');
    const [one, two] = [await add(person('admin'), house.key), await add(person('admin'), house.key)];
    const remove = (userId: string) => t.call('DELETE', `/v1/members/${userId}`, { key: house.key });
    const answers = await Promise.all([remove(one.body.userId), remove(two.body.userId)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409]);
    const { body } = await t.call('GET', '/v1/members', { key: house.key });
    const left = body.data[0].userId;
    const step = await t.call('PATCH', `/v1/members/${left}`, { body: { role: 'clerk' }, key: house.key });
    expect([step.status, step.body.code]).toEqual([409, 'in-use']);
  });

  test('only admins see and change them', async () => {
    const key = await t.keyFor('manager');
    expect((await t.call('GET', '/v1/members', { key })).status).toBe(403);
    expect((await add(person('clerk'), key)).status).toBe(403);
  });
});
