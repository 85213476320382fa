import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { Column } from './columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import { shown } from './file-problem.ts';
import type { RowReader } from './row-reader.ts';

/** A row of `sdiType=Customers` (or `Customer`): spec §5.2, sizes §1.3. */
export type CustomerRecord = Omit<Customer, 'customerId' | 'groupId' | 'version'>;

const COLUMNS: readonly Column[] = [
  { name: 'CustomerName', kind: 'name', need: 'value', max: 100 },
  { name: 'CustomerNumber', kind: 'identifier', need: 'value', max: 100 },
  { name: 'CustomerComment', kind: 'lines', need: 'none', max: 2000 },
  { name: 'DbaName', kind: 'text', need: 'none', max: 100 },
  { name: 'Address1', kind: 'text', need: 'none', max: 60 },
  { name: 'Address2', kind: 'text', need: 'none', max: 60 },
  { name: 'Address3', kind: 'text', need: 'none', max: 60 },
  { name: 'Address4', kind: 'text', need: 'none', max: 60 },
  { name: 'Country', kind: 'text', need: 'none', max: 2 },
  { name: 'Province', kind: 'text', need: 'none', max: 50 },
  { name: 'State', kind: 'text', need: 'none', max: 50 },
  { name: 'County', kind: 'text', need: 'none', max: 50 },
  { name: 'City', kind: 'text', need: 'none', max: 60 },
  { name: 'District', kind: 'text', need: 'none', max: 50 },
  { name: 'PostCode', kind: 'identifier', need: 'none', max: 50 },
  { name: 'BusinessPhone', kind: 'text', need: 'none', max: 20 },
  { name: 'ContactName', kind: 'text', need: 'none', max: 60 },
  { name: 'ContactEmail', kind: 'text', need: 'none', max: 60 },
  { name: 'ContactPhone', kind: 'text', need: 'none', max: 20 },
  { name: 'ContactTitle', kind: 'text', need: 'none', max: 100 },
  { name: 'ContactDepartment', kind: 'text', need: 'none', max: 100 },
  { name: 'ContactFax', kind: 'text', need: 'none', max: 20 },
  { name: 'FullyExempt', kind: 'flag', need: 'none', max: 10 },
];

function read(row: RowReader): CustomerRecord {
  return {
    name: row.required('CustomerName'),
    number: row.required('CustomerNumber'),
    comment: row.text('CustomerComment'),
    dbaName: row.text('DbaName'),
    addressLines: [row.text('Address1'), row.text('Address2'), row.text('Address3'), row.text('Address4')],
    country: country(row),
    province: row.text('Province'),
    state: row.text('State'),
    county: row.text('County'),
    city: row.text('City'),
    district: row.text('District'),
    postalCode: row.text('PostCode'),
    businessPhone: row.text('BusinessPhone'),
    contactName: row.text('ContactName'),
    contactEmail: row.text('ContactEmail'),
    contactPhone: row.text('ContactPhone'),
    contactTitle: row.text('ContactTitle'),
    contactDepartment: row.text('ContactDepartment'),
    contactFax: row.text('ContactFax'),
    fullyExempt: row.flag('FullyExempt') ?? false,
  };
}

/** Blank means US (spec §1.3). */
function country(row: RowReader): string {
  const code = row.text('Country');
  if (code === null) return 'US';
  if (!/^[A-Z]{2}$/.test(code)) {
    row.error(
      'Country',
      'unknown-country',
      `${shown(code)} is not a country code: two capital letters, for example US.`,
    );
  }
  return code;
}

export const CUSTOMERS_FILE: FileFormat<CustomerRecord> = {
  columns: COLUMNS,
  read,
  keyOf: (record) => keyOf(record.number),
  write: (record) => [
    {
      CustomerName: record.name,
      CustomerNumber: record.number,
      CustomerComment: record.comment,
      DbaName: record.dbaName,
      Address1: record.addressLines[0],
      Address2: record.addressLines[1],
      Address3: record.addressLines[2],
      Address4: record.addressLines[3],
      Country: record.country,
      Province: record.province,
      State: record.state,
      County: record.county,
      City: record.city,
      District: record.district,
      PostCode: record.postalCode,
      BusinessPhone: record.businessPhone,
      ContactName: record.contactName,
      ContactEmail: record.contactEmail,
      ContactPhone: record.contactPhone,
      ContactTitle: record.contactTitle,
      ContactDepartment: record.contactDepartment,
      ContactFax: record.contactFax,
      FullyExempt: record.fullyExempt,
    },
  ],
};
