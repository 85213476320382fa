import type { Company } from '@bonafide/core/customer/company.ts';
import { listCompanies, listGroups } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ImportTarget } from './apply-portion.ts';
import type { FileOwner } from './determination/formats.ts';

function unknown(pointer: string, detail: string): Refusal {
  return new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
}

/**
 * The company (by external id, else by name) and customer group that a file is for, as far as its kind has them. Without a group it is the active one of the
 * company or of the nearest above it, as in a determination; a named group may belong to any of them.
 * @throws Refusal `unknown-reference`
 */
export async function findImportTarget(
  tx: Transaction,
  tenantId: string,
  query: { company?: string | undefined; group?: string | undefined },
  owner: FileOwner,
): Promise<ImportTarget> {
  if (owner === 'tenant') return { companyId: null, groupId: null };
  if (query.company === undefined) throw unknown('?company', 'Name the company that the file is for');
  const companies = await listCompanies(tx, tenantId);
  const company =
    companies.find((one) => one.externalId === query.company) ?? companies.find((one) => one.name === query.company);
  if (!company) throw unknown('?company', `There is no company “${query.company}”`);
  if (owner === 'company') return { companyId: company.companyId, groupId: null };
  const owners = withAncestors(company, companies);
  if (query.group === undefined) {
    const groupId = owners.find((owner) => owner.activeGroupId !== null)?.activeGroupId;
    if (groupId) return { companyId: company.companyId, groupId };
    throw unknown('?group', `Company “${query.company}” and those above it have no active customer group; name one`);
  }
  const groups = (await listGroups(tx, tenantId)).filter((group) => group.name === query.group);
  // The nearest owner's group counts when two carry the name.
  for (const owner of owners) {
    const group = groups.find((one) => one.ownerCompanyId === owner.companyId);
    if (group) return { companyId: company.companyId, groupId: group.groupId };
  }
  throw unknown('?group', `Company “${query.company}” and those above it own no customer group “${query.group}”`);
}

/** The company, then those above it, nearest first. */
export function withAncestors(company: Company, companies: readonly Company[]): Company[] {
  const chain: Company[] = [];
  let at: Company | undefined = company;
  while (at && !chain.includes(at)) {
    chain.push(at);
    const parentId: string | null = at.parentCompanyId;
    at = companies.find((one) => one.companyId === parentId);
  }
  return chain;
}
