import { createHash } from 'node:crypto';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { JsonValue } from '../platform/json.ts';

/** Everything a seal speaks of. Whoever alters one of these alters the seal. */
export interface SealedParts {
  verificationId: string;
  sourceId: string;
  registry: string;
  adapter: string;
  adapterVersion: string;
  register: string;
  question: unknown;
  result: string;
  silence: string | null;
  said: unknown;
  authorization: unknown;
  request: unknown;
  answerSha256: string | null;
  answerMediaType: string | null;
  /** Of the file that shows the answer. */
  fileSha256: string | null;
  note: string | null;
  /** Instant, ISO 8601. */
  askedAt: string;
  actor: { kind: string; name: string };
}

const DOMAIN = 'bonafide/verification/v1';

/** Canonical text of a verification (RFC 8785): what the seal is the hash of, and what the log commits to. */
export function sealText(parts: SealedParts): string {
  return `${DOMAIN}\n${canonicalJson(JSON.parse(JSON.stringify(parts)) as JsonValue)}`;
}

/** SHA-256, hexadecimal. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
