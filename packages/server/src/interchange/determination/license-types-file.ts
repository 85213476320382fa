import type { LicenseType } from '@bonafide/core/customer/license.ts';
import { type FileFormat, keyOf } from './file-format.ts';

/** A row of our `sdiType=LicenseTypes`: the licence types of a company (spec §1.7), which have no public file. */
export type LicenseTypeRecord = Omit<LicenseType, 'licenseTypeId' | 'companyId'>;

export const LICENSE_TYPES_FILE: FileFormat<LicenseTypeRecord> = {
  columns: [
    { name: 'LicenseTypeName', kind: 'name', need: 'value', max: 100 },
    { name: 'StartDate', kind: 'date', need: 'value', max: 40 },
    { name: 'EndDate', kind: 'date', need: 'none', max: 40 },
    { name: 'NumberMask', kind: 'text', need: 'none', max: 100 },
    { name: 'Temporary', kind: 'flag', need: 'none', max: 10 },
    { name: 'Category', kind: 'text', need: 'none', max: 100 },
  ],
  read(row) {
    const record = {
      name: row.required('LicenseTypeName'),
      startDate: row.date('StartDate') ?? '',
      endDate: row.date('EndDate'),
      numberMask: row.text('NumberMask'),
      temporary: row.flag('Temporary') ?? false,
      category: row.text('Category'),
    };
    row.inOrder('EndDate', record.startDate, record.endDate);
    return record;
  },
  keyOf: (record) => keyOf(record.name, record.startDate),
  write: (record) => [
    {
      LicenseTypeName: record.name,
      StartDate: record.startDate,
      EndDate: record.endDate,
      NumberMask: record.numberMask,
      Temporary: record.temporary,
      Category: record.category,
    },
  ],
};
