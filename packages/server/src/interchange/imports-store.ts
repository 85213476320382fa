import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Actor } from '../ledger/ledger.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import type { ImportTable, Tables } from '../platform/database-types.ts';
import type { ImportTarget } from './apply-portion.ts';
import type { FileProblem } from './determination/file-problem.ts';
import { PORTION_ROWS } from './determination/plan-import.ts';

export type ImportPhase = ImportTable['phase'];
export type ImportStatus = ImportTable['status'];

/** An import as the API shows it. */
export interface ImportView {
  importId: string;
  fileName: string;
  sdiType: string | null;
  status: ImportStatus;
  total: number;
  processed: number;
  accepted: number;
  rejected: number;
  warnings: number;
  willAdd: number;
  willChange: number;
  unchanged: number;
  createdAt: string;
  finishedAt: string | null;
  /** External id of the company, and the group's name. */
  company: string | null;
  group: string | null;
  failure: string | null;
  failureCode: string | null;
  /** What was asked of the file last; tells a stopped rehearsal from a stopped run. */
  phase: ImportPhase;
  /** Name of the person or key that asked last. */
  by: string;
}

export interface FindingRow extends FileProblem {
  severity: 'error' | 'warning';
}

export interface NewImport {
  importId: string;
  fileName: string;
  target: ImportTarget;
  phase: ImportPhase;
  actor: Actor;
  requestHash: string;
  bytes: Uint8Array;
}

export async function insertImport(tx: Transaction, tenantId: string, input: NewImport): Promise<void> {
  await tx
    .insertInto('bonafide.import')
    .values({
      tenant_id: tenantId,
      import_id: input.importId,
      file_name: input.fileName,
      company_id: input.target.companyId,
      group_id: input.target.groupId,
      phase: input.phase,
      status: input.phase === 'run' ? 'running' : 'rehearsing',
      portion_rows: PORTION_ROWS,
      actor_kind: input.actor.kind,
      actor_id: input.actor.id,
      actor_name: input.actor.name,
      request_hash: input.requestHash,
    })
    .execute();
  await tx
    .insertInto('bonafide.import_file')
    .values({ tenant_id: tenantId, import_id: input.importId, bytes: Buffer.from(input.bytes) })
    .execute();
}

export async function readImportFile(tx: Transaction, tenantId: string, importId: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('bonafide.import_file')
    .select('bytes')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row?.bytes;
}

export async function findImportRow(
  tx: Transaction,
  tenantId: string,
  importId: string,
): Promise<Selectable<ImportTable> | undefined> {
  return tx
    .selectFrom('bonafide.import')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
}

function viewQuery(tx: Transaction, tenantId: string) {
  return tx
    .selectFrom('bonafide.import as i')
    .leftJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 'i.tenant_id').onRef('c.company_id', '=', 'i.company_id'),
    )
    .leftJoin('bonafide.customer_group as g', (join) =>
      join.onRef('g.tenant_id', '=', 'i.tenant_id').onRef('g.group_id', '=', 'i.group_id'),
    )
    .selectAll('i')
    .select(['c.external_id as company', 'g.name as group_name'])
    .where('i.tenant_id', '=', tenantId);
}

type ViewRow = Selectable<ImportTable> & { company: string | null; group_name: string | null };

function toView(row: ViewRow): ImportView {
  return {
    importId: row.import_id,
    fileName: row.file_name,
    sdiType: row.sdi_type,
    status: row.status,
    total: row.total,
    processed: row.processed,
    accepted: row.accepted,
    rejected: row.rejected,
    warnings: row.warnings,
    willAdd: row.added,
    willChange: row.changed,
    unchanged: row.unchanged,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    company: row.company,
    group: row.group_name,
    failure: row.failure,
    failureCode: row.failure_code,
    phase: row.phase,
    by: row.actor_name,
  };
}

export async function findImport(tx: Transaction, tenantId: string, importId: string): Promise<ImportView | undefined> {
  const row = await viewQuery(tx, tenantId).where('i.import_id', '=', importId).executeTakeFirst();
  return row && toView(row);
}

export interface PageFilter {
  limit?: number | undefined;
  cursor?: string | undefined;
}

