import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { AUTHORITIES_FILE, type AuthorityRecord } from './authorities-file.ts';
import type { CertificateRecord } from './certificate-columns.ts';
import { CERTIFICATES_FILE } from './certificates-file.ts';
import { matchHeader } from './columns.ts';
import {
  COMMODITY_MAPPINGS_FILE,
  type CommodityMappingRecord,
  PRODUCT_MAPPINGS_FILE,
} from './commodity-mappings-file.ts';
import { COMPANIES_FILE, type CompanyRecord } from './companies-file.ts';
import { CUSTOMER_GROUPS_FILE, type CustomerGroupRecord } from './customer-groups-file.ts';
import { CUSTOMERS_FILE, type CustomerRecord } from './customers-file.ts';
import { EXEMPT_REASONS_FILE, type ExemptReasonRecord } from './exempt-reasons-file.ts';
import type { FileFormat, Read, RejectedRow } from './file-format.ts';
import { type FileProblem, type FileRefusal, refusal } from './file-problem.ts';
import { LICENSE_TYPES_FILE, type LicenseTypeRecord } from './license-types-file.ts';
import { LICENSES_FILE, type LicenseRecord } from './licenses-file.ts';
import { LIMITED_USE_FILE } from './limited-use-file.ts';
import { CSV_LIMITS } from './limits.ts';
import { blankRow, type CsvFile, isBlankRow, readCsv, type Separator } from './read-csv.ts';
import { RowReader } from './row-reader.ts';
import { INTL_ZONES_FILE, US_ZONES_FILE, type ZoneRecord } from './zones-file.ts';

/** Each kind of file that is imported, with the type of its records. */
export interface RecordTypes {
  customers: CustomerRecord;
  certificates: CertificateRecord;
  zones: ZoneRecord;
  'commodity-mappings': CommodityMappingRecord;
  companies: CompanyRecord;
  'customer-groups': CustomerGroupRecord;
  'exempt-reasons': ExemptReasonRecord;
  authorities: AuthorityRecord;
  'license-types': LicenseTypeRecord;
  licenses: LicenseRecord;
}
export type FileKind = keyof RecordTypes;

export type FileRecords = { [K in FileKind]: { kind: K; records: Read<RecordTypes[K]>[] } }[FileKind];

export interface DeterminationFile {
  sdiType: string;
  header: string[];
  separator: Separator;
  /** Rows below the header that are not blank. */
  rows: number;
  content: FileRecords;
  rejected: RejectedRow[];
  warnings: FileProblem[];
}

/** `sdiType` → what is read from it. */
const SDI_TYPES: Readonly<Record<string, keyof typeof READERS>> = {
  Customers: 'customers',
  Customer: 'customers',
  ExemptionCertificates: 'certificates',
  ExemptionCertificatesLimitedUse: 'limitedUse',
  'ExemptionCertificateZones-US': 'zonesUs',
  'ExemptionCertificateZones-INTL': 'zonesIntl',
  'CommodityMappings-US': 'commodityMappings',
  'ProductMappings-INTL': 'productMappings',
  Companies: 'companies',
  CustomerGroups: 'customerGroups',
  ExemptReasons: 'exemptReasons',
  Authorities: 'authorities',
  LicenseTypes: 'licenseTypes',
  CustomerLicense: 'licenses',
};

const READERS = {
  customers: (file: CsvFile, places: Gazetteer) => readRecords('customers', CUSTOMERS_FILE, file, places),
  certificates: (file: CsvFile, places: Gazetteer) => readRecords('certificates', CERTIFICATES_FILE, file, places),
  limitedUse: (file: CsvFile, places: Gazetteer) => readRecords('certificates', LIMITED_USE_FILE, file, places),
  zonesUs: (file: CsvFile, places: Gazetteer) => readRecords('zones', US_ZONES_FILE, file, places),
  zonesIntl: (file: CsvFile, places: Gazetteer) => readRecords('zones', INTL_ZONES_FILE, file, places),
  commodityMappings: (file: CsvFile, places: Gazetteer) =>
    readRecords('commodity-mappings', COMMODITY_MAPPINGS_FILE, file, places),
  productMappings: (file: CsvFile, places: Gazetteer) =>
    readRecords('commodity-mappings', PRODUCT_MAPPINGS_FILE, file, places),
  companies: (file: CsvFile, places: Gazetteer) => readRecords('companies', COMPANIES_FILE, file, places),
  customerGroups: (file: CsvFile, places: Gazetteer) =>
    readRecords('customer-groups', CUSTOMER_GROUPS_FILE, file, places),
  exemptReasons: (file: CsvFile, places: Gazetteer) => readRecords('exempt-reasons', EXEMPT_REASONS_FILE, file, places),
  licenseTypes: (file: CsvFile, places: Gazetteer) => readRecords('license-types', LICENSE_TYPES_FILE, file, places),
  licenses: (file: CsvFile, places: Gazetteer) => readRecords('licenses', LICENSES_FILE, file, places),
  authorities: (file: CsvFile, places: Gazetteer) => readRecords('authorities', AUTHORITIES_FILE, file, places),
} as const;

