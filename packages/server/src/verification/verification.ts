/** What other capabilities may ask of verification. Everything runs inside the caller's transaction. */
import type { Content } from '@bonafide/core/content/content.ts';
import type { Transaction } from '../platform/database.ts';
import { type Claimed, tasksFor } from './coverage.ts';
import { sourcesOn } from './sources-store.ts';
import { enqueue } from './tasks-store.ts';

export type { Claimed } from './coverage.ts';
export { addressKey, numberKey } from './number-key.ts';
export { type AllowedOrigin, type HostSecret, readAllowedHosts, readSecrets } from './outgoing/allowed-hosts.ts';
export { HttpDoor, type OutgoingSettings } from './outgoing/http-door.ts';
export { panelFor } from './panel.ts';
export { CertificateVerifications } from './verification-schemas.ts';
export { type AfterAnswer, VerificationRunner } from './verifications-job.ts';
export { findFacts } from './verifications-store.ts';

/**
 * Puts into the queue what registries that are switched on can answer about these claims. With none switched on it costs one statement
 * and leaves no row.
 */
export async function askAbout(
  tx: Transaction,
  tenantId: string,
  { content, today }: { content: Content; today: string },
  claims: () => readonly Claimed[],
  why: 'new' | 'asked',
): Promise<number> {
  const sources = await sourcesOn(tx, tenantId);
  if (sources.length === 0) return 0;
  const tasks = claims().flatMap((claimed) => tasksFor(sources, claimed, content, today));
  const people = new Set(sources.filter(({ kind }) => kind === 'manual').map(({ sourceId }) => sourceId));
  await enqueue(tx, tenantId, tasks, people, why);
  return tasks.length;
}
