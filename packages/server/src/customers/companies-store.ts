import { randomUUID } from 'node:crypto';
import type { TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import {
  type Authority,
  type CommodityMapping,
  type Company,
  type CustomerGroup,
  DEFAULT_POLICIES,
  type ExemptReason,
} from '@bonafide/core/customer/company.ts';
import { NO_SELLER_FACTS, type SellerFacts } from '@bonafide/core/customer/seller-facts.ts';
import type { TaxType } from '@bonafide/core/customer/tax-type.ts';
import { normalDecimal } from '@bonafide/core/money/decimal.ts';
import type { ZoneLevel } from '@bonafide/core/place/zone.ts';
import { type Selectable, sql } from 'kysely';
import { type Author, recordChanges } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import type { CompanyTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { keepSettings } from './settings-history.ts';

/** What a PUT of a company says; links by external id. */
export interface CompanyInput {
  name: string;
  parentExternalId?: string | null | undefined;
  usesExemptionCertificates: boolean;
  activeCustomerGroup?: { name: string; ownerExternalId: string } | null | undefined;
  autoCreateCertificates?: boolean | undefined;
  autoCreateCustomers?: boolean | undefined;
  temporaryCertificatesAffectTax?: boolean | undefined;
  strictCustomerLookup?: boolean | undefined;
  expiryDayInclusive?: boolean | undefined;
  certificateSelection?: 'first-approved' | 'best' | undefined;
  goodsLists?: 'either' | 'both' | undefined;
  exemptWithoutCertificate?: boolean | undefined;
  /** A code of the active group; null: none. */
  defaultExemptReasonUS?: string | null | undefined;
  defaultExemptReasonINTL?: string | null | undefined;
  /** What is left out of it stays. */
  sellerFacts?: Partial<SellerFacts> | undefined;
  /** The version that was read; 0 for a company that must be new. Left out, whatever is there is replaced. */
  version?: number | undefined;
}

function toCompany(row: Selectable<CompanyTable>): Company {
  return {
    companyId: row.company_id,
    externalId: row.external_id,
    name: row.name,
    parentCompanyId: row.parent_company_id,
    version: row.version,
    usesExemptionCertificates: row.uses_exemption_certificates,
    activeGroupId: row.active_group_id,
    autoCreateCertificates: row.auto_create_certificates,
    autoCreateCustomers: row.auto_create_customers,
    temporaryCertificatesAffectTax: row.temporary_certificates_affect_tax,
    strictCustomerLookup: row.strict_customer_lookup,
    expiryDayInclusive: row.expiry_day_inclusive,
    certificateSelection: row.certificate_selection,
    goodsLists: row.goods_lists,
    exemptWithoutCertificate: row.exempt_without_certificate,
    defaultExemptReasonUS: row.default_exempt_reason_us,
    defaultExemptReasonINTL: row.default_exempt_reason_intl,
    sellerFacts: { ...NO_SELLER_FACTS, ...(row.seller_facts as Partial<SellerFacts>) },
  };
}

/** All companies of the tenant, by name. A tenant has few: the tree is read whole. */
export async function listCompanies(tx: Transaction, tenantId: string): Promise<Company[]> {
  const rows = await tx
    .selectFrom('bonafide.company')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('name')
    .execute();
  return rows.map(toCompany);
}

export async function findCompany(tx: Transaction, tenantId: string, externalId: string): Promise<Company | undefined> {
  const row = await tx
    .selectFrom('bonafide.company')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row && toCompany(row);
}

/** @throws Refusal `not-found` */
export async function requireCompany(tx: Transaction, tenantId: string, externalId: string): Promise<Company> {
  const company = await findCompany(tx, tenantId, externalId);
  if (!company) throw new Refusal('not-found', `There is no company with external id “${externalId}”`);
  return company;
}

export async function listGroups(tx: Transaction, tenantId: string): Promise<CustomerGroup[]> {
  const rows = await tx
    .selectFrom('bonafide.customer_group')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ groupId: row.group_id, name: row.name, ownerCompanyId: row.owner_company_id }));
}

