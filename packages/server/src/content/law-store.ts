import type { Overlay } from '@bonafide/core/content/overlay.ts';
import { type Selectable, sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import type { ContentOverlayTable } from '../platform/database-types.ts';

/** What a tenant goes by, as its rows say. */
export interface LawRow {
  /** Null for a tenant that has accepted none yet. */
  release: string | null;
  /** Counts acceptances. */
  version: number;
  /** Counts changes of its overlays: each that was written, each that was withdrawn. */
  overlayVersion: number;
}

/** One statement, asked with each judgement: whatever is held in memory is compared with it. */
export async function findLaw(tx: Transaction, tenantId: string): Promise<LawRow> {
  const { rows } = await sql<{ release: string | null; version: number | null; overlay_version: string }>`
    select a.release, a.version, o.overlay_version
    from (select count(*) + count(withdrawn_at) as overlay_version from bonafide.content_overlay where tenant_id = ${tenantId}) o
    left join lateral (
      select release, version from bonafide.accepted_release where tenant_id = ${tenantId} order by version desc limit 1
    ) a on true`.execute(tx);
  const [row] = rows;
  return {
    release: row?.release ?? null,
    version: row?.version ?? 0,
    overlayVersion: Number(row?.overlay_version ?? 0),
  };
}

/** Overlays that were not withdrawn, expired ones among them, by address. */
export async function findOverlays(tx: Transaction, tenantId: string): Promise<Overlay[]> {
  const rows = await tx
    .selectFrom('bonafide.content_overlay')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('withdrawn_at', 'is', null)
    .orderBy('file')
    .orderBy('pointer')
    .execute();
  return rows.map(overlayOf);
}

export function overlayOf(row: Selectable<ContentOverlayTable>): Overlay {
  return {
    overlayId: row.overlay_id,
    file: row.file,
    pointer: row.pointer,
    value: row.value,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    expires: row.expires,
    reason: row.reason,
    author: row.actor_name,
    writtenOn: row.created_at.toISOString().slice(0, 10),
  };
}
