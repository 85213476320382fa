/**
 * Every refusal the product can give: stable code, HTTP status, one sentence. `docs/errors.md` has a paragraph per code,
 * and the house test holds the two together. A retired code stays here with `retired: true` and is never used again.
 */
export const REFUSALS = {
  'malformed-json': { status: 400, title: 'The body is not JSON that can be read' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'bad-cursor': { status: 400, title: 'The cursor is not one this list gave' },
  'idempotency-key-unusable': { status: 400, title: 'The Idempotency-Key must have 1 to 255 printable characters' },
  'not-signed-in': { status: 401, title: 'Sign in or send an API key' },
  'not-permitted': { status: 403, title: 'Your role may not do this' },
  'foreign-origin': { status: 403, title: 'The request comes from another site' },
  'tenant-suspended': { status: 403, title: 'This tenant is suspended' },
  'not-found': { status: 404, title: 'Not found, or not shared with you' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'request-in-progress': { status: 409, title: 'The first request with this Idempotency-Key is still running' },
  'already-exists': { status: 409, title: 'A record with this key already exists' },
  'status-conflict': { status: 409, title: 'The record is in a status that does not allow this' },
  'in-use': { status: 409, title: 'The record is used by others' },
  'version-mismatch': { status: 412, title: 'The record has changed since you read it' },
  'too-large': { status: 413, title: 'The request is larger than the limit' },
  'unsupported-media-type': { status: 415, title: 'This content type is not taken here' },
  'invalid-request': { status: 422, title: 'Some values cannot be used' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used with another request' },
  'unreadable-file': { status: 422, title: 'The file cannot be read' },
  'host-not-allowed': { status: 422, title: 'The operator does not let questions go to this host' },
  'unknown-reference': { status: 422, title: 'The request names something that does not exist' },
  'overlay-unusable': { status: 422, title: 'The overlay cannot stand where it is to be put' },
  'open-findings': {
    status: 422,
    title: 'The certificate has findings that block approval; give a reason to overrule them',
  },
  'version-required': { status: 428, title: 'Send If-Match with the version you read' },
  'too-many-requests': { status: 429, title: 'Too many requests; try again later' },
  'too-busy': { status: 503, title: 'Busy at the moment; try again' },
  'kept-file-unusable': { status: 500, title: 'The kept file is missing or not what was stored' },
  'outcome-unknown': {
    status: 504,
    title: 'Whether this was stored is not known; repeat it with the same Idempotency-Key',
  },
  'storage-full': { status: 507, title: 'There is no space left to store this' },
} as const satisfies Record<string, { status: number; title: string; retired?: boolean }>;

export type RefusalCode = keyof typeof REFUSALS;
