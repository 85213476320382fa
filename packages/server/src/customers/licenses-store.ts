import { randomUUID } from 'node:crypto';
import type { CustomerLicense, LicenseType } from '@bonafide/core/customer/license.ts';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Transaction } from '../platform/database.ts';
import { keepSettings } from './settings-history.ts';

/** Types of these companies, by name and first day. */
export async function listLicenseTypes(
  tx: Transaction,
  tenantId: string,
  companyIds: readonly string[],
): Promise<LicenseType[]> {
  if (companyIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.license_type')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('company_id', 'in', [...companyIds])
    .orderBy('name')
    .orderBy('start_date')
    .execute();
  return rows.map((row) => ({
    licenseTypeId: row.license_type_id,
    companyId: row.company_id,
    name: row.name,
    startDate: row.start_date,
    endDate: row.end_date,
    numberMask: row.number_mask,
    temporary: row.temporary,
    category: row.category,
  }));
}

/** Creates or replaces types by company, name and first day. */
export async function putLicenseTypes(
  tx: Transaction,
  author: Author,
  inputs: readonly Omit<LicenseType, 'licenseTypeId'>[],
): Promise<LicenseType[]> {
  const saved: LicenseType[] = [];
  for (const input of inputs) {
    const columns = {
      end_date: input.endDate,
      number_mask: input.numberMask,
      temporary: input.temporary,
      category: input.category,
      recorded_at: sql<Date>`now()`,
    };
    const row = await tx
      .insertInto('bonafide.license_type')
      .values({
        tenant_id: author.tenantId,
        license_type_id: randomUUID(),
        company_id: input.companyId,
        name: input.name,
        start_date: input.startDate,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'company_id', 'name', 'start_date']).doUpdateSet(columns),
      )
      .returning('license_type_id')
      .executeTakeFirstOrThrow();
    saved.push({ ...input, licenseTypeId: row.license_type_id });
  }
  if (saved.length === 0) return saved;
  await keepSettings(
    tx,
    author,
    'license-type',
    saved.map((type) => ({ key: type.licenseTypeId, body: type })),
  );
  await appendToLedger(
    tx,
    author.tenantId,
    author.actor,
    saved.map((type) => ({
      kind: 'license-type.put',
      ref: `license-type/${type.licenseTypeId}`,
      summary: `License type ${type.name} from ${type.startDate}`,
      content: JSON.stringify(type),
    })),
  );
  await signalBook(tx, author.tenantId, 'all');
  return saved;
}

function licenses(tx: Transaction, tenantId: string) {
  return tx
    .selectFrom('bonafide.customer_license as l')
    .innerJoin('bonafide.license_type as t', (join) =>
      join.onRef('t.tenant_id', '=', 'l.tenant_id').onRef('t.license_type_id', '=', 'l.license_type_id'),
    )
    .innerJoin('bonafide.customer as c', (join) =>
      join.onRef('c.tenant_id', '=', 'l.tenant_id').onRef('c.customer_id', '=', 'l.customer_id'),
    )
    .selectAll('l')
    .select([
      't.name as type_name',
      't.start_date as type_start',
      'c.name as customer_name',
      'c.number as customer_number',
    ])
    .where('l.tenant_id', '=', tenantId);
}

type LicenseRow = Awaited<ReturnType<ReturnType<typeof licenses>['execute']>>[number];

function toLicense(row: LicenseRow): CustomerLicense {
  return {
    licenseId: row.license_id,
    customerId: row.customer_id,
    licenseTypeId: row.license_type_id,
    typeName: row.type_name,
    typeStartDate: row.type_start,
    startDate: row.start_date,
    endDate: row.end_date,
    number: row.number,
    url: row.url,
    temporary: row.temporary,
    externalId: row.external_id,
  };
}

/** All licences of these customers, by type, first day and number. */
export async function findLicensesOf(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
): Promise<CustomerLicense[]> {
  if (customerIds.length === 0) return [];
  const rows = await licenses(tx, tenantId)
    .where('l.customer_id', 'in', [...customerIds])
    .orderBy('t.name')
    .orderBy('l.start_date')
    .orderBy('l.number')
    .execute();
  return rows.map(toLicense);
}

