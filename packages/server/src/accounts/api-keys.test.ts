import { expect, test } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';

const app = await startTestApp();

test('a key works once it is made, is shown once, and opens nothing as soon as it is revoked', async () => {
  const made = await app.call('POST', '/v1/api-keys', { body: { name: 'till', role: 'clerk' } });
  expect(made.status, made.text).toBe(201);
  const { secret, keyId } = made.body;
  const me = await app.call('GET', '/v1/me', { key: secret });
  expect(me.body).toMatchObject({ role: 'clerk', apiKey: { keyId, name: 'till' } });
  const listed = await app.call('GET', '/v1/api-keys');
  expect(listed.text).not.toContain(secret);
  expect((await app.call('DELETE', `/v1/api-keys/${keyId}`)).status).toBe(204);
  expect((await app.call('GET', '/v1/me', { key: secret })).status).toBe(401);
});

test('at rest stands a hash alone', async () => {
  const { body } = await app.call('POST', '/v1/api-keys', { body: { name: 'hash', role: 'viewer' } });
  const { rows } = await app.superuser.query('select * from access.api_key where key_id = $1', [body.keyId]);
  expect(JSON.stringify(rows)).not.toContain(body.secret);
  expect(rows[0].secret_hash).toMatch(/^[0-9a-f]{64}$/);
});
