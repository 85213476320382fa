import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import type { Column } from './columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import { shown } from './file-problem.ts';
import type { RowReader } from './row-reader.ts';
import { findZone, type NamedZone } from './zone-names.ts';

/** A row of `sdiType=ExemptionCertificateZones-US` or `-INTL`: one zone of a certificate that exists already (spec §5.5). */
export interface ZoneRecord extends NamedZone {
  /** Overrides the certificate's FullyExempt in this zone; blank is no override. */
  exempt: boolean | null;
  customerName: string;
  customerNumber: string;
  reasonCode: string | null;
  /** Null when the file does not say: then the customer must have only one certificate. */
  certificateNumber: string | null;
  validFrom: CalendarDate | null;
  /** Null when the file has no such column: the limits entered by hand then stay. */
  authorityTypes: string[] | null;
  taxDataType: TaxDataType;
}

const COLUMNS: readonly Column[] = [
  { name: 'ZoneName', kind: 'name', need: 'value', max: 100 },
  { name: 'Exempt', kind: 'flag', need: 'header', max: 10 },
  { name: 'CustomerName', kind: 'name', need: 'value', max: 100 },
  { name: 'CustomerNumber', kind: 'identifier', need: 'value', max: 100 },
  { name: 'ExemptReasonCode', kind: 'identifier', need: 'header', max: 2 },
  { name: 'CertificateNumber', kind: 'identifier', need: 'none', max: 100 },
  { name: 'ValidFromDate', kind: 'date', need: 'none', max: 40 },
  { name: 'AuthorityTypes', kind: 'list', need: 'none', max: 100 },
];

function readZone(row: RowReader, tree: TaxDataType): ZoneRecord {
  const zone = zoneOf(row, tree);
  return {
    ...zone,
    exempt: row.flag('Exempt'),
    customerName: row.required('CustomerName'),
    customerNumber: row.required('CustomerNumber'),
    reasonCode: row.text('ExemptReasonCode'),
    certificateNumber: row.text('CertificateNumber'),
    validFrom: row.date('ValidFromDate'),
    authorityTypes: row.has('AuthorityTypes') ? row.list('AuthorityTypes') : null,
    taxDataType: tree,
  };
}

function zoneOf(row: RowReader, tree: TaxDataType): NamedZone {
  const name = row.required('ZoneName');
  const found = findZone(name, tree);
  if (!found) {
    const wanted =
      tree === 'US'
        ? 'the full name of a state, for example Texas'
        : 'the name of a country, for example Canada or EU.Germany';
    if (name !== '') row.error('ZoneName', 'unknown-zone', `${shown(name)} is not ${wanted}.`);
    return { zone: '', zoneLevel: 'STATE' };
  }
  if (found.byCode)
    row.warn(
      'ZoneName',
      'zone-by-code',
      `${shown(name)} was read as ${found.name}; the format asks for the full name.`,
    );
  return { zone: found.zone, zoneLevel: found.zoneLevel };
}

function zonesFile(tree: TaxDataType): FileFormat<ZoneRecord> {
  return {
    columns: COLUMNS,
    read: (row) => readZone(row, tree),
    keyOf: (record) =>
      keyOf(record.customerNumber, record.certificateNumber ?? '', record.validFrom ?? '', record.zone),
  };
}

export const US_ZONES_FILE = zonesFile('US');
export const INTL_ZONES_FILE = zonesFile('INTL');
