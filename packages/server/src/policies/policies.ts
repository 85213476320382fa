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

export interface Policies {
  ofGroup: PolicyOfGroup;
  /** The policy of a company; for one that is not known, what holds for every company. */
  ofCompany(companyId: string): CheckPolicy;
}

/** By which policy certificates are judged on a day; a draft is tried over what is kept. */
export async function loadPolicies(
  tx: Transaction,
  tenantId: string,
  day: string,
  draft?: PolicyDraft,
): Promise<PolicyOfGroup> {
  return (await loadAllPolicies(tx, tenantId, day, draft)).ofGroup;
}

/** The same, and the policy of the company that sells: for a line which no certificate stands behind. */
export async function loadAllPolicies(
  tx: Transaction,
  tenantId: string,
  day: string,
  draft?: PolicyDraft,
): Promise<Policies> {
  const policies = policiesOn(await loadPolicyParts(tx, tenantId, day), day, draft);
  const owners = new Map((await listGroups(tx, tenantId)).map((group) => [group.groupId, group.ownerCompanyId]));
  const ofCompany = (companyId: string) => policies.get(companyId) ?? policies.get(NO_COMPANY) ?? {};
  return { ofCompany, ofGroup: (groupId) => ofCompany((groupId !== null && owners.get(groupId)) || NO_COMPANY) };
}
