import type { Company, CustomerGroup } from '@bonafide/core/customer/company.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import { findCustomersByNumber, listCompanies, listGroups } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { FILE_FORMATS, type KnownFormat } from './determination/formats.ts';
import { withAncestors } from './import-target.ts';

/** One file of an export: a kind, and whose rows it holds. */
export interface ExportFile {
  sdiType: string;
  company: Company;
  group: CustomerGroup | null;
  /** Where only one customer is given out. */
  customer: Customer | null;
}

export interface ExportQuery {
  company: string;
  group?: string | undefined;
  /** Number of one customer of the group. */
  customer?: string | undefined;
}

/** What of a customer stands in files: the rest belongs to its group or company. */
const OF_A_CUSTOMER: ReadonlySet<string> = new Set([
  'Customers',
  'CustomerLicense',
  'ExemptionCertificates',
  'ExemptionCertificatesLimitedUse',
  'ExemptionCertificateZones-US',
  'ExemptionCertificateZones-INTL',
]);

function unknown(pointer: string, detail: string): Refusal {
  return new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
}

/**
 * The files that hold everything a company decides by, in the order in which they are to be taken in: company by company from the top of the
 * tree, since a company uses what those above it own; within a company what others name comes first. With a group its rows alone, with a
 * customer that customer's.
 * @throws Refusal `unknown-reference`
 */
export async function planExport(tx: Transaction, tenantId: string, query: ExportQuery): Promise<ExportFile[]> {
  const companies = await listCompanies(tx, tenantId);
  const company =
    companies.find((one) => one.externalId === query.company) ?? companies.find((one) => one.name === query.company);
  if (!company) throw unknown('?company', `There is no company “${query.company}”`);
  const nearestFirst = withAncestors(company, companies);
  const groups = usableGroups(await listGroups(tx, tenantId), nearestFirst, query);
  const customer = await customerOf(tx, tenantId, groups, company, query);
  const files: ExportFile[] = [];
  for (const owner of nearestFirst.toReversed()) {
    const own = groups.filter((group) => group.ownerCompanyId === owner.companyId);
    for (const format of FILE_FORMATS) {
      if (customer !== null && !OF_A_CUSTOMER.has(format.sdiType)) continue;
      files.push(...filesOf(format, owner, own, query).map((file) => ({ ...file, customer })));
    }
  }
  return files;
}

function filesOf(
  { sdiType, owner }: KnownFormat,
  company: Company,
  groups: readonly CustomerGroup[],
  query: ExportQuery,
): Omit<ExportFile, 'customer'>[] {
  if (owner === 'group') return groups.map((group) => ({ sdiType, company, group }));
  return query.group === undefined ? [{ sdiType, company, group: null }] : [];
}

function usableGroups(
  all: readonly CustomerGroup[],
  nearestFirst: readonly Company[],
  { company, group }: ExportQuery,
): CustomerGroup[] {
  const usable = nearestFirst.flatMap((owner) => all.filter((one) => one.ownerCompanyId === owner.companyId));
  if (group === undefined) return usable;
  const named = usable.find((one) => one.name === group);
  if (!named) throw unknown('?group', `Company “${company}” and those above it own no customer group “${group}”`);
  return [named];
}

async function customerOf(
  tx: Transaction,
  tenantId: string,
  groups: CustomerGroup[],
  company: Company,
  query: ExportQuery,
): Promise<Customer | null> {
  if (query.customer === undefined) return null;
  const active = groups.find((group) => group.groupId === company.activeGroupId);
  const [group] = query.group === undefined && active ? [active] : groups;
  if (!group) throw unknown('?group', `Company “${query.company}” has no customer group; name one`);
  const found = (await findCustomersByNumber(tx, tenantId, group.groupId, [query.customer])).get(query.customer);
  if (!found) throw unknown('?customer', `Group “${group.name}” has no customer “${query.customer}”`);
  groups.splice(0, groups.length, group);
  return found;
}
