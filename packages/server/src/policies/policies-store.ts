import { createHash } from 'node:crypto';
import type { CustomCheck } from '@bonafide/core/check/custom/custom-check.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import { type Selectable, sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import type { CheckPolicyTable, CustomCheckTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { POLICY_LIMITS } from './policy-limits.ts';
import type { CustomCheckVersion, PolicyEntry, PolicySetting } from './resolve-policies.ts';

function toEntry(row: Selectable<CheckPolicyTable>): PolicyEntry {
  return {
    companyId: row.company_id,
    version: row.version,
    checkId: row.check_id,
    setting: row.setting,
    from: row.from_day,
    reason: row.reason,
    author: row.actor_name,
    recordedAt: row.recorded_at.toISOString(),
  };
}

function toVersion(row: Selectable<CustomCheckTable>): CustomCheckVersion {
  return {
    checkId: row.check_id,
    version: row.version,
    companyId: row.company_id,
    check: row.body as unknown as CustomCheck,
    enabled: row.enabled,
    from: row.from_day,
    reason: row.reason,
    author: row.actor_name,
    recordedAt: row.recorded_at.toISOString(),
  };
}

/**
 * The entries that decide on some day: of each company and check, versions newer than the newest that already holds, and that one.
 * @param until as known at that instant, itself included
 */
export async function livePolicyEntries(
  tx: Transaction,
  tenantId: string,
  day: string,
  until = 'infinity',
): Promise<PolicyEntry[]> {
  const rows = await tx
    .selectFrom('bonafide.check_policy as p')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`recorded_at <= ${until}::timestamptz`)
    .where(
      sql<boolean>`not exists (
        select from bonafide.check_policy n
        where n.tenant_id = p.tenant_id and n.company_id = p.company_id and n.check_id = p.check_id
          and n.version > p.version and n.from_day <= ${day} and n.recorded_at <= ${until}::timestamptz)`,
    )
    .orderBy('company_id')
    .orderBy('version')
    .orderBy('check_id')
    .execute();
  return rows.map(toEntry);
}

/** The entries of a company, newest act first; those below a version when one is given. */
export async function policyHistory(
  tx: Transaction,
  tenantId: string,
  companyId: string,
  { below, versions }: { below: number; versions: number },
): Promise<PolicyEntry[]> {
  const rows = await tx
    .selectFrom('bonafide.check_policy')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', companyId)
    .where('version', '<', below)
    .where('version', '>=', below === NEWEST ? 0 : below - versions)
    .orderBy('version', 'desc')
    .orderBy('check_id')
    .execute();
  return rows.map(toEntry);
}

/** Above every version. */
export const NEWEST = 2_147_483_647;

export async function policyVersion(tx: Transaction, tenantId: string, companyId: string): Promise<number> {
  const row = await tx
    .selectFrom('bonafide.check_policy')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** One writer of a tenant's policies at a time. They are few, and each depends on what the others say. */
async function lockPolicies(tx: Transaction, tenantId: string): Promise<void> {
  const lock = createHash('sha256').update(`check policies of ${tenantId}`).digest().readBigInt64BE(0);
  await sql`select pg_advisory_xact_lock(${lock.toString()}::bigint)`.execute(tx);
}

export interface PolicyAct {
  companyId: string;
  /** The version that was read; 0 when there was none. */
  version: number;
  changes: readonly { checkId: string; setting: PolicySetting }[];
  from: string;
  reason: string;
}

/**
 * Writes the next version of a company's policy.
 * @throws Refusal `version-mismatch`
 */
export async function changePolicy(tx: Transaction, author: Author, act: PolicyAct): Promise<number> {
  const { tenantId, actor } = author;
  await lockPolicies(tx, tenantId);
  const current = await policyVersion(tx, tenantId, act.companyId);
  if (current !== act.version) throw new Refusal('version-mismatch', `The policy is now at version ${current}`);
  const version = current + 1;
  await tx
    .insertInto('bonafide.check_policy')
    .values(
      act.changes.map(({ checkId, setting }) => ({
        tenant_id: tenantId,
        company_id: act.companyId,
        version,
        check_id: checkId,
        setting,
        from_day: act.from,
        reason: act.reason,
        actor_kind: actor.kind,
        actor_name: actor.name,
      })),
    )
    .execute();
  const [first] = act.changes;
  const what = act.changes.length === 1 && first ? `${first.checkId} ${first.setting}` : `${act.changes.length} checks`;
  await appendToLedger(tx, tenantId, actor, [
    {
      kind: 'check-policy.changed',
      ref: `check-policy/${act.companyId}@${version}`,
      summary: `Check policy changed: ${what} from ${act.from}`,
      content: canonicalJson({ ...act, changes: [...act.changes], version }),
    },
  ]);
  return version;
}

/** All versions of the seller's own checks that still say something on or after a day. */
export async function liveCustomChecks(
  tx: Transaction,
  tenantId: string,
  day: string,
  until = 'infinity',
): Promise<CustomCheckVersion[]> {
  const rows = await tx
    .selectFrom('bonafide.custom_check as p')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`recorded_at <= ${until}::timestamptz`)
    .where(
      sql<boolean>`not exists (
        select from bonafide.custom_check n
        where n.tenant_id = p.tenant_id and n.check_id = p.check_id
          and n.version > p.version and n.from_day <= ${day} and n.recorded_at <= ${until}::timestamptz)`,
    )
    .orderBy('check_id')
    .orderBy('version')
    .execute();
  return rows.map(toVersion);
}

