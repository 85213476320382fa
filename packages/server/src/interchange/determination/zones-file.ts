import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { parseZoneName } from '@bonafide/core/place/parse-zone-name.ts';
import type { ZoneLevel, ZonePath } from '@bonafide/core/place/zone.ts';
import type { Column } from './columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import { shown } from './file-problem.ts';
import type { RowReader } from './row-reader.ts';

/** A row of `sdiType=ExemptionCertificateZones-US` or `-INTL`: one zone of a certificate that exists already (spec §5.5). */
export interface ZoneRecord {
  zone: ZonePath;
  zoneLevel: ZoneLevel;
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

function readZone(row: RowReader, tree: TaxDataType, gazetteer: Gazetteer): ZoneRecord {
  return {
    ...zoneOf(row, tree, gazetteer),
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

const WANTED: Readonly<Record<TaxDataType, string>> = {
  US: 'the full name of a state, for example Texas',
  INTL: 'the name of a country, for example Canada or EU.Germany',
};

function zoneOf(row: RowReader, tree: TaxDataType, gazetteer: Gazetteer): { zone: ZonePath; zoneLevel: ZoneLevel } {
  const name = row.required('ZoneName');
  const found = parseZoneName(name, tree, gazetteer);
  if ('problem' in found) {
    if (name !== '') row.error('ZoneName', 'unknown-zone', `${shown(name)} is not ${WANTED[tree]}.`);
    return { zone: '', zoneLevel: 'STATE' };
  }
  if (/^([A-Z]{2,3}|[A-Z]{2}-[A-Z0-9]+)$/i.test(name)) {
    row.warn(
      'ZoneName',
      'zone-by-code',
      `${shown(name)} was read as ${found.zone}; the format asks for the full name.`,
    );
  }
  return found;
}

function zonesFile(tree: TaxDataType): FileFormat<ZoneRecord> {
  return {
    columns: COLUMNS,
    read: (row, gazetteer) => readZone(row, tree, gazetteer),
    keyOf: (record) =>
      keyOf(record.customerNumber, record.certificateNumber ?? '', record.validFrom ?? '', record.zone),
  };
}

export const US_ZONES_FILE = zonesFile('US');
export const INTL_ZONES_FILE = zonesFile('INTL');
