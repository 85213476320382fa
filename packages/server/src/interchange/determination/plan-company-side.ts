import type { Company } from '@bonafide/core/customer/company.ts';
import type { AuthorityRecord } from './authorities-file.ts';
import type { CommodityMappingRecord } from './commodity-mappings-file.ts';
import type { CompanyRecord } from './companies-file.ts';
import type { CustomerGroupRecord } from './customer-groups-file.ts';
import type { ExemptReasonRecord } from './exempt-reasons-file.ts';
import { keyOf, type Read } from './file-format.ts';
import { effectOf, type ImportLookups, type Plan, reject } from './plan.ts';

/**
 * Companies are only added (spec §5.8): a row for a company that is there does nothing where it says the same, and is rejected where it does
 * not, so that a file never rewrites how a company decides. A parent may stand higher up in the same file.
 */
export async function planCompanies(
  records: readonly Read<CompanyRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = await lookups.companies();
  const coming = new Map<string, CompanyRecord>();
  for (const read of records) {
    const { record } = read;
    const existing = known.find((one) => one.record.externalId === record.externalId);
    if (existing) {
      if (saysOtherwise(existing.record, record)) {
        const message = `There is a company ${record.externalId} already, and the row differs from it. This file only adds companies.`;
        reject(plan, read, 'ExternalCompanyId', 'company-exists', message);
      } else plan.steps.push({ kind: 'company', lines: read.lines, fields: record, effect: 'same' });
      continue;
    }
    const find = (name: string) =>
      known.find((one) => one.record.externalId === name) ??
      known.find((one) => one.record.name === name) ??
      coming.get(name);
    if (record.parent !== null && !find(record.parent)) {
      const message = `There is no company "${record.parent}", and no row above makes it. A company without a parent says Top Level Company.`;
      reject(plan, read, 'ParentCompany', 'unknown-parent', message);
      continue;
    }
    if (
      record.activeGroupOwner !== null &&
      record.activeGroupOwner !== record.externalId &&
      !find(record.activeGroupOwner)
    ) {
      const message = `There is no company "${record.activeGroupOwner}" that could own the group.`;
      reject(plan, read, 'ActiveCustomerGroupOwner', 'unknown-group-owner', message);
      continue;
    }
    const asked = [record.defaultExemptReasonUS, record.defaultExemptReasonINTL];
    const codes = asked.some((code) => code !== null) ? await lookups.reasonCodesFor(record) : new Set<string>();
    const missing = asked.find((code) => code !== null && !codes.has(code));
    if (missing !== undefined) {
      const column = missing === record.defaultExemptReasonUS ? 'DefaultExemptReasonUS' : 'DefaultExemptReasonINTL';
      const message = `The group that the company would search has no exempt reason "${missing}". Reasons of a group of its own are made its defaults by their own file.`;
      reject(plan, read, column, 'unknown-reason', message);
      continue;
    }
    coming.set(record.externalId, record).set(record.name, record);
    plan.steps.push({ kind: 'company', lines: read.lines, fields: record, effect: 'add' });
  }
}

/** Whether a row asks for something else than what is there; what it leaves open asks for nothing. */
function saysOtherwise(existing: CompanyRecord, record: CompanyRecord): boolean {
  const keys = Object.keys(record) as (keyof CompanyRecord)[];
  return keys.some((key) => {
    if (key === 'activeGroupOwner' && (record[key] === null || record[key] === record.externalId)) {
      return record.activeGroup !== null && existing.activeGroupOwner !== null;
    }
    const open = record[key] === null && key !== 'parent';
    return !open && existing[key] !== record[key];
  });
}

export async function planGroups(
  records: readonly Read<CustomerGroupRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = await lookups.groups();
  for (const { lines, record } of records) {
    const existing = known.find((one) => one.name === record.name);
    const effect = !existing ? 'add' : record.active && !existing.active ? 'change' : 'same';
    plan.steps.push({ kind: 'customer-group', lines, fields: record, effect });
  }
}

export async function planReasons(
  records: readonly Read<ExemptReasonRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = new Map((await lookups.reasons()).map((reason) => [reason.code, reason]));
  const searched = await lookups.searchesGroup();
  for (const read of records) {
    const { record } = read;
    if ((record.defaultUS || record.defaultINTL) && !searched) {
      const message = 'The company does not search this group, so its reasons cannot be its defaults.';
      reject(plan, read, record.defaultUS ? 'DefaultUS' : 'DefaultINTL', 'group-not-searched', message);
      continue;
    }
    const existing = known.get(record.code);
    // N leaves a default as it is.
    const wanted = existing && {
      ...record,
      defaultUS: record.defaultUS || existing.defaultUS,
      defaultINTL: record.defaultINTL || existing.defaultINTL,
    };
    plan.steps.push({
      kind: 'exempt-reason',
      lines: read.lines,
      fields: record,
      effect: existing ? effectOf(existing, wanted) : 'add',
    });
  }
}

export async function planAuthorities(
  records: readonly Read<AuthorityRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = new Map((await lookups.authorities()).map((authority) => [authority.name, authority]));
  for (const { lines, record } of records) {
    const existing = known.get(record.name);
    plan.steps.push({
      kind: 'authority',
      lines,
      fields: record,
      effect: existing ? effectOf(existing, record) : 'add',
    });
  }
}

export async function planMappings(
  records: readonly Read<CommodityMappingRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = await lookups.mappings([...new Set(records.map((read) => read.record.productCode))]);
  const byKey = new Map(known.map((one) => [keyOf(one.productCode, one.commodityCode, one.startDate), one]));
  for (const { lines, record } of records) {
    const existing = byKey.get(keyOf(record.productCode, record.commodityCode, record.startDate));
    plan.steps.push({
      kind: 'commodity-mapping',
      lines,
      fields: record,
      effect: existing ? effectOf(existing, record) : 'add',
    });
  }
}

/** A company in the words of its file; `ofId` gives the external id of a company, `ofGroup` what is known of a group. */
export function companyRecord(
  company: Company,
  externalIdOf: (companyId: string) => string | undefined,
  group: { name: string; ownerCompanyId: string } | undefined,
): CompanyRecord {
  const { parentCompanyId } = company;
  const foreign = group !== undefined && group.ownerCompanyId !== company.companyId;
  return {
    name: company.name,
    externalId: company.externalId,
    parent: parentCompanyId === null ? null : (externalIdOf(parentCompanyId) ?? null),
    usesExemptionCertificates: company.usesExemptionCertificates,
    activeGroup: group?.name ?? null,
    activeGroupOwner: foreign ? (externalIdOf(group.ownerCompanyId) ?? null) : null,
    autoCreateCertificates: company.autoCreateCertificates,
    autoCreateCustomers: company.autoCreateCustomers,
    temporaryCertificatesAffectTax: company.temporaryCertificatesAffectTax,
    strictCustomerLookup: company.strictCustomerLookup,
    expiryDayInclusive: company.expiryDayInclusive,
    certificateSelection: company.certificateSelection,
    goodsLists: company.goodsLists,
    exemptWithoutCertificate: company.exemptWithoutCertificate,
    // Of a group of its own, the file of the reasons says which are the defaults.
    defaultExemptReasonUS: group === undefined || foreign ? company.defaultExemptReasonUS : null,
    defaultExemptReasonINTL: group === undefined || foreign ? company.defaultExemptReasonINTL : null,
  };
}
