import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';
import { type Actor, appendToLedger } from './ledger.ts';

/** Whose act a write is. Handed down from the request to every store. */
export interface Author {
  tenantId: string;
  actor: Actor;
}

/** A new version of a record that can be argued about. */
export interface Change {
  kind: 'company' | 'customer' | 'certificate';
  recordId: string;
  version: number;
  /** The customer of a certificate, else null. */
  parentId: string | null;
  /** `created`, `changed`, `approved`, `imported` … */
  event: string;
  reason?: string | null;
  summary: string;
  /** The whole record as it now stands. */
  body: unknown;
}

const CHUNK = 500;

/** Keeps the versions and their log entries, in the caller's transaction. Many at once, so that an import stays fast. */
export async function recordChanges(tx: Transaction, author: Author, changes: readonly Change[]): Promise<void> {
  for (let start = 0; start < changes.length; start += CHUNK) {
    const chunk = changes.slice(start, start + CHUNK).map((change) => ({ ...change, text: toJsonb(change.body) }));
    await tx
      .insertInto('bonafide.record_version')
      .values(
        chunk.map((change) => ({
          tenant_id: author.tenantId,
          kind: change.kind,
          record_id: change.recordId,
          version: change.version,
          parent_id: change.parentId,
          actor_kind: author.actor.kind,
          actor_name: author.actor.name,
          event: change.event,
          reason: change.reason ?? null,
          body: change.text,
        })),
      )
      .execute();
    await appendToLedger(
      tx,
      author.tenantId,
      author.actor,
      chunk.map((change) => ({
        kind: `${change.kind}.${change.event}`,
        ref: `${change.kind}/${change.recordId}@${change.version}`,
        summary: change.summary,
        // Canonical, not as written: the database keeps the members of a body in an order of its own.
        content: canonicalJson(JSON.parse(change.text)),
      })),
    );
  }
}
