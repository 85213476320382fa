import multipart from '@fastify/multipart';
import type { App } from '../platform/http.ts';
import { REQUEST_LIMITS } from '../platform/limits.ts';

/** Lets the routes of this part of the application take multipart forms. The others have nothing to do with them. */
export async function takeForms(app: App): Promise<void> {
  await app.register(multipart, { limits: { fileSize: REQUEST_LIMITS.documentBytes, files: 1, fields: 5, parts: 6 } });
}
