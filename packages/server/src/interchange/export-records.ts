import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import { listAuthorities, listGroups, listLicenseTypes } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';
import { companyRecords, reasonRecords } from './apply-portion.ts';
import { AUTHORITIES_FILE } from './determination/authorities-file.ts';
import type { CellValues } from './determination/cell-text.ts';
import type { CertificateRecord } from './determination/certificate-columns.ts';
import { CERTIFICATES_FILE } from './determination/certificates-file.ts';
import type { Column } from './determination/columns.ts';
import { COMMODITY_MAPPINGS_FILE, PRODUCT_MAPPINGS_FILE } from './determination/commodity-mappings-file.ts';
import { COMPANIES_FILE } from './determination/companies-file.ts';
import { CUSTOMER_GROUPS_FILE } from './determination/customer-groups-file.ts';
import { CUSTOMERS_FILE } from './determination/customers-file.ts';
import { EXEMPT_REASONS_FILE } from './determination/exempt-reasons-file.ts';
import type { FileFormat } from './determination/file-format.ts';
import { LICENSE_TYPES_FILE } from './determination/license-types-file.ts';
import { LICENSES_FILE } from './determination/licenses-file.ts';
import { LIMITED_USE_FILE } from './determination/limited-use-file.ts';
import { LETTERS } from './determination/plan-certificate.ts';
import { INTL_ZONES_FILE, US_ZONES_FILE, type ZoneRecord } from './determination/zones-file.ts';
import type { ExportFile } from './export-plan.ts';
import {
  type Owned,
  pagesOfCertificates,
  pagesOfCustomers,
  pagesOfLicenses,
  pagesOfMappings,
} from './exports-store.ts';

/** Where the rows of a file are read. */
export interface ExportSource {
  tx: Transaction;
  tenantId: string;
  gazetteer: Gazetteer;
}

/** A kind of file, ready to be written: its columns, and its rows page by page. */
export interface ExportRows {
  columns: readonly Column[];
  pages: AsyncIterable<CellValues[]>;
}

/** The rows of a file in the order of creation, read page by page: as many as there are, held a page at a time. */
export function exportRows(source: ExportSource, file: ExportFile): ExportRows {
  const { tx, tenantId } = source;
  const { company, customer } = file;
  const groupId = file.group?.groupId ?? '';
  const owned = { groupId, customerId: customer?.customerId ?? null };
  const certificates = () => pagesOfCertificates(tx, tenantId, owned);
  switch (file.sdiType) {
    case 'Companies':
      return rows(source, COMPANIES_FILE, async function* () {
        const all = await companyRecords(tx, tenantId);
        yield all.filter((one) => one.company.companyId === company.companyId).map(({ record }) => record);
      });
    case 'CustomerGroups':
      return rows(source, CUSTOMER_GROUPS_FILE, async function* () {
        const own = (await listGroups(tx, tenantId)).filter((group) => group.ownerCompanyId === company.companyId);
        yield own.map((group) => ({ name: group.name, active: group.groupId === company.activeGroupId }));
      });
    case 'ExemptReasons':
      return rows(source, EXEMPT_REASONS_FILE, async function* () {
        yield await reasonRecords(tx, tenantId, company, groupId);
      });
    case 'Authorities':
      return rows(source, AUTHORITIES_FILE, async function* () {
        yield await listAuthorities(tx, tenantId, [company.companyId]);
      });
    case 'CommodityMappings-US':
      return rows(source, COMMODITY_MAPPINGS_FILE, () => pagesOfMappings(tx, tenantId, company.companyId, 'US'));
    case 'ProductMappings-INTL':
      return rows(source, PRODUCT_MAPPINGS_FILE, () => pagesOfMappings(tx, tenantId, company.companyId, 'INTL'));
    case 'LicenseTypes':
      return rows(source, LICENSE_TYPES_FILE, async function* () {
        yield await listLicenseTypes(tx, tenantId, [company.companyId]);
      });
    case 'CustomerLicense':
      return rows(source, LICENSES_FILE, () => pagesOfLicenses(tx, tenantId, owned));
    case 'Customers':
      return rows(source, CUSTOMERS_FILE, () => pagesOfCustomers(tx, tenantId, owned));
    case 'ExemptionCertificates':
      return rows(source, CERTIFICATES_FILE, () => mapped(certificates(), (one) => [certificateRecord(one)]));
    case 'ExemptionCertificatesLimitedUse':
      return rows(source, LIMITED_USE_FILE, () =>
        mapped(certificates(), (one) => (one.certificate.usePatterns.length > 0 ? [certificateRecord(one)] : [])),
      );
    case 'ExemptionCertificateZones-US':
      return rows(source, US_ZONES_FILE, () => mapped(certificates(), (one) => zoneRecords(one, 'US')));
    case 'ExemptionCertificateZones-INTL':
      return rows(source, INTL_ZONES_FILE, () => mapped(certificates(), (one) => zoneRecords(one, 'INTL')));
    default:
      throw new Error(`There is no export of ${file.sdiType}`);
  }
}

function rows<T>({ gazetteer }: ExportSource, format: FileFormat<T>, pages: () => AsyncIterable<T[]>): ExportRows {
  return {
    columns: format.columns,
    pages: mapped(pages(), (record) => format.write(record, gazetteer)),
  };
}

async function* mapped<T, U>(pages: AsyncIterable<T[]>, of: (one: T) => U[]): AsyncIterable<U[]> {
  for await (const page of pages) yield page.flatMap(of);
}

type OwnedCertificate = Owned<{ certificate: Certificate }>;

function named({ customerName, customerNumber }: Pick<OwnedCertificate, 'customerName' | 'customerNumber'>) {
  return { customerName, customerNumber };
}

/** A certificate in the words of its file. A closed one is U there, and StatusDetail says what it is. */
function certificateRecord(owned: OwnedCertificate): CertificateRecord {
  const { certificate } = owned;
  const { status, claim, formId, use } = certificate;
  return {
    ...certificate,
    ...named(owned),
    status: LETTERS[status] ?? 'U',
    own: { use, useReference: claim.scopeReference, statusDetail: status, formId },
  };
}

function zoneRecords(owned: OwnedCertificate, tree: ZoneRecord['taxDataType']): ZoneRecord[] {
  const { certificate } = owned;
  if (certificate.taxDataType !== tree) return [];
  return certificate.grants.map((grant) => ({
    ...named(owned),
    zone: grant.zone,
    zoneLevel: grant.zoneLevel,
    exempt: grant.exempt,
    reasonCode: grant.reasonCode ?? certificate.reasonCode,
    certificateNumber: certificate.number,
    validFrom: certificate.validFrom,
    authorityTypes: grant.authorityTypes,
    authorities: grant.authorities,
    taxTypes: grant.taxTypes ?? [],
    taxDataType: tree,
  }));
}
