import { type Certificate, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import type { Company, CustomerGroup } from '@bonafide/core/customer/company.ts';
import { type CertificateInput, findCertificatesOf, type Law, saveCertificates } from '../certificates/certificates.ts';
import {
  findCustomersByNumber,
  findLicensesOf,
  findMappings,
  listAuthorities,
  listCompanies,
  listGroups,
  listLicenseTypes,
  listReasons,
  putAuthority,
  putCompany,
  putGroup,
  putLaterSettings,
  putLicenses,
  putLicenseTypes,
  putMappings,
  putReason,
  saveCustomers,
  searchedGroup,
} from '../customers/customers.ts';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import type { CompanyRecord } from './determination/companies-file.ts';
import type { ExemptReasonRecord } from './determination/exempt-reasons-file.ts';
import type { ImportLookups, ImportStep, Plan } from './determination/plan.ts';
import { companyRecord } from './determination/plan-company-side.ts';
import { planPortion } from './determination/plan-import.ts';
import type { FileRecords } from './determination/read-determination-file.ts';

/** Where the rows of a file belong; null where its kind needs no such thing (`ownerOfFile`). */
export interface ImportTarget {
  companyId: string | null;
  groupId: string | null;
}

/** The company or group of a file whose kind has one: `findImportTarget` saw to it. */
function needed(id: string | null): string {
  if (id === null) throw new Error('A file was taken in without what its rows belong to');
  return id;
}

function lookupsOf(tx: Transaction, tenantId: string, target: ImportTarget): ImportLookups {
  return {
    customers: (numbers) => findCustomersByNumber(tx, tenantId, needed(target.groupId), numbers),
    reasonCodes: async () =>
      new Set((await listReasons(tx, tenantId, [needed(target.groupId)])).map((reason) => reason.code)),
    reasons: async () => {
      const company = await targetCompany(tx, tenantId, target);
      return reasonRecords(tx, tenantId, company, needed(target.groupId));
    },
    searchesGroup: async () => {
      const company = await targetCompany(tx, tenantId, target);
      return (await searchedGroup(tx, tenantId, company)) === target.groupId;
    },
    reasonCodesFor: (record) => reasonCodesFor(tx, tenantId, record),
    companies: () => companyRecords(tx, tenantId),
    groups: async () => {
      const company = await targetCompany(tx, tenantId, target);
      const own = (await listGroups(tx, tenantId)).filter((group) => group.ownerCompanyId === company.companyId);
      return own.map(({ name, groupId }) => ({ name, active: groupId === company.activeGroupId }));
    },
    licenseTypes: () => listLicenseTypes(tx, tenantId, [needed(target.companyId)]),
    licenseTypesOfOwner: async () => {
      const group = (await listGroups(tx, tenantId)).find((one) => one.groupId === target.groupId);
      return listLicenseTypes(tx, tenantId, group ? [group.ownerCompanyId] : []);
    },
    licenses: (customerIds) => findLicensesOf(tx, tenantId, customerIds),
    authorities: async () => {
      const authorities = await listAuthorities(tx, tenantId, [needed(target.companyId)]);
      return authorities.map(({ authorityId: _id, companyId: _company, ...authority }) => authority);
    },
    certificates: (customerIds) => findCertificatesOf(tx, tenantId, customerIds),
    mappings: async (productCodes) => {
      const mappings = await findMappings(tx, tenantId, needed(target.companyId), productCodes);
      return mappings.map(({ companyId: _company, ...mapping }) => mapping);
    },
  };
}

/** All companies in the words of their file, by name. */
export async function companyRecords(
  tx: Transaction,
  tenantId: string,
): Promise<{ company: Company; record: CompanyRecord }[]> {
  const companies = await listCompanies(tx, tenantId);
  const groups = new Map((await listGroups(tx, tenantId)).map((group) => [group.groupId, group]));
  const externalIds = new Map(companies.map((company) => [company.companyId, company.externalId]));
  return companies.map((company) => ({
    company,
    record: companyRecord(
      company,
      (companyId) => externalIds.get(companyId),
      company.activeGroupId === null ? undefined : groups.get(company.activeGroupId),
    ),
  }));
}

/** Exempt reasons of a group in the words of their file, with those that are the company's defaults. */
export async function reasonRecords(
  tx: Transaction,
  tenantId: string,
  company: Company,
  groupId: string,
): Promise<ExemptReasonRecord[]> {
  const searched = (await searchedGroup(tx, tenantId, company)) === groupId;
  return (await listReasons(tx, tenantId, [groupId])).map(({ code, name, reason }) => ({
    code,
    name,
    reason,
    defaultUS: searched && company.defaultExemptReasonUS === code,
    defaultINTL: searched && company.defaultExemptReasonINTL === code,
  }));
}

async function reasonCodesFor(tx: Transaction, tenantId: string, record: CompanyRecord): Promise<Set<string>> {
  const companies = await listCompanies(tx, tenantId);
  const find = (name: string | null) =>
    companies.find((one) => one.externalId === name) ?? companies.find((one) => one.name === name);
  const parent = find(record.parent);
  const owner = find(record.activeGroupOwner);
  const named = (await listGroups(tx, tenantId)).find(
    (group) => group.name === record.activeGroup && group.ownerCompanyId === owner?.companyId,
  );
  const above = record.activeGroup === null && parent ? await searchedGroup(tx, tenantId, parent) : null;
  const groupId = named?.groupId ?? above;
  return new Set((groupId === null ? [] : await listReasons(tx, tenantId, [groupId])).map((reason) => reason.code));
}

async function putReasonRecord(
  tx: Transaction,
  author: Author,
  target: ImportTarget,
  { code, name, reason, defaultUS, defaultINTL }: ExemptReasonRecord,
): Promise<void> {
  await putReason(tx, author, { groupId: needed(target.groupId), code, name, reason });
  if (!defaultUS && !defaultINTL) return;
  await putLaterSettings(tx, author, await targetCompany(tx, author.tenantId, target), {
    ...(defaultUS ? { defaultExemptReasonUS: code } : {}),
    ...(defaultINTL ? { defaultExemptReasonINTL: code } : {}),
  });
}

async function targetCompany(tx: Transaction, tenantId: string, target: ImportTarget): Promise<Company> {
  const company = (await listCompanies(tx, tenantId)).find((one) => one.companyId === needed(target.companyId));
  if (!company) throw new Error('The company of a file is gone');
  return company;
}

/** Judges a portion against the store, in the caller's transaction, and changes nothing. */
export function rehearsePortion(
  tx: Transaction,
  tenantId: string,
  target: ImportTarget,
  portion: FileRecords,
): Promise<Plan> {
  return planPortion(portion, lookupsOf(tx, tenantId, target));
}

/** Judges a portion and does what it says, in the caller's transaction. Rows that change nothing touch nothing. */
export async function applyPortion(
  tx: Transaction,
  author: Author,
  law: Law,
  target: ImportTarget,
  portion: FileRecords,
): Promise<Plan> {
  const plan = await rehearsePortion(tx, author.tenantId, target, portion);
  const steps = plan.steps.filter((step) => step.effect !== 'same');
  const customers = steps.filter((step) => step.kind === 'customer').map((step) => step.fields);
  if (customers.length > 0) await saveCustomers(tx, author, needed(target.groupId), customers, 'imported');
  const certificates = steps.flatMap((step) => certificateOf(step) ?? []);
  if (certificates.length > 0) {
    await saveCertificates(tx, author, law, certificates, { source: 'import', event: 'imported' });
  }
  const mappings = steps.filter((step) => step.kind === 'commodity-mapping').map((step) => step.fields);
  if (mappings.length > 0) {
    await putMappings(
      tx,
      author,
      mappings.map((mapping) => ({ ...mapping, companyId: needed(target.companyId) })),
    );
  }
  const types = steps.filter((step) => step.kind === 'license-type').map((step) => step.fields);
  await putLicenseTypes(
    tx,
    author,
    types.map((type) => ({ ...type, companyId: needed(target.companyId) })),
  );
  const licenses = steps.filter((step) => step.kind === 'license').map((step) => step.fields);
  await putLicenses(tx, author, licenses);
  for (const step of steps) await applyCompanySide(tx, author, target, step);
  return plan;
}

async function applyCompanySide(
  tx: Transaction,
  author: Author,
  target: ImportTarget,
  step: ImportStep,
): Promise<void> {
  switch (step.kind) {
    case 'company':
      await addCompany(tx, author, step.fields);
      break;
    case 'customer-group': {
      const company = await targetCompany(tx, author.tenantId, target);
      const { group } = await putGroup(tx, author, company, step.fields.name);
      if (step.fields.active) await putLaterSettings(tx, author, company, { activeGroupId: group.groupId });
      break;
    }
    case 'exempt-reason':
      await putReasonRecord(tx, author, target, step.fields);
      break;
    case 'authority':
      await putAuthority(tx, author, { ...step.fields, companyId: needed(target.companyId) });
      break;
  }
}

/** A new company, with the group it searches: its own, or that of an owner above, which is made where it is not there yet. */
async function addCompany(tx: Transaction, author: Author, record: CompanyRecord): Promise<void> {
  const all = await listCompanies(tx, author.tenantId);
  const named = (name: string | null) =>
    name === null
      ? undefined
      : (all.find((company) => company.externalId === name) ?? all.find((company) => company.name === name));
  const { externalId, parent, activeGroup, activeGroupOwner, ...others } = record;
  const { defaultExemptReasonUS, defaultExemptReasonINTL, ...rest } = others;
  const policies = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const { company } = await putCompany(tx, author, externalId, {
    ...policies,
    name: record.name,
    usesExemptionCertificates: record.usesExemptionCertificates,
    parentExternalId: named(parent)?.externalId ?? null,
    version: 0,
  });
  const settings: Parameters<typeof putLaterSettings>[3] = { defaultExemptReasonUS, defaultExemptReasonINTL };
  if (activeGroup === null) {
    await putLaterSettings(tx, author, company, settings);
    return;
  }
  const owner = activeGroupOwner === null || activeGroupOwner === externalId ? company : named(activeGroupOwner);
  if (!owner) throw new Error('The plan let a group without an owner pass');
  const group: CustomerGroup = (await putGroup(tx, author, owner, activeGroup)).group;
  await putLaterSettings(tx, author, company, { ...settings, activeGroupId: group.groupId });
}

/** The whole certificate that a step wants: what the file says over what there is. */
function certificateOf(step: ImportStep): CertificateInput | undefined {
  if (step.kind === 'grants') return { ...inputOf(step.existing), grants: step.grants };
  if (step.kind !== 'certificate') return undefined;
  if (step.existing) return { ...inputOf(step.existing), ...step.fields };
  return { customerId: step.customerId, formId: null, grants: [], claim: emptyClaim(), ...step.fields };
}

function inputOf(certificate: Certificate): CertificateInput {
  const { certificateId: _id, sequence: _sequence, version: _version, ...input } = certificate;
  return input;
}
