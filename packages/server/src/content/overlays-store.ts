import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { addressText, type FactAddress } from '@bonafide/core/content/fact-address.ts';
import { baseValue, isInForce, type Overlay } from '@bonafide/core/content/overlay.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { type Selectable, sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import type { ContentOverlayTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { sha256 } from './content-library.ts';
import { overlayOf } from './law-store.ts';
import type { LawSpec, Laws } from './laws.ts';
import type { OpenRelease } from './release-shelf.ts';

/** An overlay as somebody writes it. */
export interface NewOverlay extends FactAddress {
  value: unknown;
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
  expires: CalendarDate | null;
  reason: string;
  /** The overlay it takes the place of, which is withdrawn with it; null: there must be none; undefined: whichever is in force. */
  replaces: string | null | undefined;
}

/** `in-force`; `ended` by its last day; `withdrawn` by somebody; `unusable`: it does not fit the accepted release and is left out. */
export type OverlayStatus = 'in-force' | 'ended' | 'withdrawn' | 'unusable';

type Row = Selectable<ContentOverlayTable>;

/** Text that is equal exactly when the fact is: what an overlay remembers of its base. */
function hashOf(value: unknown): string {
  return sha256(canonicalJson(value ?? null));
}

/**
 * Writes an overlay, and withdraws the one it replaces.
 * @returns the tenant's law with it, for a review of what it changes
 * @throws Refusal `overlay-unusable` naming what is wrong with it, `already-exists` when the fact has an overlay that is not replaced
 */
export async function insertOverlay(
  tx: Transaction,
  author: Author,
  laws: Laws,
  input: NewOverlay,
  today: CalendarDate,
): Promise<{ overlayId: string; before: LawSpec; after: LawSpec }> {
  const { tenantId, actor } = author;
  const before = await laws.specInForce(tx, tenantId);
  const replaces = input.replaces === undefined ? await overlayOn(tx, tenantId, input) : input.replaces;
  if (replaces !== null && !(await withdrawOverlay(tx, author, replaces, 'Replaced by another overlay of this fact')))
    throw new Refusal('status-conflict', 'The overlay to be replaced was withdrawn meanwhile');
  const overlayId = randomUUID();
  const open = await laws.shelf.open(before.release);
  const base = baseValue(open.files, open.content, input) ?? null;
  await tx
    .insertInto('bonafide.content_overlay')
    .values({
      ...{ tenant_id: tenantId, overlay_id: overlayId, file: input.file, pointer: input.pointer },
      value: toJsonb(input.value),
      ...{ valid_from: input.validFrom, valid_to: input.validTo, expires: input.expires, reason: input.reason },
      ...{ base_release: before.release, base_hash: hashOf(base), base_value: toJsonb(base), replaces },
      ...{ actor_kind: actor.kind, actor_name: actor.name },
      ...{ withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null },
    })
    .execute();
  const after = await laws.specInForce(tx, tenantId);
  const { problems } = await laws.build(after, today);
  const own = problems.find((problem) => problem.overlayId === overlayId);
  if (own) {
    const errors = [{ pointer: '/value', code: 'overlay-unusable', detail: own.message }];
    throw new Refusal('overlay-unusable', own.message, errors);
  }
  const kept = { ...input, replaces };
  await tellLedger(tx, author, 'overlay.written', overlayId, `Overlay on ${addressText(input)} written`, kept);
  await signalBook(tx, tenantId, 'all');
  return { overlayId, before, after };
}

async function overlayOn(tx: Transaction, tenantId: string, { file, pointer }: FactAddress): Promise<string | null> {
  const row = await tx
    .selectFrom('bonafide.content_overlay')
    .select('overlay_id')
    .where('tenant_id', '=', tenantId)
    .where('file', '=', file)
    .where('pointer', '=', pointer)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row?.overlay_id ?? null;
}

/**
 * Withdrawn twice is withdrawn once.
 * @returns false when it was withdrawn before
 * @throws Refusal `not-found`
 */
export async function withdrawOverlay(
  tx: Transaction,
  author: Author,
  overlayId: string,
  reason: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('bonafide.content_overlay')
    .selectAll()
    .where('tenant_id', '=', author.tenantId)
    .where('overlay_id', '=', overlayId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.withdrawn_at !== null) return false;
  await tx
    .updateTable('bonafide.content_overlay')
    .set({ withdrawn_at: sql<Date>`now()`, withdrawn_by: author.actor.name, withdrawn_reason: reason })
    .where('tenant_id', '=', author.tenantId)
    .where('overlay_id', '=', overlayId)
    .execute();
  await tellLedger(tx, author, 'overlay.withdrawn', overlayId, `Overlay on ${addressText(row)} withdrawn`, { reason });
  await signalBook(tx, author.tenantId, 'all');
  return true;
}

async function tellLedger(
  tx: Transaction,
  author: Author,
  kind: string,
  overlayId: string,
  summary: string,
  what: object,
): Promise<void> {
  const content = canonicalJson(JSON.parse(toJsonb({ overlayId, ...what })));
  await appendToLedger(tx, author.tenantId, author.actor, [{ kind, ref: `overlay/${overlayId}`, summary, content }]);
}

/** How many overlays a tenant's list shows; those not withdrawn first. */
const LISTED = 1000;

/** Overlays of a tenant, those not withdrawn first, with what the accepted release says of the fact now. */
export async function listOverlays(tx: Transaction, tenantId: string, laws: Laws, today: CalendarDate) {
  const rows = await tx
    .selectFrom('bonafide.content_overlay')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy(sql`withdrawn_at is not null`)
    .orderBy('created_at', 'desc')
    .orderBy('overlay_id')
    .limit(LISTED)
    .execute();
  const spec = await laws.specInForce(tx, tenantId);
  const open = await laws.shelf.open(spec.release);
  const { problems } = await laws.build(spec, today);
  const faults = new Map(problems.map(({ overlayId, message }) => [overlayId, message]));
  return rows.map((row) => present(row, open, faults.get(row.overlay_id) ?? null, today));
}

function present(row: Row, open: OpenRelease, fault: string | null, today: CalendarDate) {
  const overlay: Overlay = overlayOf(row);
  const now = baseValue(open.files, open.content, overlay) ?? null;
  const withdrawn = row.withdrawn_at !== null;
  return {
    ...overlay,
    status: statusOf(overlay, { withdrawn, fault, today }),
    problem: withdrawn ? null : fault,
    /** The content says something else of the fact than when the overlay was written. */
    baseMoved: !withdrawn && hashOf(now) !== row.base_hash,
    baseRelease: row.base_release,
    baseValue: row.base_value,
    baseNow: now,
    createdAt: row.created_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnBy: row.withdrawn_by,
    withdrawnReason: row.withdrawn_reason,
  };
}
export type OverlayRecord = ReturnType<typeof present>;

function statusOf(
  overlay: Overlay,
  { withdrawn, fault, today }: { withdrawn: boolean; fault: string | null; today: CalendarDate },
): OverlayStatus {
  if (withdrawn) return 'withdrawn';
  if (!isInForce(overlay, today)) return 'ended';
  return fault === null ? 'in-force' : 'unusable';
}
