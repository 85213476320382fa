import { randomUUID } from 'node:crypto';
import { coreName } from '@bonafide/core/check/name-text.ts';
import { type Selectable, sql } from 'kysely';
import type { Author } from '../../ledger/changes.ts';
import { appendToLedger } from '../../ledger/ledger.ts';
import type { Transaction } from '../../platform/database.ts';
import type { ExemptListTable } from '../../platform/database-types.ts';
import type { JsonValue } from '../../platform/json.ts';
import { toJsonb } from '../../platform/json.ts';
import { Refusal } from '../../platform/refusal.ts';
import { LIST_LIMITS } from '../limits.ts';
import type { ListKind, ListRow } from './list-rows.ts';

/** One file that was taken in. */
export interface ListView {
  listId: string;
  kind: ListKind;
  part: string;
  listDate: string;
  status: 'reading' | 'ready' | 'failed';
  rows: number;
  rejected: number;
  /** The first of the lines that could not be read. */
  problems: { line: number; problem: string }[];
  sha256: string | null;
  bytes: number | null;
  /** Whether its rows still stand; of older versions only this record stays. */
  rowsKept: boolean;
  createdAt: string;
  createdBy: string;
}

function toView(row: Selectable<ExemptListTable>): ListView {
  return {
    listId: row.list_id,
    kind: row.kind,
    part: row.part,
    listDate: row.list_date,
    status: row.status,
    rows: row.row_count,
    rejected: row.rejected,
    problems: row.problems as unknown as ListView['problems'],
    sha256: row.sha256,
    bytes: row.bytes === null ? null : Number(row.bytes),
    rowsKept: row.status === 'ready' && row.removed_at === null,
    createdAt: row.created_at.toISOString(),
    createdBy: row.actor_name,
  };
}

export async function listLists(tx: Transaction, tenantId: string): Promise<ListView[]> {
  const rows = await tx
    .selectFrom('bonafide.exempt_list')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('list_date', 'desc')
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(toView);
}

export async function requireList(tx: Transaction, tenantId: string, listId: string): Promise<ListView> {
  const row = await tx
    .selectFrom('bonafide.exempt_list')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('list_id', '=', listId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}

export async function beginList(
  tx: Transaction,
  author: Author,
  { kind, part, listDate }: Pick<ListView, 'kind' | 'part' | 'listDate'>,
): Promise<ListView> {
  const row = await tx
    .insertInto('bonafide.exempt_list')
    .values({
      tenant_id: author.tenantId,
      list_id: randomUUID(),
      kind,
      part,
      list_date: listDate,
      status: 'reading',
      sha256: null,
      bytes: null,
      removed_at: null,
      actor_name: author.actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toView(row);
}

/** One portion of rows, with its progress. */
export async function addRows(
  tx: Transaction,
  tenantId: string,
  listId: string,
  rows: readonly (ListRow & { line: number })[],
): Promise<void> {
  if (rows.length > 0) {
    const column = <T>(pick: (row: ListRow & { line: number }) => T) => rows.map(pick);
    await sql`insert into bonafide.exempt_organization (tenant_id, list_id, ein, line, name, name_key, city, region, postal_code, row_text)
      select ${tenantId}::uuid, ${listId}::uuid, r.ein, r.line, r.name, r.name_key, r.city, r.region, r.postal_code, r.row_text
      from unnest(${column((row) => row.ein)}::text[], ${column((row) => row.line)}::integer[], ${column((row) => row.name)}::text[],
        ${column((row) => row.nameKey)}::text[], ${column((row) => row.city)}::text[], ${column((row) => row.region)}::text[],
        ${column((row) => row.postalCode)}::text[], ${column((row) => row.rowText)}::text[])
        as r (ein, line, name, name_key, city, region, postal_code, row_text)`.execute(tx);
  }
  await tx
    .updateTable('bonafide.exempt_list')
    .set({ row_count: sql<number>`row_count + ${rows.length}`, touched_at: sql<Date>`now()` })
    .where('tenant_id', '=', tenantId)
    .where('list_id', '=', listId)
    .execute();
}

/** From here on it is looked up in. */
export async function finishList(
  tx: Transaction,
  author: Author,
  listId: string,
  done: { rejected: number; problems: ListView['problems']; sha256: string; bytes: number },
): Promise<ListView> {
  const row = await tx
    .updateTable('bonafide.exempt_list')
    .set({
      status: 'ready',
      rejected: done.rejected,
      problems: JSON.stringify(done.problems) as unknown as JsonValue,
      sha256: done.sha256,
      bytes: done.bytes,
      touched_at: sql<Date>`now()`,
    })
    .where('tenant_id', '=', author.tenantId)
    .where('list_id', '=', listId)
    .where('status', '=', 'reading')
    .returningAll()
    .executeTakeFirst();
  if (!row) throw new Refusal('status-conflict', 'The list was given up meanwhile');
  const view = toView(row);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'exempt-list.taken-in',
      ref: `exempt-list/${listId}`,
      summary: `List of exempt organizations taken in: ${view.kind} ${view.part} of ${view.listDate}, ${view.rows} rows`,
      content: toJsonb(view),
    },
  ]);
  return view;
}