/** One page of imports, newest first. */
export async function listImports(tx: Transaction, tenantId: string, cursors: Cursors, page: PageFilter) {
  const limit = page.limit ?? 50;
  const scope = `${tenantId} imports`;
  let query = viewQuery(tx, tenantId)
    // Microseconds, so that two imports of one millisecond keep their order from page to page.
    .select(sql<string>`i.created_at::text`.as('position'))
    .orderBy('i.created_at', 'desc')
    .orderBy('i.import_id', 'desc')
    .limit(limit + 1);
  if (page.cursor) {
    const [at, id] = cursors.read(page.cursor, scope);
    query = query.where(sql<boolean>`(i.created_at, i.import_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const counted = await tx
    .selectFrom('bonafide.import')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const total = Number(counted.count);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toView),
    nextCursor: last ? cursors.write([last.position, last.import_id], scope) : null,
    total: total > 10_000 ? null : total,
  };
}

export type FindingKind = 'rejected' | 'warning';

/** One page of what was found in a file, by line. */
export async function listFindings(
  tx: Transaction,
  tenantId: string,
  importId: string,
  cursors: Cursors,
  filter: PageFilter & { kind?: FindingKind | undefined; code?: string | undefined },
) {
  const limit = filter.limit ?? 50;
  const scope = `${tenantId} findings ${importId} ${filter.kind ?? ''} ${filter.code ?? ''}`;
  let base = tx
    .selectFrom('bonafide.import_finding')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId);
  if (filter.kind) base = base.where('kind', '=', filter.kind);
  if (filter.code) base = base.where('code', '=', filter.code);
  let query = base
    .selectAll()
    .orderBy('line')
    .orderBy('ordinal')
    .limit(limit + 1);
  if (filter.cursor) {
    const [line, ordinal] = cursors.read(filter.cursor, scope);
    query = query.where(sql<boolean>`(line, ordinal) > (${line}::integer, ${ordinal}::integer)`);
  }
  const rows = await query.execute();
  const counted = await base
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const total = Number(counted.count);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(toFinding),
    nextCursor: last ? cursors.write([String(last.line), String(last.ordinal)], scope) : null,
    total: total > 10_000 ? null : total,
  };
}

/** What was found in a file, cause by cause: what keeps rows out first, then by how often. */
export async function listCauses(tx: Transaction, tenantId: string, importId: string) {
  const rows = await tx
    .selectFrom('bonafide.import_finding')
    .select((row) => [
      'kind',
      'code',
      'column_name',
      row.fn.countAll<string>().as('count'),
      row.fn.min('line').as('first_line'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .groupBy(['kind', 'code', 'column_name'])
    .orderBy('kind')
    .orderBy('count', 'desc')
    .orderBy('first_line')
    .execute();
  return rows.map((row) => ({
    severity: severityOf(row.kind),
    code: row.code,
    column: row.column_name,
    count: Number(row.count),
    firstLine: row.first_line,
  }));
}

/** Everything of one kind that was found in a file, by line. */
export async function allFindings(
  tx: Transaction,
  tenantId: string,
  importId: string,
  kind: FindingKind,
): Promise<FindingRow[]> {
  const rows = await tx
    .selectFrom('bonafide.import_finding')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('kind', '=', kind)
    .orderBy('line')
    .orderBy('ordinal')
    .execute();
  return rows.map(toFinding);
}

function toFinding(row: {
  kind: string;
  line: number;
  column_name: string | null;
  code: string;
  message: string;
}): FindingRow {
  return {
    line: row.line,
    column: row.column_name,
    // Written by us alone; a code that was retired since is shown as it was stored.
    code: row.code as FileProblem['code'],
    message: row.message,
    severity: severityOf(row.kind),
  };
}

function severityOf(kind: string): 'error' | 'warning' {
  return kind === 'rejected' ? 'error' : 'warning';
}

/**
 * Asks for the run of a rehearsed import, or for the rest of a run that was stopped or failed. `false`: its status does not allow it; what
 * was not rehearsed to its end is not run.
 */
export async function askForRun(tx: Transaction, tenantId: string, importId: string, actor: Actor): Promise<boolean> {
  return askFor(tx, tenantId, importId, actor, 'run', (row) =>
    row.or([
      row('status', '=', 'rehearsed'),
      row.and([row('status', 'in', ['stopped', 'failed']), row('phase', '=', 'run')]),
    ]),
  );
}

/** Asks for a rehearsal from the start: the records may have changed since the last. `false`: rows of the file are under way or taken in. */
export async function askForRehearsal(
  tx: Transaction,
  tenantId: string,
  importId: string,
  actor: Actor,
): Promise<boolean> {
  return askFor(tx, tenantId, importId, actor, 'rehearsal', (row) =>
    row.and([row('status', 'in', ['rehearsed', 'stopped', 'failed']), row('phase', '=', 'rehearsal')]),
  );
}

async function askFor(
  tx: Transaction,
  tenantId: string,
  importId: string,
  actor: Actor,
  phase: ImportPhase,
  allowed: (row: ExpressionBuilder<Tables, 'bonafide.import'>) => Expression<SqlBool>,
): Promise<boolean> {
  // A run that was cut short goes on where it was; everything else begins at the first portion, with nothing counted.
  const standing = (column: string) =>
    phase === 'run' ? sql<number>`case when phase = 'run' then ${sql.ref(column)} else 0 end` : 0;
  const done = await tx
    .updateTable('bonafide.import')
    .set({
      next_portion: standing('next_portion'),
      processed: standing('processed'),
      accepted: standing('accepted'),
      rejected: standing('rejected'),
      warnings: standing('warnings'),
      added: standing('added'),
      changed: standing('changed'),
      unchanged: standing('unchanged'),
      phase,
      status: phase === 'run' ? ('running' as const) : ('rehearsing' as const),
      stop_requested: false,
      finished_at: null,
      failure: null,
      failure_code: null,
      leased_until: null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where(allowed)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/**
 * Asks an import to stop: whoever works on it ends after the portion in hand; when nobody does, it is stopped at once. A rehearsed file is set
 * aside in this way. `false`: it is neither under way nor waiting.
 */
export async function askToStop(tx: Transaction, tenantId: string, importId: string): Promise<boolean> {
  const done = await tx
    .updateTable('bonafide.import')
    .set({
      stop_requested: true,
      status: sql<ImportStatus>`case when leased_until > now() then status else 'stopped' end`,
      finished_at: sql<Date | null>`case when leased_until > now() then finished_at else now() end`,
    })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('status', 'in', ['rehearsing', 'rehearsed', 'running'])
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
