import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { CertificateRecord } from './certificate-columns.ts';
import type { CustomerRecord } from './customers-file.ts';
import { keyOf, type Read } from './file-format.ts';
import { effectOf, findCustomer, type ImportLookups, knowsReason, type Plan } from './plan.ts';
import { planCertificate } from './plan-certificate.ts';
import { planAuthorities, planCompanies, planGroups, planMappings, planReasons } from './plan-company-side.ts';
import { planLicenses, planLicenseTypes } from './plan-licenses.ts';
import { planZones } from './plan-zones.ts';
import type { FileRecords } from './read-determination-file.ts';
import type { ZoneRecord } from './zones-file.ts';

/** Rows that are planned and applied in one transaction. */
export type Portion = FileRecords & { rows: number };

export const PORTION_ROWS = 500;

/**
 * Cuts a file into portions of at most `size` rows. Zone rows of one customer stay together, whatever their number, because one
 * certificate's zones are one change.
 */
export function portionsOf(content: FileRecords, size = PORTION_ROWS): Portion[] {
  const cut: readonly (readonly Read<unknown>[])[] =
    content.kind === 'zones' ? packed(content.records, size) : slices<Read<unknown>>(content.records, size);
  return cut.map((records) => ({ kind: content.kind, records, rows: rowsOf(records) }) as Portion);
}

function rowsOf(records: readonly Read<unknown>[]): number {
  return records.reduce((sum, read) => sum + read.lines.length, 0);
}

function slices<T>(records: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < records.length; start += size) result.push(records.slice(start, start + size));
  return result;
}

function packed(records: readonly Read<ZoneRecord>[], size: number): Read<ZoneRecord>[][] {
  const byCustomer = Map.groupBy(records, (read) => read.record.customerNumber);
  const result: Read<ZoneRecord>[][] = [];
  let current: Read<ZoneRecord>[] = [];
  for (const rows of byCustomer.values()) {
    if (current.length > 0 && current.length + rows.length > size) {
      result.push(current);
      current = [];
    }
    current.push(...rows);
  }
  if (current.length > 0) result.push(current);
  return result;
}

/**
 * Judges a portion against the store and says what is to be done, without doing it. Planning the same portion again after it was applied
 * gives only steps of effect `same`: that makes an import safe to repeat after a kill.
 */
export async function planPortion(portion: FileRecords, lookups: ImportLookups): Promise<Plan> {
  const plan: Plan = { steps: [], rejected: [], warnings: [] };
  switch (portion.kind) {
    case 'customers':
      await planCustomers(portion.records, lookups, plan);
      break;
    case 'certificates':
      await planCertificates(portion.records, lookups, plan);
      break;
    case 'zones':
      await planZones(portion.records, lookups, plan);
      break;
    case 'companies':
      await planCompanies(portion.records, lookups, plan);
      break;
    case 'customer-groups':
      await planGroups(portion.records, lookups, plan);
      break;
    case 'exempt-reasons':
      await planReasons(portion.records, lookups, plan);
      break;
    case 'authorities':
      await planAuthorities(portion.records, lookups, plan);
      break;
    case 'license-types':
      await planLicenseTypes(portion.records, lookups, plan);
      break;
    case 'licenses':
      await planLicenses(portion.records, lookups, plan);
      break;
    case 'commodity-mappings':
      await planMappings(portion.records, lookups, plan);
      break;
  }
  return plan;
}

async function planCustomers(
  records: readonly Read<CustomerRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = await lookups.customers(records.map((read) => read.record.number));
  for (const { lines, record } of records) {
    const existing = known.get(record.number);
    plan.steps.push({
      kind: 'customer',
      lines,
      customerId: existing?.customerId ?? null,
      fields: record,
      effect: existing ? effectOf(customerFields(existing), record) : 'add',
    });
  }
}

function customerFields(customer: Customer): CustomerRecord {
  const { customerId: _id, groupId: _group, version: _version, ...fields } = customer;
  return fields;
}

async function planCertificates(
  records: readonly Read<CertificateRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const customers = await lookups.customers([...new Set(records.map((read) => read.record.customerNumber))]);
  const reasons = await lookups.reasonCodes();
  const certificates = await lookups.certificates([...customers.values()].map((customer) => customer.customerId));
  const known = new Map(certificates.map((one) => [keyOf(one.customerId, one.number, one.validFrom), one]));
  for (const read of records) {
    const customer = findCustomer(read, customers, plan);
    if (!customer) continue;
    const { record } = read;
    if (!knowsReason(read, record.reasonCode, reasons, plan)) continue;
    planCertificate(read, customer, known.get(keyOf(customer.customerId, record.number, record.validFrom)), plan);
  }
}