export async function findGroup(
  tx: Transaction,
  tenantId: string,
  ownerCompanyId: string,
  name: string,
): Promise<CustomerGroup | undefined> {
  const row = await tx
    .selectFrom('bonafide.customer_group')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('owner_company_id', '=', ownerCompanyId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row && { groupId: row.group_id, name: row.name, ownerCompanyId: row.owner_company_id };
}

/** @throws Refusal `not-found` */
export async function requireGroup(
  tx: Transaction,
  tenantId: string,
  owner: Company,
  name: string,
): Promise<CustomerGroup> {
  const group = await findGroup(tx, tenantId, owner.companyId, name);
  if (!group) throw new Refusal('not-found', `Company “${owner.externalId}” owns no customer group “${name}”`);
  return group;
}

function unknown(pointer: string, detail: string): Refusal {
  return new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
}

async function resolveParent(
  tx: Transaction,
  tenantId: string,
  input: CompanyInput,
  self: Company | undefined,
): Promise<string | null> {
  if (!input.parentExternalId) return null;
  const all = await listCompanies(tx, tenantId);
  const parent = all.find((company) => company.externalId === input.parentExternalId);
  if (!parent) throw unknown('/parentExternalId', `There is no company “${input.parentExternalId}”`);
  const byId = new Map(all.map((company) => [company.companyId, company]));
  for (let at: Company | undefined = parent; at; at = at.parentCompanyId ? byId.get(at.parentCompanyId) : undefined) {
    if (at.companyId === self?.companyId) {
      const detail = 'A company cannot stand below itself';
      throw new Refusal('invalid-request', detail, [{ pointer: '/parentExternalId', code: 'cycle', detail }]);
    }
  }
  return parent.companyId;
}

async function resolveActiveGroup(
  tx: Transaction,
  author: Author,
  input: CompanyInput,
  self: Company,
): Promise<string | null> {
  const wanted = input.activeCustomerGroup;
  if (!wanted) return null;
  const owner =
    wanted.ownerExternalId === self.externalId ? self : await findCompany(tx, author.tenantId, wanted.ownerExternalId);
  if (!owner) throw unknown('/activeCustomerGroup/ownerExternalId', `There is no company “${wanted.ownerExternalId}”`);
  const group = await findGroup(tx, author.tenantId, owner.companyId, wanted.name);
  if (group) return group.groupId;
  // A company that names a group of its own may bring it along: the first PUT would otherwise have to be sent twice.
  if (owner.companyId === self.companyId) return (await putGroup(tx, author, self, wanted.name)).group.groupId;
  throw unknown(
    '/activeCustomerGroup/name',
    `Company “${wanted.ownerExternalId}” owns no customer group “${wanted.name}”`,
  );
}

function refuseOtherVersion({ version }: CompanyInput, before: Company | undefined): void {
  if (version === undefined || version === (before?.version ?? 0)) return;
  if (version === 0) throw new Refusal('already-exists', `There is a company “${before?.externalId}” already`);
  throw new Refusal(
    'version-mismatch',
    before ? `The company is at version ${before.version} now` : 'The company is gone',
  );
}

type Policies = { [Policy in keyof typeof DEFAULT_POLICIES]: Company[Policy] };

/** What the input names; else what was; else the documented default. Null is named: it takes a default reason away. */
function policiesOf(input: CompanyInput, before: Company | undefined): Policies {
  const policies: Policies = { ...DEFAULT_POLICIES };
  const keep = <Policy extends keyof Policies>(policy: Policy) => {
    const named = input[policy] as Policies[Policy] | undefined;
    policies[policy] = named === undefined ? (before?.[policy] ?? DEFAULT_POLICIES[policy]) : named;
  };
  for (const policy of Object.keys(DEFAULT_POLICIES)) keep(policy as keyof Policies);
  return policies;
}

/**
 * A default reason is a code of the group that the company searches: its own choice, else the nearest company's above it.
 * @throws Refusal `unknown-reference`, also where a reason that stays does not exist in a group newly chosen
 */
async function refuseUnknownReasons(tx: Transaction, tenantId: string, company: Company): Promise<void> {
  const fields = ['defaultExemptReasonUS', 'defaultExemptReasonINTL'] as const;
  const named = fields.filter((field) => company[field] !== null);
  if (named.length === 0) return;
  const groupId = await searchedGroup(tx, tenantId, company);
  const known = new Set((groupId === null ? [] : await listReasons(tx, tenantId, [groupId])).map(({ code }) => code));
  const missing = named.filter((field) => !known.has(company[field] ?? ''));
  if (missing.length === 0) return;
  const details = missing.map((field) => {
    const detail =
      groupId === null
        ? 'A default exempt reason needs an active customer group'
        : `The active customer group has no exempt reason “${company[field]}”`;
    return { pointer: `/${field}`, code: 'unknown-reference', detail };
  });
  throw new Refusal('unknown-reference', details[0]?.detail, details);
}

/** The group that a company searches: its own choice, else the nearest company's above it; null: none. */
export async function searchedGroup(tx: Transaction, tenantId: string, company: Company): Promise<string | null> {
  if (company.activeGroupId !== null) return company.activeGroupId;
  const byId = new Map((await listCompanies(tx, tenantId)).map((other) => [other.companyId, other]));
  let above = company.parentCompanyId;
  while (above !== null) {
    const parent = byId.get(above);
    if (parent?.activeGroupId) return parent.activeGroupId;
    above = parent?.parentCompanyId ?? null;
  }
  return null;
}

/** What the input names; else what was. */
function factsOf({ sellerFacts = {} }: CompanyInput, before: Company | undefined): SellerFacts {
  const facts = { ...(before?.sellerFacts ?? NO_SELLER_FACTS), ...sellerFacts };
  const emailDomains = facts.emailDomains?.map((domain) => domain.toLowerCase()) ?? null;
  return { ...facts, emailDomains };
}

/** Creates or replaces a company. Not named policies keep their value; in a new company they take the documented default. */
export async function putCompany(
  tx: Transaction,
  author: Author,
  externalId: string,
  input: CompanyInput,
): Promise<{ company: Company; created: boolean }> {
  const before = await findCompany(tx, author.tenantId, externalId);
  refuseOtherVersion(input, before);
  const parentCompanyId = await resolveParent(tx, author.tenantId, input, before);
  const company: Company = {
    companyId: before?.companyId ?? randomUUID(),
    externalId,
    name: input.name,
    parentCompanyId,
    version: (before?.version ?? 0) + 1,
    usesExemptionCertificates: input.usesExemptionCertificates,
    activeGroupId: before?.activeGroupId ?? null,
    ...policiesOf(input, before),
    sellerFacts: factsOf(input, before),
  };
  const columns = {
    tenant_id: author.tenantId,
    company_id: company.companyId,
    external_id: externalId,
    name: company.name,
    parent_company_id: parentCompanyId,
    uses_exemption_certificates: company.usesExemptionCertificates,
    active_group_id: company.activeGroupId,
    auto_create_certificates: company.autoCreateCertificates,
    auto_create_customers: company.autoCreateCustomers,
    temporary_certificates_affect_tax: company.temporaryCertificatesAffectTax,
    strict_customer_lookup: company.strictCustomerLookup,
    expiry_day_inclusive: company.expiryDayInclusive,
    certificate_selection: company.certificateSelection,
    goods_lists: company.goodsLists,
    exempt_without_certificate: company.exemptWithoutCertificate,
    default_exempt_reason_us: company.defaultExemptReasonUS,
    default_exempt_reason_intl: company.defaultExemptReasonINTL,
    seller_facts: toJsonb(company.sellerFacts),
    version: company.version,
    // When this version became known, not when the company did.
    recorded_at: sql<Date>`now()`,
  };
  await tx
    .insertInto('bonafide.company')
    .values(columns)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id']).doUpdateSet({ ...columns }))
    .execute();
  if (input.activeCustomerGroup !== undefined) {
    company.activeGroupId = await resolveActiveGroup(tx, author, input, company);
    await tx
      .updateTable('bonafide.company')
      .set({ active_group_id: company.activeGroupId })
      .where('tenant_id', '=', author.tenantId)
      .where('company_id', '=', company.companyId)
      .execute();
  }
  await refuseUnknownReasons(tx, author.tenantId, company);
  await recordChanges(tx, author, [
    {
      kind: 'company',
      recordId: company.companyId,
      version: company.version,
      parentId: null,
      event: before ? 'changed' : 'created',
      summary: `Company ${company.name} ${before ? 'changed' : 'created'}`,
      body: company,
    },
  ]);
  await signalBook(tx, author.tenantId, 'all');
  return { company, created: !before };
}

/** Settings of a company that name what came after it: its group, and reasons of that group. */
export type LaterSettings = Partial<
  Pick<Company, 'activeGroupId' | 'defaultExemptReasonUS' | 'defaultExemptReasonINTL'>
>;

/**
 * Sets what a company could not name when it was made. Nothing happens where it is so already.
 * @throws Refusal `unknown-reference` for a default reason that the group searched does not have
 */
export async function putLaterSettings(
  tx: Transaction,
  author: Author,
  company: Company,
  settings: LaterSettings,
): Promise<Company> {
  const names = Object.keys(settings) as (keyof LaterSettings)[];
  if (names.every((name) => settings[name] === company[name])) return company;
  const changed: Company = { ...company, ...settings, version: company.version + 1 };
  await refuseUnknownReasons(tx, author.tenantId, changed);
  await tx
    .updateTable('bonafide.company')
    .set({
      active_group_id: changed.activeGroupId,
      default_exempt_reason_us: changed.defaultExemptReasonUS,
      default_exempt_reason_intl: changed.defaultExemptReasonINTL,
      version: changed.version,
      recorded_at: sql<Date>`now()`,
    })
    .where('tenant_id', '=', author.tenantId)
    .where('company_id', '=', company.companyId)
    .execute();
  await recordChanges(tx, author, [
    {
      kind: 'company',
      recordId: company.companyId,
      version: changed.version,
      parentId: null,
      event: 'changed',
      summary: `Company ${company.name} changed`,
      body: changed,
    },
  ]);
  await signalBook(tx, author.tenantId, 'all');
  return changed;
}

export async function putGroup(
  tx: Transaction,
  author: Author,
  owner: Company,
  name: string,
): Promise<{ group: CustomerGroup; created: boolean }> {
  const before = await findGroup(tx, author.tenantId, owner.companyId, name);
  if (before) return { group: before, created: false };
  const group = { groupId: randomUUID(), name, ownerCompanyId: owner.companyId };
  await tx
    .insertInto('bonafide.customer_group')
    .values({ tenant_id: author.tenantId, group_id: group.groupId, owner_company_id: owner.companyId, name })
    .execute();
  await keepSettings(tx, author, 'customer-group', [{ key: group.groupId, body: group }]);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'customer-group.created',
      ref: `customer-group/${group.groupId}`,
      summary: `Customer group ${name} created`,
      content: JSON.stringify(group),
    },
  ]);
  await signalBook(tx, author.tenantId, 'all');
  return { group, created: true };
}