/** Gives a list up that could not be read to its end; its rows go. */
export async function failList(tx: Transaction, tenantId: string, listId: string, problem: string): Promise<void> {
  await tx
    .deleteFrom('bonafide.exempt_organization')
    .where('tenant_id', '=', tenantId)
    .where('list_id', '=', listId)
    .execute();
  await tx
    .updateTable('bonafide.exempt_list')
    .set({ status: 'failed', problems: JSON.stringify([{ line: 0, problem }]) as unknown as JsonValue })
    .where('tenant_id', '=', tenantId)
    .where('list_id', '=', listId)
    .where('status', '=', 'reading')
    .execute();
}

/** Lists that nobody reads on any more, and rows of versions that are older than those that stay. */
export async function clearLists(tx: Transaction, tenantId: string): Promise<void> {
  const { rows: left } = await sql<{ list_id: string }>`select list_id from bonafide.exempt_list
    where tenant_id = ${tenantId}::uuid and status = 'reading' and touched_at < now() - interval '15 minutes'`.execute(
    tx,
  );
  for (const { list_id } of left) await failList(tx, tenantId, list_id, 'The file ended before it was whole');
  const { rows: old } = await sql<{ list_id: string }>`select list_id from (
      select list_id, row_number() over (partition by kind, part order by list_date desc, created_at desc) as place
      from bonafide.exempt_list where tenant_id = ${tenantId}::uuid and status = 'ready' and removed_at is null) as versions
    where place > ${LIST_LIMITS.versionsKept} limit 1`.execute(tx);
  for (const { list_id } of old) {
    await tx
      .deleteFrom('bonafide.exempt_organization')
      .where('tenant_id', '=', tenantId)
      .where('list_id', '=', list_id)
      .execute();
    await tx
      .updateTable('bonafide.exempt_list')
      .set({ removed_at: sql<Date>`now()` })
      .where('tenant_id', '=', tenantId)
      .where('list_id', '=', list_id)
      .execute();
  }
}

/** The newest version of each part of each kind. */
export async function listsInUse(tx: Transaction, tenantId: string): Promise<ListView[]> {
  const rows = await tx
    .selectFrom('bonafide.exempt_list')
    .selectAll()
    .distinctOn(['kind', 'part'])
    .where('tenant_id', '=', tenantId)
    .where('status', '=', 'ready')
    .where('removed_at', 'is', null)
    .orderBy('kind')
    .orderBy('part')
    .orderBy('list_date', 'desc')
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(toView);
}

/** An organization as a list has it. */
export interface ListedOrganization {
  listId: string;
  ein: string;
  line: number;
  name: string;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  rowText: string;
}

/**
 * Rows of these lists by EIN, or by the beginning of the name.
 * @returns up to `limit`
 */
export async function findOrganizations(
  tx: Transaction,
  tenantId: string,
  listIds: readonly string[],
  by: { ein: string } | { name: string },
  limit: number,
): Promise<ListedOrganization[]> {
  if (listIds.length === 0) return [];
  let query = tx
    .selectFrom('bonafide.exempt_organization')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('list_id', 'in', [...listIds]);
  if ('ein' in by) query = query.where('ein', '=', by.ein).orderBy('list_id').orderBy('line');
  else {
    const key = coreName(by.name);
    if (key === '') return [];
    const begins = `${key.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where('name_key', 'like', begins).orderBy('name_key').orderBy('ein');
  }
  const rows = await query.limit(limit).execute();
  return rows.map((row) => ({
    listId: row.list_id,
    ein: row.ein,
    line: row.line,
    name: row.name,
    city: row.city,
    region: row.region,
    postalCode: row.postal_code,
    rowText: row.row_text,
  }));
}
