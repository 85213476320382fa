import type { CustomerLicense } from '@bonafide/core/customer/license.ts';
import { type FileFormat, keyOf } from './file-format.ts';

/** A row of `sdiType=CustomerLicense` (spec §5.6): one file for the customers of one group. */
export interface LicenseRecord extends Omit<CustomerLicense, 'licenseId' | 'customerId' | 'licenseTypeId'> {
  customerName: string;
  customerNumber: string;
}

export const LICENSES_FILE: FileFormat<LicenseRecord> = {
  columns: [
    { name: 'LicenseTypeName', kind: 'name', need: 'value', max: 100 },
    { name: 'LicenseTypeStartDate', kind: 'date', need: 'value', max: 40 },
    { name: 'CustomerName', kind: 'name', need: 'value', max: 100 },
    { name: 'CustomerNumber', kind: 'identifier', need: 'value', max: 100 },
    { name: 'StartDate', kind: 'date', need: 'value', max: 40 },
    { name: 'EndDate', kind: 'date', need: 'none', max: 40 },
    { name: 'LicenseNumber', kind: 'identifier', need: 'none', max: 100 },
    { name: 'LicenseURL', kind: 'text', need: 'none', max: 1000 },
    { name: 'TemporaryLicenseFlag', kind: 'flag', need: 'none', max: 10 },
    { name: 'ExternalId', kind: 'identifier', need: 'none', max: 100 },
  ],
  read(row) {
    const record = {
      typeName: row.required('LicenseTypeName'),
      typeStartDate: row.date('LicenseTypeStartDate') ?? '',
      customerName: row.required('CustomerName'),
      customerNumber: row.required('CustomerNumber'),
      startDate: row.date('StartDate') ?? '',
      endDate: row.date('EndDate'),
      number: row.text('LicenseNumber'),
      url: row.text('LicenseURL'),
      temporary: row.flag('TemporaryLicenseFlag') ?? false,
      externalId: row.text('ExternalId'),
    };
    row.inOrder('EndDate', record.startDate, record.endDate);
    return record;
  },
  keyOf: (record) =>
    keyOf(record.customerNumber, record.typeName, record.typeStartDate, record.startDate, record.number ?? ''),
  write: (record) => [
    {
      LicenseTypeName: record.typeName,
      LicenseTypeStartDate: record.typeStartDate,
      CustomerName: record.customerName,
      CustomerNumber: record.customerNumber,
      StartDate: record.startDate,
      EndDate: record.endDate,
      LicenseNumber: record.number,
      LicenseURL: record.url,
      TemporaryLicenseFlag: record.temporary,
      ExternalId: record.externalId,
    },
  ],
};