/** How many customers each group has, by group id; a group without any is not in it. */
export async function customersPerGroup(tx: Transaction, tenantId: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('bonafide.customer')
    .select(['group_id', sql<string>`count(*)`.as('customers')])
    .where('tenant_id', '=', tenantId)
    .groupBy('group_id')
    .execute();
  return new Map(rows.map((row) => [row.group_id, Number(row.customers)]));
}

export async function listReasons(
  tx: Transaction,
  tenantId: string,
  groupIds: readonly string[],
): Promise<ExemptReason[]> {
  if (groupIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.exempt_reason')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('group_id', 'in', [...groupIds])
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ groupId: row.group_id, code: row.code, name: row.name, reason: row.reason }));
}

export async function putReason(tx: Transaction, author: Author, reason: ExemptReason): Promise<void> {
  const columns = {
    tenant_id: author.tenantId,
    group_id: reason.groupId,
    code: reason.code,
    name: reason.name,
    reason: reason.reason,
  };
  await tx
    .insertInto('bonafide.exempt_reason')
    .values(columns)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'group_id', 'code'])
        .doUpdateSet({ name: reason.name, reason: reason.reason, recorded_at: sql<Date>`now()` }),
    )
    .execute();
  await keepSettings(tx, author, 'exempt-reason', [{ key: `${reason.groupId}/${reason.code}`, body: reason }]);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'exempt-reason.put',
      ref: `exempt-reason/${reason.groupId}/${reason.code}`,
      summary: `Exempt reason ${reason.code} ${reason.name}`,
      content: JSON.stringify(reason),
    },
  ]);
  await signalBook(tx, author.tenantId, 'all');
}

