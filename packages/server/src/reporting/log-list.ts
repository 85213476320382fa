import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { sql } from 'kysely';
import { type LedgerEntry, leafHash, toEntry } from '../ledger/ledger.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';

export interface LogFilter {
  q?: string | undefined;
  /** Beginning of a kind: `certificate` or `certificate.approved`. */
  kind?: string | undefined;
  /** Beginning of a reference: `customer/<id>` for all versions of one record. */
  ref?: string | undefined;
  actor?: string | undefined;
  /** First and last day, in UTC. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface LogPage extends LogFilter {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** The record an entry is about, as it is called today; null where it has no name or is gone. */
export type NamedEntry = LedgerEntry & { recordName: string | null };

/** `matches`: the kept record gives this hash; `differs`: it gives another; `not-kept`: what was hashed is not stored as such. */
export type Proof = 'matches' | 'differs' | 'not-kept';

const COUNT_LIMIT = 10_000;
const escaped = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');

function filtered(tx: Transaction, tenantId: string, filter: LogFilter) {
  let query = tx.selectFrom('bonafide.ledger_entry').where('tenant_id', '=', tenantId);
  if (filter.kind) query = query.where('kind', 'like', `${escaped(filter.kind)}%`);
  if (filter.ref) query = query.where('ref', 'like', `${escaped(filter.ref)}%`);
  if (filter.actor) query = query.where('actor_name', '=', filter.actor);
  if (filter.q) query = query.where('summary', 'ilike', `%${escaped(filter.q)}%`);
  if (filter.from)
    query = query.where('recorded_at', '>=', sql<Date>`(${filter.from}::date)::timestamp at time zone 'UTC'`);
  if (filter.to)
    query = query.where('recorded_at', '<', sql<Date>`(${filter.to}::date + 1)::timestamp at time zone 'UTC'`);
  return query;
}

/** One page of the log, newest first. */
export async function listLog(tx: Transaction, tenantId: string, cursors: Cursors, page: LogPage) {
  const { cursor, limit = 50, ...filter } = page;
  const scope = `${tenantId} log ${JSON.stringify(filter)}`;
  let query = filtered(tx, tenantId, filter);
  if (cursor) {
    const [at, id] = cursors.read(cursor, scope);
    query = query.where(sql<boolean>`(recorded_at, entry_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query
    .selectAll()
    .select(sql<string>`recorded_at::text`.as('exact_time'))
    .orderBy('recorded_at', 'desc')
    .orderBy('entry_id', 'desc')
    .limit(limit + 1)
    .execute();
  const counted = await tx
    .selectFrom(
      filtered(tx, tenantId, filter)
        .select(sql`1`.as('one'))
        .limit(COUNT_LIMIT + 1)
        .as('matching'),
    )
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirst();
  const total = Number(counted?.count ?? 0);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    data: await withNames(tx, tenantId, rows.slice(0, limit).map(toEntry)),
    nextCursor: last ? cursors.write([last.exact_time, last.entry_id], scope) : null,
    total: total > COUNT_LIMIT ? null : total,
  };
}

/** One entry, with the answer to "is the record still what was logged?". */
export async function findEntry(
  tx: Transaction,
  tenantId: string,
  entryId: string,
): Promise<(NamedEntry & { proof: Proof }) | undefined> {
  const row = await filtered(tx, tenantId, {}).selectAll().where('entry_id', '=', entryId).executeTakeFirst();
  if (!row) return undefined;
  const [named] = await withNames(tx, tenantId, [toEntry(row)]);
  const content = await keptContent(tx, tenantId, row.ref);
  const proof = content === null ? 'not-kept' : leafHash(row.salt, content) === row.leaf_hash ? 'matches' : 'differs';
  return named && { ...named, proof };
}

/** `certificate/<id>@3` → its parts; version null where records have none. */
function partsOf(ref: string): { kind: string; id: string; version: number | null } {
  const [path = '', version] = ref.split('@');
  const slash = path.indexOf('/');
  return { kind: path.slice(0, slash), id: path.slice(slash + 1), version: version ? Number(version) : null };
}

/** The canonical text that the entry committed to, made again from what is stored. */
async function keptContent(tx: Transaction, tenantId: string, ref: string): Promise<string | null> {
  const { kind, id, version } = partsOf(ref);
  if (kind === 'transaction') {
    const row = await tx
      .selectFrom('bonafide.transaction')
      .select(['sale', 'decision'])
      .where('tenant_id', '=', tenantId)
      .where('transaction_id', '=', id)
      .executeTakeFirst();
    return row ? canonicalJson({ sale: row.sale, decision: row.decision }) : null;
  }
  if (version === null || (kind !== 'company' && kind !== 'customer' && kind !== 'certificate')) return null;
  const row = await tx
    .selectFrom('bonafide.record_version')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', kind)
    .where('record_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? canonicalJson(row.body) : null;
}

async function withNames(tx: Transaction, tenantId: string, entries: LedgerEntry[]): Promise<NamedEntry[]> {
  const ids = (kind: string) => [
    ...new Set(entries.flatMap((entry) => (partsOf(entry.ref).kind === kind ? [partsOf(entry.ref).id] : []))),
  ];
  const { rows } = await sql<{ ref: string; name: string }>`
    select 'customer/' || customer_id as ref, name from bonafide.customer
      where tenant_id = ${tenantId} and customer_id = any (${ids('customer')}::uuid[])
    union all
    select 'company/' || company_id, name from bonafide.company
      where tenant_id = ${tenantId} and company_id = any (${ids('company')}::uuid[])
    union all
    select 'transaction/' || transaction_id, number from bonafide.transaction
      where tenant_id = ${tenantId} and transaction_id = any (${ids('transaction')}::uuid[])
    union all
    select 'certificate/' || k.certificate_id, u.name from bonafide.certificate k
      join bonafide.customer u on u.tenant_id = k.tenant_id and u.customer_id = k.customer_id
      where k.tenant_id = ${tenantId} and k.certificate_id = any (${ids('certificate')}::uuid[])
    union all
    select 'authority/' || authority_id, name from bonafide.authority
      where tenant_id = ${tenantId} and authority_id = any (${ids('authority')}::uuid[])
    union all
    select 'customer-group/' || group_id, name from bonafide.customer_group
      where tenant_id = ${tenantId} and group_id = any (${ids('customer-group')}::uuid[])
    union all
    select 'import/' || import_id, file_name from bonafide.import
      where tenant_id = ${tenantId} and import_id = any (${ids('import')}::uuid[])`.execute(tx);
  const names = new Map(rows.map((row) => [row.ref, row.name]));
  return entries.map((entry) => ({ ...entry, recordName: names.get(entry.ref.replace(/@.*$/, '')) ?? null }));
}