/** The versions of one check, newest first. */
export async function customCheckVersions(
  tx: Transaction,
  tenantId: string,
  checkId: string,
): Promise<CustomCheckVersion[]> {
  const rows = await tx
    .selectFrom('bonafide.custom_check')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('check_id', '=', checkId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toVersion);
}

export type CustomCheckInput = Pick<CustomCheckVersion, 'companyId' | 'check' | 'enabled' | 'from' | 'reason'>;

/**
 * Writes a check of the seller's own: a new one (`expected` 0), or the next version of one.
 * @throws Refusal `already-exists`, `not-found`, `version-mismatch`, `invalid-request` when there are too many
 */
export async function writeCustomCheck(
  tx: Transaction,
  author: Author,
  input: CustomCheckInput,
  expected: number,
): Promise<CustomCheckVersion> {
  const { tenantId, actor } = author;
  const { check } = input;
  await lockPolicies(tx, tenantId);
  const [last] = await customCheckVersions(tx, tenantId, check.id);
  if (expected === 0 && last) throw new Refusal('already-exists', `There is a check ${check.id} already`);
  if (expected > 0 && !last) throw new Refusal('not-found');
  if (last && last.version !== expected)
    throw new Refusal('version-mismatch', `The check is now at version ${last.version}`);
  if (!last) await refuseTooMany(tx, tenantId);
  const row = await tx
    .insertInto('bonafide.custom_check')
    .values({
      tenant_id: tenantId,
      check_id: check.id,
      version: expected + 1,
      company_id: input.companyId,
      body: toJsonb(check),
      enabled: input.enabled,
      from_day: input.from,
      reason: input.reason,
      actor_kind: actor.kind,
      actor_name: actor.name,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const kept = toVersion(row);
  await appendToLedger(tx, tenantId, actor, [
    {
      kind: `custom-check.${last ? 'changed' : 'created'}`,
      ref: `custom-check/${check.id}@${kept.version}`,
      summary: `Check ${check.id} “${check.title}” ${last ? 'changed' : 'created'}: ${input.enabled ? 'on' : 'off'} from ${input.from}`,
      content: canonicalJson(JSON.parse(JSON.stringify({ ...input, version: kept.version }))),
    },
  ]);
  return kept;
}

async function refuseTooMany(tx: Transaction, tenantId: string): Promise<void> {
  const { count } = await tx
    .selectFrom('bonafide.custom_check')
    .select(({ fn }) => fn.count<string>('check_id').distinct().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  if (Number(count) < POLICY_LIMITS.customChecks) return;
  const detail = `There are ${POLICY_LIMITS.customChecks} checks of your own, which is the limit; change one of them`;
  throw new Refusal('invalid-request', detail, [{ pointer: '/check/id', code: 'too-many', detail }]);
}