/** Authorities of these companies: a ship-to has the interest of every authority whose zone contains it. */
export async function listAuthorities(
  tx: Transaction,
  tenantId: string,
  companyIds: readonly string[],
): Promise<Authority[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.authority')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', 'in', [...companyIds])
    .orderBy('zone')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    authorityId: row.authority_id,
    companyId: row.company_id,
    name: row.name,
    zone: row.zone,
    zoneLevel: row.zone_level as ZoneLevel,
    type: row.type,
    rate: normalDecimal(row.rate),
    taxType: row.tax_type as TaxType | null,
  }));
}

export async function putAuthority(
  tx: Transaction,
  author: Author,
  input: Omit<Authority, 'authorityId'>,
): Promise<Authority> {
  const columns = {
    zone: input.zone,
    zone_level: input.zoneLevel,
    type: input.type,
    rate: input.rate,
    tax_type: input.taxType,
    recorded_at: sql<Date>`now()`,
  };
  const row = await tx
    .insertInto('bonafide.authority')
    .values({
      tenant_id: author.tenantId,
      authority_id: randomUUID(),
      company_id: input.companyId,
      name: input.name,
      ...columns,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'name']).doUpdateSet(columns))
    .returning('authority_id')
    .executeTakeFirstOrThrow();
  const authority = { ...input, authorityId: row.authority_id };
  await keepSettings(tx, author, 'authority', [{ key: authority.authorityId, body: authority }]);
  await appendToLedger(tx, author.tenantId, author.actor, [
    {
      kind: 'authority.put',
      ref: `authority/${row.authority_id}`,
      summary: `Authority ${input.name} in ${input.zone}`,
      content: JSON.stringify(authority),
    },
  ]);
  await signalBook(tx, author.tenantId, 'all');
  return authority;
}

