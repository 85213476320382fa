import { type Selectable, sql } from 'kysely';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import type { ImportTable } from '../platform/database-types.ts';
import type { RejectedRow } from './determination/file-format.ts';
import type { FileProblem, FileRefusal } from './determination/file-problem.ts';
import type { Plan } from './determination/plan.ts';
import type { DeterminationFile } from './determination/read-determination-file.ts';

/** How long a process that cannot be proved dead may be silent before another takes its import over. Renewed with each portion. */
const LEASE_SECONDS = 60;
const FINDINGS_PER_INSERT = 2000;

const freshLease = sql<Date>`now() + make_interval(secs => ${LEASE_SECONDS})`;

/** An import that this process works on. */
export interface Claim {
  row: Selectable<ImportTable>;
  lease: number;
}

/**
 * Takes an import that nobody works on. Undefined: there is none, or somebody does.
 * @param proven whether no former holder lives; else its lease must have run out
 */
export async function claimImport(
  tx: Transaction,
  tenantId: string,
  importId: string,
  proven = false,
): Promise<Claim | undefined> {
  const row = await tx
    .updateTable('bonafide.import')
    .set({ lease: sql<number>`lease + 1`, leased_until: freshLease })
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .where('status', 'in', ['rehearsing', 'running'])
    .where(sql<boolean>`(${proven} or leased_until is null or leased_until < now())`)
    .returningAll()
    .executeTakeFirst();
  return row && { row, lease: row.lease };
}

/** Imports under way; whether somebody works on them shows when they are claimed. */
export async function findUnderWay(tx: Transaction, tenantId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('bonafide.import')
    .select('import_id')
    .where('tenant_id', '=', tenantId)
    .where('status', 'in', ['rehearsing', 'running'])
    .orderBy('created_at')
    .execute();
  return rows.map((row) => row.import_id);
}

export type Standing = 'go-on' | 'stop' | 'lost';

/**
 * Renews the lease and locks the import's row, first thing in each portion's transaction: whoever lost the lease cannot commit, and whoever
 * asks for a stop is heard.
 */
export async function renewLease(tx: Transaction, claim: Claim): Promise<Standing> {
  const row = await tx
    .updateTable('bonafide.import')
    .set({ leased_until: freshLease })
    .where('tenant_id', '=', claim.row.tenant_id)
    .where('import_id', '=', claim.row.import_id)
    .where('lease', '=', claim.lease)
    .where('status', 'in', ['rehearsing', 'running'])
    .returning('stop_requested')
    .executeTakeFirst();
  if (!row) return 'lost';
  return row.stop_requested ? 'stop' : 'go-on';
}

function ownRow(tx: Transaction, claim: Claim) {
  return tx
    .updateTable('bonafide.import')
    .where('tenant_id', '=', claim.row.tenant_id)
    .where('import_id', '=', claim.row.import_id)
    .where('lease', '=', claim.lease);
}

/** Begins at the first portion: counts from nothing, and what the file alone shows. */
export async function recordStart(tx: Transaction, claim: Claim, file: DeterminationFile): Promise<void> {
  const { tenant_id: tenantId, import_id: importId } = claim.row;
  await tx
    .deleteFrom('bonafide.import_finding')
    .where('tenant_id', '=', tenantId)
    .where('import_id', '=', importId)
    .execute();
  const findings = await insertFindings(tx, claim, 0, file.rejected, file.warnings);
  await ownRow(tx, claim)
    .set({
      sdi_type: file.sdiType,
      total: file.rows,
      processed: file.rejected.length,
      accepted: 0,
      rejected: file.rejected.length,
      warnings: file.warnings.length,
      added: 0,
      changed: 0,
      unchanged: 0,
      next_portion: 0,
      findings,
    })
    .execute();
}

