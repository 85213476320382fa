import type { Company } from '@bonafide/core/customer/company.ts';
import { listAuthorities, listGroups, listLicenseTypes, listReasons } from '../customers/customers.ts';
import { type CsvStyle, csvLine } from '../platform/write-csv.ts';
import { cellsOf } from './determination/cell-text.ts';
import type { ExportFile } from './export-plan.ts';
import { type ExportRows, type ExportSource, exportRows } from './export-records.ts';
import { countMappings, countOwned, type OwnedCounts } from './exports-store.ts';

const STYLE: CsvStyle = { separator: ',', safe: true };

/** A file as text, page by page: the kind, the columns, the rows; UTF-8 with the mark that Excel needs. */
export async function* exportText(source: ExportSource, file: ExportFile): AsyncGenerator<string> {
  const { columns, pages }: ExportRows = exportRows(source, file);
  yield `\ufeffsdiType=${file.sdiType}\r\n${csvLine(
    columns.map((column) => column.name),
    STYLE,
  )}`;
  for await (const page of pages) {
    if (page.length > 0) yield page.map((values) => csvLine(cellsOf(columns, values), STYLE)).join('');
  }
}

/** How many rows each file has; null where it would have to be read to know. */
export async function countRows(
  { tx, tenantId }: ExportSource,
  files: readonly ExportFile[],
): Promise<(number | null)[]> {
  const owned = new Map<string, OwnedCounts>();
  const counts: (number | null)[] = [];
  for (const file of files) {
    const { group, customer } = file;
    if (group === null || file.sdiType === 'ExemptReasons') {
      counts.push(await countOfCompany(tx, tenantId, file));
      continue;
    }
    const known =
      owned.get(group.groupId) ??
      (await countOwned(tx, tenantId, { groupId: group.groupId, customerId: customer?.customerId ?? null }));
    owned.set(group.groupId, known);
    counts.push(ofGroup(known, file.sdiType));
  }
  return counts;
}

async function countOfCompany(
  tx: ExportSource['tx'],
  tenantId: string,
  { sdiType, company, group }: { sdiType: string; company: Company; group: ExportFile['group'] },
): Promise<number | null> {
  switch (sdiType) {
    case 'Companies':
      return 1;
    case 'CustomerGroups':
      return (await listGroups(tx, tenantId)).filter((one) => one.ownerCompanyId === company.companyId).length;
    case 'ExemptReasons':
      return (await listReasons(tx, tenantId, [group?.groupId ?? ''])).length;
    case 'LicenseTypes':
      return (await listLicenseTypes(tx, tenantId, [company.companyId])).length;
    case 'Authorities':
      return (await listAuthorities(tx, tenantId, [company.companyId])).length;
    case 'CommodityMappings-US':
      return (await countMappings(tx, tenantId, company.companyId)).US;
    case 'ProductMappings-INTL':
      return (await countMappings(tx, tenantId, company.companyId)).INTL;
    default:
      return null;
  }
}

function ofGroup(counts: OwnedCounts, sdiType: string): number | null {
  switch (sdiType) {
    case 'Customers':
      return counts.customers;
    case 'CustomerLicense':
      return counts.licenses;
    case 'ExemptionCertificates':
      return counts.certificates;
    case 'ExemptionCertificatesLimitedUse':
      return counts.limitedUse;
    case 'ExemptionCertificateZones-US':
      return counts.zonesUs;
    case 'ExemptionCertificateZones-INTL':
      return counts.zonesIntl;
    default:
      return null;
  }
}