export async function listMappings(
  tx: Transaction,
  tenantId: string,
  companyIds: readonly string[],
): Promise<CommodityMapping[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.commodity_mapping')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', 'in', [...companyIds])
    .orderBy('product_code')
    .orderBy('start_date')
    .execute();
  return rows.map((row) => ({
    companyId: row.company_id,
    productCode: row.product_code,
    commodityCode: row.commodity_code,
    startDate: row.start_date,
    endDate: row.end_date,
  }));
}

/** A mapping as files and forms give it; the description is the ERP's text for the product. */
export interface MappingInput extends CommodityMapping {
  description: string | null;
  customProduct: boolean;
  /** Which of Determination's two files it belongs to; decisions do not look at it. */
  taxDataType: TaxDataType;
}

function mappingVersion({ companyId, productCode, commodityCode, startDate, endDate }: MappingInput) {
  const body: CommodityMapping = { companyId, productCode, commodityCode, startDate, endDate };
  return { key: `${companyId}/${startDate}/${productCode}/${commodityCode}`, body };
}

/** @returns how many rows were new or changed */
export async function putMappings(tx: Transaction, author: Author, mappings: readonly MappingInput[]): Promise<number> {
  const touched: MappingInput[] = [];
  for (const mapping of mappings) {
    const columns = {
      end_date: mapping.endDate,
      description: mapping.description,
      custom_product: mapping.customProduct,
      tax_data_type: mapping.taxDataType,
      recorded_at: sql<Date>`now()`,
    };
    const done = await tx
      .insertInto('bonafide.commodity_mapping')
      .values({
        tenant_id: author.tenantId,
        company_id: mapping.companyId,
        product_code: mapping.productCode,
        commodity_code: mapping.commodityCode,
        start_date: mapping.startDate,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'company_id', 'product_code', 'commodity_code', 'start_date'])
          .doUpdateSet(columns)
          .where(
            sql<boolean>`(commodity_mapping.end_date, commodity_mapping.description, commodity_mapping.custom_product, commodity_mapping.tax_data_type)
              is distinct from (excluded.end_date, excluded.description, excluded.custom_product, excluded.tax_data_type)`,
          ),
      )
      .executeTakeFirst();
    if ((done.numInsertedOrUpdatedRows ?? 0n) > 0n) touched.push(mapping);
  }
  if (touched.length > 0) {
    await keepSettings(tx, author, 'commodity-mapping', touched.map(mappingVersion));
    await appendToLedger(tx, author.tenantId, author.actor, [
      {
        kind: 'commodity-mapping.put',
        ref: `company/${mappings[0]?.companyId}`,
        summary: `${touched.length} product mappings added or changed`,
        content: JSON.stringify(mappings),
      },
    ]);
  }
  if (touched.length > 0) await signalBook(tx, author.tenantId, 'all');
  return touched.length;
}
