import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { TaxDataType } from '@bonafide/core/certificate/certificate.ts';
import { TAX_TYPES, type TaxType } from '@bonafide/core/customer/tax-type.ts';
import { type Gazetteer, placeKey } from '@bonafide/core/place/gazetteer.ts';
import { parseZoneName } from '@bonafide/core/place/parse-zone-name.ts';
import { ZONE_LEVELS, type ZoneLevel, type ZonePath } from '@bonafide/core/place/zone.ts';
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
  /** Single authorities by name; null when the file has no such column. */
  authorities: string[] | null;
  /** Kinds of tax the grant is limited to; null when the file has no such column. */
  taxTypes: TaxType[] | null;
  taxDataType: TaxDataType;
}

const COLUMNS: readonly Column[] = [
  { name: 'ZoneName', kind: 'name', need: 'value', max: 300 },
  { name: 'Exempt', kind: 'flag', need: 'header', max: 10 },
  { name: 'CustomerName', kind: 'name', need: 'value', max: 100 },
  { name: 'CustomerNumber', kind: 'identifier', need: 'value', max: 100 },
  { name: 'ExemptReasonCode', kind: 'identifier', need: 'header', max: 2 },
  { name: 'CertificateNumber', kind: 'identifier', need: 'none', max: 100 },
  { name: 'ValidFromDate', kind: 'date', need: 'none', max: 40 },
  { name: 'AuthorityTypes', kind: 'list', need: 'none', max: 100 },
  { name: 'Authorities', kind: 'list', need: 'none', max: 100 },
  { name: 'TaxTypes', kind: 'list', need: 'none', max: 20 },
  { name: 'ZoneLevel', kind: 'choice', need: 'none', max: 20, choices: ZONE_LEVELS },
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
    authorities: row.has('Authorities') ? row.list('Authorities') : null,
    taxTypes: row.has('TaxTypes') ? taxTypes(row) : null,
    taxDataType: tree,
  };
}

function taxTypes(row: RowReader): TaxType[] {
  const entries = row.list('TaxTypes');
  const wrong = entries.find((entry) => !TAX_TYPES.some((type) => type === entry));
  if (wrong !== undefined) {
    row.error('TaxTypes', 'unknown-choice', `${shown(wrong)} is not one of ${TAX_TYPES.join(', ')}.`);
  }
  return entries as TaxType[];
}

const WANTED: Readonly<Record<TaxDataType, string>> = {
  US: 'the full name of a state, for example Texas',
  INTL: 'the name of a country, for example Canada or EU.Germany',
};

function zoneOf(row: RowReader, tree: TaxDataType, gazetteer: Gazetteer): { zone: ZonePath; zoneLevel: ZoneLevel } {
  const name = row.required('ZoneName');
  const level = row.choice('ZoneLevel', 'unknown-choice') as ZoneLevel | null;
  const found = zoneNamed(name, tree, gazetteer);
  if (found === null) {
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
  return { zone: found.zone, zoneLevel: level ?? found.zoneLevel };
}

/** Levels of `US-TX/Travis`, `US-TX/Travis/Austin` and what lies below, where no ZoneLevel says. */
const LEVELS_BELOW: readonly ZoneLevel[] = ['COUNTY', 'CITY', 'DISTRICT', 'POSTCODE', 'GEOCODE'];

/** A name as the format has it, or one of our paths into a state or country, which the public file cannot name. */
function zoneNamed(
  name: string,
  tree: TaxDataType,
  gazetteer: Gazetteer,
): { zone: ZonePath; zoneLevel: ZoneLevel } | null {
  const [head = '', ...below] = name.split('/');
  const found = parseZoneName(head, tree, gazetteer);
  if ('problem' in found) return null;
  if (below.length === 0) return found;
  if (below.length > 6 || below.some((part) => part === '' || part.length > 50 || part !== part.trim())) return null;
  return { zone: [found.zone, ...below].join('/'), zoneLevel: LEVELS_BELOW[below.length - 1] ?? 'GEOCODE' };
}

/** The zone as the format names it: the full name where that leads back to this zone, else our path. */
function zoneName(zone: ZonePath, tree: TaxDataType, gazetteer: Gazetteer): string {
  if (zone.includes('/')) return zone;
  const state = gazetteer.subdivisions.get(zone);
  const country = gazetteer.countries.get(placeKey(state?.country ?? zone));
  if (country === undefined) return zone;
  const union = country.union === null ? country.name : `${country.union}.${country.name}`;
  const names = state === undefined ? [union, country.name] : [state.name, `${country.name}.${state.name}`];
  const leadsBack = (name: string) => zoneNamed(name, tree, gazetteer)?.zone === zone;
  return names.find(leadsBack) ?? zone;
}

function zonesFile(tree: TaxDataType): FileFormat<ZoneRecord> {
  return {
    columns: COLUMNS,
    read: (row, gazetteer) => readZone(row, tree, gazetteer),
    keyOf: (record) =>
      keyOf(
        record.customerNumber,
        record.certificateNumber ?? '',
        record.validFrom ?? '',
        record.zone,
        // Two rows of one zone are two grants where they name different authorities.
        JSON.stringify([record.authorityTypes, record.authorities, record.taxTypes]),
      ),
    write: (record, gazetteer) => {
      const name = zoneName(record.zone, tree, gazetteer);
      return [
        {
          ZoneName: name,
          Exempt: record.exempt,
          CustomerName: record.customerName,
          CustomerNumber: record.customerNumber,
          ExemptReasonCode: record.reasonCode,
          CertificateNumber: record.certificateNumber,
          ValidFromDate: record.validFrom,
          AuthorityTypes: record.authorityTypes,
          Authorities: record.authorities,
          TaxTypes: record.taxTypes,
          ZoneLevel: zoneNamed(name, tree, gazetteer)?.zoneLevel === record.zoneLevel ? null : record.zoneLevel,
        },
      ];
    },
  };
}

export const US_ZONES_FILE = zonesFile('US');
export const INTL_ZONES_FILE = zonesFile('INTL');
