import type { FastifyRequest } from 'fastify';
import { Refusal } from '../platform/refusal.ts';
import type { LeastVersion } from './determination.ts';

/**
 * What `If-Book-Version` asks: the `Book-Version` of an earlier answer, or `latest`.
 * @throws Refusal `invalid-request` for anything else: read as nothing asked, it might be answered from an older book
 */
export function leastVersion(request: FastifyRequest): LeastVersion | undefined {
  const header = request.headers['if-book-version'];
  if (header === undefined) return undefined;
  if (header === 'latest') return header;
  if (typeof header === 'string' && /^\d{1,20}$/.test(header)) return BigInt(header);
  throw new Refusal('invalid-request', 'If-Book-Version must be the Book-Version of an earlier answer, or latest');
}