/** The licences of these customers as known at an instant. */
export async function licensesKnownAt(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
  until: string,
): Promise<CustomerLicense[]> {
  if (customerIds.length === 0) return [];
  const { rows } = await sql<{ body: CustomerLicense }>`
    select distinct on (key) body from bonafide.setting_version
    where tenant_id = ${tenantId} and kind = 'customer-license' and body ->> 'customerId' = any (${[...customerIds]}::text[])
      and recorded_at <= ${until}::timestamptz
    order by key, version desc`.execute(tx);
  return rows.map((row) => row.body);
}

export interface NamedLicense extends CustomerLicense {
  customerName: string;
  customerNumber: string;
}

/** Licences of a group's customers, or of one of them, by their key, from after a place on. */
export async function pageOfLicenses(
  tx: Transaction,
  tenantId: string,
  filter: { groupId: string; customerId: string | null; after: readonly string[] | null; limit: number },
): Promise<NamedLicense[]> {
  let query = licenses(tx, tenantId).where('c.group_id', '=', filter.groupId);
  if (filter.customerId !== null) query = query.where('l.customer_id', '=', filter.customerId);
  if (filter.after !== null) {
    const [number = '', type = '', start = '', own = ''] = filter.after;
    query = query.where(
      sql<boolean>`(c.number, t.name, l.start_date, coalesce(l.number, '')) > (${number}, ${type}, ${start}::date, ${own})`,
    );
  }
  const rows = await query
    .orderBy('c.number')
    .orderBy('t.name')
    .orderBy('l.start_date')
    .orderBy(sql`coalesce(l.number, '')`)
    .limit(filter.limit)
    .execute();
  return rows.map(named);
}

function named(row: LicenseRow): NamedLicense {
  return { ...toLicense(row), customerName: row.customer_name, customerNumber: row.customer_number };
}

/** Creates or replaces licences by customer, type, first day and number. */
export async function putLicenses(
  tx: Transaction,
  author: Author,
  inputs: readonly Omit<CustomerLicense, 'licenseId'>[],
): Promise<CustomerLicense[]> {
  const saved: CustomerLicense[] = [];
  for (const input of inputs) {
    const columns = {
      end_date: input.endDate,
      url: input.url,
      temporary: input.temporary,
      external_id: input.externalId,
      recorded_at: sql<Date>`now()`,
    };
    const row = await tx
      .insertInto('bonafide.customer_license')
      .values({
        tenant_id: author.tenantId,
        license_id: randomUUID(),
        customer_id: input.customerId,
        license_type_id: input.licenseTypeId,
        start_date: input.startDate,
        number: input.number,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'customer_id', 'license_type_id', 'start_date', 'number']).doUpdateSet(columns),
      )
      .returning('license_id')
      .executeTakeFirstOrThrow();
    saved.push({ ...input, licenseId: row.license_id });
  }
  if (saved.length === 0) return saved;
  await keepSettings(
    tx,
    author,
    'customer-license',
    saved.map((license) => ({ key: license.licenseId, body: license })),
  );
  await appendToLedger(
    tx,
    author.tenantId,
    author.actor,
    saved.map((license) => ({
      kind: 'customer-license.put',
      ref: `customer/${license.customerId}`,
      summary: `License of type ${license.typeName} from ${license.startDate}`,
      content: JSON.stringify(license),
    })),
  );
  await signalBook(tx, author.tenantId, [...new Set(saved.map((license) => license.customerId))]);
  return saved;
}

/** One page of the licences that end in a range of days, the next to end first. */
export async function licensesEnding(
  tx: Transaction,
  tenantId: string,
  cursors: Cursors,
  filter: { from: string; until: string; limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = filter.limit ?? 50;
  const scope = `${tenantId} licenses ${filter.from} ${filter.until}`;
  let query = licenses(tx, tenantId)
    .where('l.end_date', '>=', filter.from)
    .where('l.end_date', '<=', filter.until)
    .orderBy('l.end_date')
    .orderBy('l.license_id')
    .limit(limit + 1);
  if (filter.cursor) {
    const [end, id] = cursors.read(filter.cursor, scope);
    query = query.where(sql<boolean>`(l.end_date, l.license_id) > (${end}::date, ${id}::uuid)`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(named),
    nextCursor: last ? cursors.write([last.end_date ?? '', last.license_id], scope) : null,
    total: null,
  };
}
