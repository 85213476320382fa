import { fitsMask } from '@bonafide/core/customer/license.ts';
import { keyOf, type Read } from './file-format.ts';
import type { LicenseTypeRecord } from './license-types-file.ts';
import type { LicenseRecord } from './licenses-file.ts';
import { effectOf, findCustomer, type ImportLookups, type Plan, reject } from './plan.ts';

export async function planLicenseTypes(
  records: readonly Read<LicenseTypeRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const known = new Map((await lookups.licenseTypes()).map((type) => [keyOf(type.name, type.startDate), type]));
  for (const { lines, record } of records) {
    const existing = known.get(keyOf(record.name, record.startDate));
    const {
      companyId: _company,
      licenseTypeId: _id,
      ...fields
    } = existing ?? { ...record, companyId: '', licenseTypeId: '' };
    plan.steps.push({
      kind: 'license-type',
      lines,
      fields: record,
      effect: existing ? effectOf(fields, record) : 'add',
    });
  }
}

/** A licence names its type by name and first day, exactly (spec §5.6), and the type is one that the group's owner owns (§1.7). */
export async function planLicenses(
  records: readonly Read<LicenseRecord>[],
  lookups: ImportLookups,
  plan: Plan,
): Promise<void> {
  const customers = await lookups.customers([...new Set(records.map((read) => read.record.customerNumber))]);
  const types = new Map((await lookups.licenseTypesOfOwner()).map((type) => [keyOf(type.name, type.startDate), type]));
  const known = await lookups.licenses([...customers.values()].map((customer) => customer.customerId));
  for (const read of records) {
    const { lines, record } = read;
    const customer = findCustomer(read, customers, plan);
    if (!customer) continue;
    const type = types.get(keyOf(record.typeName, record.typeStartDate));
    if (!type) {
      const message = `The owner of the group has no license type "${record.typeName}" that starts on ${record.typeStartDate}. Import license types first.`;
      reject(plan, read, 'LicenseTypeName', 'unknown-license-type', message);
      continue;
    }
    if (record.number !== null && !fitsMask(record.number, type.numberMask)) {
      const message = `Numbers of this type have the shape ${type.numberMask}; "${record.number}" has not.`;
      reject(plan, read, 'LicenseNumber', 'license-number-shape', message);
      continue;
    }
    const { customerName: _name, customerNumber: _number, ...rest } = record;
    const fields = { ...rest, customerId: customer.customerId, licenseTypeId: type.licenseTypeId };
    const existing = known.find(
      (one) =>
        one.customerId === fields.customerId &&
        one.licenseTypeId === fields.licenseTypeId &&
        one.startDate === fields.startDate &&
        one.number === fields.number,
    );
    const { licenseId: _id, ...before } = existing ?? { ...fields, licenseId: '' };
    plan.steps.push({ kind: 'license', lines, fields, effect: existing ? effectOf(before, fields) : 'add' });
  }
}
