import type { Certificate, TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import { sql } from 'kysely';
import { type MappingInput, type NamedLicense, pageOfLicenses } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';

/** Rows read at once; what an export holds at any time is a page. */
const PAGE_ROWS = 1000;
/** Beyond so many certificates their rows in the other files are not counted before they are written. */
const COUNTED_MOST = 50_000;

/** A record with the customer it belongs to, as files name it. */
export type Owned<T> = T & { customerName: string; customerNumber: string };

/** The rows of a group, or of one of its customers. */
export interface OwnerFilter {
  groupId: string;
  customerId: string | null;
}

export async function* pagesOfCustomers(
  tx: Transaction,
  tenantId: string,
  { groupId, customerId }: OwnerFilter,
): AsyncGenerator<Customer[]> {
  let after: string | null = null;
  while (true) {
    let query = tx
      .selectFrom('bonafide.customer')
      .select('body')
      .where('tenant_id', '=', tenantId)
      .where('group_id', '=', groupId)
      .orderBy('number')
      .limit(PAGE_ROWS);
    if (customerId !== null) query = query.where('customer_id', '=', customerId);
    if (after !== null) query = query.where('number', '>', after);
    const page: Customer[] = (await query.execute()).map((row) => row.body as unknown as Customer);
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE_ROWS || !last) return;
    after = last.number;
  }
}

/** Certificates in the order of creation, which is the order of “first” (spec §4 step 7) and so has to survive. */
export async function* pagesOfCertificates(
  tx: Transaction,
  tenantId: string,
  { groupId, customerId }: OwnerFilter,
): AsyncGenerator<Owned<{ certificate: Certificate }>[]> {
  let after = '0';
  while (true) {
    let query = tx
      .selectFrom('bonafide.certificate as c')
      .innerJoin('bonafide.customer as o', (join) =>
        join.onRef('o.tenant_id', '=', 'c.tenant_id').onRef('o.customer_id', '=', 'c.customer_id'),
      )
      .select(['c.body', 'c.sequence', 'o.name', 'o.number'])
      .where('c.tenant_id', '=', tenantId)
      .where('o.group_id', '=', groupId)
      .where('c.sequence', '>', after)
      .orderBy('c.sequence')
      .limit(PAGE_ROWS);
    if (customerId !== null) query = query.where('c.customer_id', '=', customerId);
    const found = await query.execute();
    yield found.map((row) => ({
      certificate: row.body as unknown as Certificate,
      customerName: row.name,
      customerNumber: row.number,
    }));
    const last = found.at(-1);
    if (found.length < PAGE_ROWS || !last) return;
    after = String(last.sequence);
  }
}

export async function* pagesOfLicenses(
  tx: Transaction,
  tenantId: string,
  owner: OwnerFilter,
): AsyncGenerator<NamedLicense[]> {
  let after: string[] | null = null;
  while (true) {
    const page: NamedLicense[] = await pageOfLicenses(tx, tenantId, { ...owner, after, limit: PAGE_ROWS });
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE_ROWS || !last) return;
    after = [last.customerNumber, last.typeName, last.startDate, last.number ?? ''];
  }
}

export async function* pagesOfMappings(
  tx: Transaction,
  tenantId: string,
  companyId: string,
  taxDataType: TaxDataType,
): AsyncGenerator<MappingInput[]> {
  let after: [string, string, string] | null = null;
  while (true) {
    let query = tx
      .selectFrom('bonafide.commodity_mapping')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('company_id', '=', companyId)
      .where('tax_data_type', '=', taxDataType)
      .orderBy('product_code')
      .orderBy('commodity_code')
      .orderBy('start_date')
      .limit(PAGE_ROWS);
    if (after !== null) {
      const [product, commodity, start]: [string, string, string] = after;
      query = query.where(
        sql<boolean>`(product_code, commodity_code, start_date) > (${product}, ${commodity}, ${start}::date)`,
      );
    }
    const page: MappingInput[] = (await query.execute()).map((row) => ({
      companyId: row.company_id,
      productCode: row.product_code,
      commodityCode: row.commodity_code,
      startDate: row.start_date,
      endDate: row.end_date,
      description: row.description,
      customProduct: row.custom_product,
      taxDataType: row.tax_data_type,
    }));
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE_ROWS || !last) return;
    after = [last.productCode, last.commodityCode, last.startDate];
  }
}

export interface OwnedCounts {
  customers: number;
  certificates: number;
  licenses: number;
  /** Null where there are too many certificates to look into each. */
  limitedUse: number | null;
  zonesUs: number | null;
  zonesIntl: number | null;
}

/** How many rows the files of a group, or of one of its customers, have. */
export async function countOwned(tx: Transaction, tenantId: string, filter: OwnerFilter): Promise<OwnedCounts> {
  const one = filter.customerId === null ? sql`true` : sql`o.customer_id = ${filter.customerId}::uuid`;
  const base = sql`bonafide.customer o where o.tenant_id = ${tenantId}::uuid and o.group_id = ${filter.groupId}::uuid and ${one}`;
  const count = async (query: ReturnType<typeof sql<{ count: string }>>) =>
    Number((await query.execute(tx)).rows[0]?.count ?? 0);
  const customers = await count(sql<{ count: string }>`select count(*) as count from ${base}`);
  const ofThem = sql`bonafide.certificate c where c.tenant_id = ${tenantId}::uuid and c.customer_id in (select o.customer_id from ${base})`;
  const certificates = await count(sql<{ count: string }>`select count(*) as count from ${ofThem}`);
  const licenses = await count(
    sql<{
      count: string;
    }>`select count(*) as count from bonafide.customer_license l where l.tenant_id = ${tenantId}::uuid and l.customer_id in (select o.customer_id from ${base})`,
  );
  if (certificates > COUNTED_MOST) {
    return { customers, certificates, licenses, limitedUse: null, zonesUs: null, zonesIntl: null };
  }
  const lengths = sql<{ limited: string | null; us: string | null; intl: string | null }>`
    select sum(jsonb_array_length(c.body -> 'usePatterns')) as limited,
      sum(jsonb_array_length(c.body -> 'grants')) filter (where c.body ->> 'taxDataType' = 'US') as us,
      sum(jsonb_array_length(c.body -> 'grants')) filter (where c.body ->> 'taxDataType' = 'INTL') as intl
    from ${ofThem}`;
  const row = (await lengths.execute(tx)).rows[0];
  return {
    customers,
    certificates,
    licenses,
    limitedUse: Number(row?.limited ?? 0),
    zonesUs: Number(row?.us ?? 0),
    zonesIntl: Number(row?.intl ?? 0),
  };
}

/** How many mappings of a company stand in each of the two files. */
export async function countMappings(
  tx: Transaction,
  tenantId: string,
  companyId: string,
): Promise<Record<TaxDataType, number>> {
  const rows = await tx
    .selectFrom('bonafide.commodity_mapping')
    .select((row) => ['tax_data_type', row.fn.countAll<string>().as('count')])
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', companyId)
    .groupBy('tax_data_type')
    .execute();
  const of = (tree: TaxDataType) => Number(rows.find((row) => row.tax_data_type === tree)?.count ?? 0);
  return { US: of('US'), INTL: of('INTL') };
}
