import type { CheckPolicy } from '@bonafide/core/check/run-checks.ts';
import { listCompanies, listGroups } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { liveCustomChecks, livePolicyEntries } from './policies-store.ts';
import { NO_COMPANY, type PolicyDraft, type PolicyParts, policiesOn } from './resolve-policies.ts';

export type { Rejudge } from './check-policy-routes.ts';
/** What other capabilities may ask of what sellers change about the checks. */
export { policyVersion } from './policies-store.ts';
export { policyDraftOf } from './policy-input.ts';
export { PolicyDraftBody } from './policy-schemas.ts';
export {
  customForCompany,
  entriesOn,
  NO_DRAFT,
  type PolicyDraft,
  type PolicyParts,
  type PolicySetting,
  type SettingInForce,
  settingsOf,
} from './resolve-policies.ts';

/** Everything that is kept and still says something on or after a day. */
export async function loadPolicyParts(tx: Transaction, tenantId: string, day: string): Promise<PolicyParts> {
  return {
    companies: await listCompanies(tx, tenantId),
    entries: await livePolicyEntries(tx, tenantId, day),
    custom: await liveCustomChecks(tx, tenantId, day),
  };
}

/** The policy for customers of a group; for a certificate without a customer, what holds for every company. */
export type PolicyOfGroup = (groupId: string | null) => CheckPolicy;

/** By which policy certificates are judged on a day; a draft is tried over what is kept. */
export async function loadPolicies(
  tx: Transaction,
  tenantId: string,
  day: string,
  draft?: PolicyDraft,
): Promise<PolicyOfGroup> {
  const policies = policiesOn(await loadPolicyParts(tx, tenantId, day), day, draft);
  const owners = new Map((await listGroups(tx, tenantId)).map((group) => [group.groupId, group.ownerCompanyId]));
  return (groupId) => policies.get((groupId !== null && owners.get(groupId)) || NO_COMPANY) ?? {};
}