/**
 * Reads a file of Determination's CSV family into typed records. Everything that the file alone can tell is judged here: each bad row
 * stands in `rejected` with all its problems, each doubt in `warnings`. What needs the store is judged by `planImport`.
 */
export async function readDeterminationFile(
  bytes: Uint8Array,
  gazetteer: Gazetteer,
): Promise<DeterminationFile | { refusal: FileRefusal }> {
  const file = await readCsv(bytes);
  if ('refusal' in file) return file;
  const reader = readerOf(file.sdiType);
  if (!reader) {
    await file.portions.return(undefined);
    return refusal(
      'unknown-sdi-type',
      `sdiType=${file.sdiType} is not known. Known are ${Object.keys(SDI_TYPES).join(', ')}.`,
      1,
    );
  }
  return READERS[reader](file, gazetteer);
}

function readerOf(sdiType: string): keyof typeof READERS | undefined {
  return Object.hasOwn(SDI_TYPES, sdiType) ? SDI_TYPES[sdiType] : undefined;
}

async function readRecords<K extends FileKind>(
  kind: K,
  format: FileFormat<RecordTypes[K]>,
  file: CsvFile,
  gazetteer: Gazetteer,
): Promise<DeterminationFile | { refusal: FileRefusal }> {
  const map = matchHeader(format.columns, file.header, file.headerLine);
  if ('refusal' in map) {
    await file.portions.return(undefined);
    return map;
  }
  const columns = new Map(format.columns.map((column) => [column.name, column]));
  const collected: Collected<RecordTypes[K]> = {
    rows: 0,
    records: [],
    faulty: [],
    rejected: [],
    warnings: [...file.warnings, ...map.warnings],
    dayFirst: new Set(),
  };
  for await (const portion of file.portions) {
    for (const row of portion) {
      if (isBlankRow(row)) collected.warnings.push(blankRow(row.line));
      else collect(new RowReader(row, map, columns), format, gazetteer, collected);
      if (collected.rows > CSV_LIMITS.rows) {
        return refusal('too-many-rows', `The file has more than ${CSV_LIMITS.rows} rows. Split it.`, row.line);
      }
    }
  }
  for (const name of collected.dayFirst) collected.warnings.push(mayBeDayFirst(name, file.headerLine));
  const { rows, rejected, warnings } = collected;
  const records = format.join
    ? format.join(collected.records, collected.faulty, rejected)
    : dropRepeats(format, collected.records, warnings);
  const content = { kind, records } as FileRecords;
  return { sdiType: file.sdiType, header: file.header, separator: file.separator, rows, content, rejected, warnings };
}

interface Collected<T> {
  rows: number;
  records: Read<T>[];
  /** The rejected rows, as far as they could be read. */
  faulty: Read<T>[];
  rejected: RejectedRow[];
  warnings: FileProblem[];
  /** Date columns with a cell that is a date only when the day is read first. */
  dayFirst: Set<string>;
}

function collect<T>(reader: RowReader, format: FileFormat<T>, gazetteer: Gazetteer, into: Collected<T>): void {
  into.rows++;
  const record = reader.errors.length === 0 ? format.read(reader, gazetteer) : undefined;
  if (record !== undefined && reader.errors.length === 0) {
    into.records.push({ line: reader.line, lines: [reader.line], record });
    into.warnings.push(...reader.warnings);
    return;
  }
  if (record !== undefined) into.faulty.push({ line: reader.line, lines: [reader.line], record });
  into.rejected.push({ line: reader.line, problems: reader.errors });
  for (const column of format.columns) {
    if (column.kind === 'date' && reader.looksDayFirst(column.name)) into.dayFirst.add(column.name);
  }
}

/** A later row of the same key replaces an earlier one, as it would in the import; both lines are named. */
function dropRepeats<T>(format: FileFormat<T>, records: readonly Read<T>[], warnings: FileProblem[]): Read<T>[] {
  const last = new Map<string, Read<T>>();
  for (const read of records) {
    const key = format.keyOf(read.record);
    const earlier = last.get(key);
    if (earlier) warnings.push(repeated(read.line, earlier.line));
    // Deleted first, so that the order is that of the rows that count.
    last.delete(key);
    // The replaced row goes the way of the one that counts: it is taken, or rejected, with it.
    last.set(key, earlier ? { ...read, lines: [...earlier.lines, ...read.lines] } : read);
  }
  return [...last.values()];
}

function repeated(line: number, earlier: number): FileProblem {
  return {
    line,
    column: null,
    code: 'repeated-in-file',
    message: `The row has the same key as line ${earlier} and replaces it.`,
  };
}

function mayBeDayFirst(column: string, line: number): FileProblem {
  const message = `Some cells of ${column} are dates only when the day is read first. If the whole column is DD/MM/YYYY, the accepted rows have wrong dates.`;
  return { line, column, code: 'dates-may-be-day-first', message };
}
