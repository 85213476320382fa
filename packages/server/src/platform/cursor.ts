import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';

/**
 * Signed cursors (design rule D18): bound to tenant and list, so that an edited cursor, or one of another tenant or filter,
 * is refused instead of answered with something else.
 */
export class Cursors {
  readonly #secret: string;
  constructor(secret: string) {
    this.#secret = secret;
  }

  #sign(payload: string, scope: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${scope}\n${payload}`).digest().subarray(0, 16);
  }

  /** @param scope tenant, list and filter as one text */
  write(position: readonly (string | null)[], scope: string): string {
    const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
    return `${payload}.${this.#sign(payload, scope).toString('base64url')}`;
  }

  /** @throws Refusal `bad-cursor` */
  read(cursor: string, scope: string): (string | null)[] {
    const [payload, signature] = cursor.split('.');
    if (!payload || !signature) throw new Refusal('bad-cursor');
    const given = Buffer.from(signature, 'base64url');
    const right = this.#sign(payload, scope);
    if (given.length !== right.length || !timingSafeEqual(given, right)) throw new Refusal('bad-cursor');
    const position: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (!Array.isArray(position)) throw new Refusal('bad-cursor');
    return position.map((part) => (part === null ? null : String(part)));
  }
}
