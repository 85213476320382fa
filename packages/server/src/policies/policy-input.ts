import type { CustomCheck } from '@bonafide/core/check/custom/custom-check.ts';
import { readCustomCheck } from '@bonafide/core/check/custom/read-custom-check.ts';
import { checkOf } from '@bonafide/core/check/registry.ts';
import { findCompany } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { customCheckVersions, liveCustomChecks, livePolicyEntries } from './policies-store.ts';
import type { PolicyDraftBody } from './policy-schemas.ts';
import { customOn, entriesOn, type PolicyDraft, type PolicySetting } from './resolve-policies.ts';

type Place = { pointer: string; code: string; detail: string };

/** @throws Refusal `invalid-request` naming each check that there is not, or that stands twice */
export async function requireChecks(
  tx: Transaction,
  tenantId: string,
  changes: readonly { check: string }[],
  { pointer = '', drafted = [] }: { pointer?: string; drafted?: readonly string[] } = {},
): Promise<void> {
  const wrong: Place[] = [];
  for (const [index, { check }] of changes.entries()) {
    const place = `${pointer}/changes/${index}/check`;
    const known = checkOf(check) !== undefined || drafted.includes(check);
    if (!known && (await customCheckVersions(tx, tenantId, check)).length === 0)
      wrong.push({ pointer: place, code: 'unknown-check', detail: `There is no check ${check} that runs` });
    else if (changes.findIndex((other) => other.check === check) !== index)
      wrong.push({ pointer: place, code: 'twice', detail: `${check} stands twice` });
  }
  if (wrong.length > 0) throw new Refusal('invalid-request', wrong[0]?.detail, wrong);
}

/** @throws Refusal `invalid-request` naming every place that is wrong, failed examples among them */
export function requireDefinition(json: unknown, today: string, pointer = '/check'): CustomCheck {
  const result = readCustomCheck(json, today);
  if ('check' in result) return result.check;
  const places = result.problems.slice(0, 100).map((problem) => ({
    pointer: `${pointer}${problem.pointer}`,
    code:
      problem.pointer.startsWith('/examples/') && problem.pointer.endsWith('/expect') ? 'example-fails' : 'not-usable',
    detail: problem.message,
  }));
  throw new Refusal('invalid-request', places[0]?.detail, places);
}

/** The company a change is about; null: all. @throws Refusal `unknown-reference` */
export async function companyIdOf(
  tx: Transaction,
  tenantId: string,
  externalId: string | null | undefined,
  pointer: string,
): Promise<string | null> {
  if (externalId === null || externalId === undefined) return null;
  const company = await findCompany(tx, tenantId, externalId);
  if (company) return company.companyId;
  const detail = `There is no company with external id “${externalId}”`;
  throw new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown', detail }]);
}

/**
 * A draft as it is asked for, made whole: companies by id, definitions read.
 * @throws Refusal `invalid-request`, `unknown-reference` naming the place under `pointer`
 */
export async function policyDraftOf(
  tx: Transaction,
  tenantId: string,
  { company, changes = [], custom = [] }: PolicyDraftBody,
  { today, pointer }: { today: string; pointer: string },
): Promise<PolicyDraft> {
  const checks = custom.map((one, index) => ({
    ...one,
    check: requireDefinition(one.check, today, `${pointer}/custom/${index}/check`),
  }));
  await requireChecks(tx, tenantId, changes, { pointer, drafted: checks.map(({ check }) => check.id) });
  const companyId = await companyIdOf(tx, tenantId, company, `${pointer}/company`);
  if (companyId === null && changes.length > 0) {
    const detail = 'Name the company whose policy is tried';
    throw new Refusal('invalid-request', detail, [{ pointer: `${pointer}/company`, code: 'missing', detail }]);
  }
  const drafted: PolicyDraft['custom'][number][] = [];
  for (const [index, one] of checks.entries()) {
    const of = await companyIdOf(tx, tenantId, one.company, `${pointer}/custom/${index}/company`);
    drafted.push({ companyId: of, check: one.check, enabled: one.enabled ?? true });
  }
  return {
    settings: changes.map(({ check, setting }) => ({ companyId: companyId ?? '', checkId: check, setting })),
    custom: drafted,
  };
}

/** What takes changes of a company's policy back, as they stand today: to be read before they are made. */
export async function undoOfSettings(
  tx: Transaction,
  tenantId: string,
  companyId: string,
  checkIds: readonly string[],
  today: string,
): Promise<PolicyDraft> {
  const own = entriesOn(await livePolicyEntries(tx, tenantId, today), today).get(companyId);
  const setting = (checkId: string): PolicySetting => own?.get(checkId)?.setting ?? 'inherit';
  return { settings: checkIds.map((checkId) => ({ companyId, checkId, setting: setting(checkId) })), custom: [] };
}

/** The same of a check of one's own: its version in force, or the new one switched off. */
export async function undoOfCustom(
  tx: Transaction,
  tenantId: string,
  after: PolicyDraft['custom'][number],
  today: string,
): Promise<PolicyDraft> {
  const versions = (await liveCustomChecks(tx, tenantId, today)).filter(({ checkId }) => checkId === after.check.id);
  const [held] = customOn(versions, today);
  const before = held
    ? { companyId: held.companyId, check: held.check, enabled: held.enabled }
    : { ...after, enabled: false };
  return { settings: [], custom: [before] };
}