/** Counts a portion that was planned or applied in this transaction. */
export async function recordPortion(
  tx: Transaction,
  claim: Claim,
  index: number,
  rows: number,
  plan: Plan,
): Promise<void> {
  const before = await tx
    .selectFrom('bonafide.import')
    .select('findings')
    .where('tenant_id', '=', claim.row.tenant_id)
    .where('import_id', '=', claim.row.import_id)
    .executeTakeFirstOrThrow();
  const findings = await insertFindings(tx, claim, before.findings, plan.rejected, plan.warnings);
  const rejected = plan.rejected.length;
  const linesOf = (effect: string) =>
    plan.steps.filter((step) => step.effect === effect).reduce((sum, step) => sum + step.lines.length, 0);
  await ownRow(tx, claim)
    .set({
      processed: sql<number>`processed + ${rows}`,
      accepted: sql<number>`accepted + ${rows - rejected}`,
      rejected: sql<number>`rejected + ${rejected}`,
      warnings: sql<number>`warnings + ${plan.warnings.length}`,
      added: sql<number>`added + ${linesOf('add')}`,
      changed: sql<number>`changed + ${linesOf('change')}`,
      unchanged: sql<number>`unchanged + ${linesOf('same')}`,
      next_portion: index + 1,
      findings: before.findings + findings,
    })
    .execute();
}

async function insertFindings(
  tx: Transaction,
  claim: Claim,
  from: number,
  rejected: readonly RejectedRow[],
  warnings: readonly FileProblem[],
): Promise<number> {
  const found = [
    ...rejected.flatMap((row) => row.problems.map((problem) => ({ kind: 'rejected' as const, problem }))),
    ...warnings.map((problem) => ({ kind: 'warning' as const, problem })),
  ];
  const rows = found.map(({ kind, problem }, index) => ({
    tenant_id: claim.row.tenant_id,
    import_id: claim.row.import_id,
    ordinal: from + index + 1,
    kind,
    line: problem.line,
    column_name: problem.column && storable(problem.column),
    code: problem.code,
    message: storable(problem.message),
  }));
  for (let start = 0; start < rows.length; start += FINDINGS_PER_INSERT) {
    await tx
      .insertInto('bonafide.import_finding')
      .values(rows.slice(start, start + FINDINGS_PER_INSERT))
      .execute();
  }
  return rows.length;
}

/** PostgreSQL holds no NUL; a column's name comes from the file as it is. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed();
}

/** Ends the work, with its note in the log when records were written. */
export async function recordEnd(tx: Transaction, claim: Claim): Promise<void> {
  const applied = claim.row.phase === 'run';
  const row = await ownRow(tx, claim)
    .set({ status: applied ? 'done' : 'rehearsed', finished_at: sql<Date>`now()`, leased_until: null })
    .returningAll()
    .executeTakeFirst();
  if (!row || !applied) return;
  const counts = `${row.added} added, ${row.changed} changed, ${row.unchanged} unchanged, ${row.rejected} rejected`;
  await note(tx, claim, 'import.applied', `${row.sdi_type} file ${row.file_name}: ${counts}`);
}

export async function recordStop(tx: Transaction, claim: Claim): Promise<void> {
  const row = await ownRow(tx, claim)
    .set({ status: 'stopped', finished_at: sql<Date>`now()`, leased_until: null })
    .returningAll()
    .executeTakeFirst();
  if (!row || claim.row.phase !== 'run') return;
  await note(tx, claim, 'import.stopped', `File ${row.file_name} stopped after ${row.processed} of ${row.total} rows`);
}

export async function recordFailure(
  tx: Transaction,
  claim: Claim,
  failure: Pick<FileRefusal, 'message' | 'line'> & { code: string },
): Promise<void> {
  const place = failure.line === null ? '' : ` (line ${failure.line})`;
  await ownRow(tx, claim)
    .set({
      status: 'failed',
      failure_code: failure.code,
      failure: storable(`${failure.message}${place}`),
      finished_at: sql<Date>`now()`,
      leased_until: null,
    })
    .execute();
}

/** Lets another process take the import over at once: this one is about to end. */
export async function releaseImport(tx: Transaction, claim: Claim): Promise<void> {
  await ownRow(tx, claim).set({ leased_until: null }).execute();
}

async function note(tx: Transaction, claim: Claim, kind: string, summary: string): Promise<void> {
  const { row } = claim;
  const actor = { kind: row.actor_kind as 'user' | 'api-key' | 'system', id: row.actor_id, name: row.actor_name };
  const content = JSON.stringify({ importId: row.import_id, requestHash: row.request_hash, summary });
  await appendToLedger(tx, row.tenant_id, actor, [{ kind, ref: `import/${row.import_id}`, summary, content }]);
}
