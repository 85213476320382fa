import { randomUUID } from 'node:crypto';
import type { Answer, TestApp } from '../../testing/test-app.ts';
import { stateGrant, type TestWorld } from '../../testing/test-world.ts';
import { multipart } from './sample-files.ts';

/** A certificate without a paper. */
export async function aCertificate(app: TestApp, world: TestWorld, key?: string): Promise<string> {
  const made = await app.call('POST', '/v1/certificates', {
    ...(key ? { key } : {}),
    body: {
      customerId: world.customerId,
      number: randomUUID(),
      validFrom: '2026-01-01',
      reasonCode: 'RS',
      grants: [stateGrant('US-TX')],
    },
  });
  if (made.status !== 201) throw new Error(made.text);
  return made.body.certificateId;
}

export interface UploadOptions {
  key?: string;
  headers?: Record<string, string>;
  query?: string;
  fileName?: string;
  type?: string;
}

export async function upload(
  app: TestApp,
  certificateId: string,
  bytes: Buffer,
  { key, headers = {}, query = '', ...file }: UploadOptions = {},
): Promise<Answer> {
  const form = multipart(bytes, file);
  return app.call('POST', `/v1/certificates/${certificateId}/documents${query}`, {
    body: form.body,
    headers: { ...form.headers, ...headers },
    ...(key ? { key } : {}),
  });
}

/** An answer in bytes. */
export async function fetchBytes(app: TestApp, url: string, headers: Record<string, string> = {}) {
  const answer = await app.app.inject({ url, headers: { authorization: `Bearer ${app.adminKey}`, ...headers } });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}
