import { AUTHORITIES_FILE } from './authorities-file.ts';
import { CERTIFICATES_FILE } from './certificates-file.ts';
import type { Column } from './columns.ts';
import { COMMODITY_MAPPINGS_FILE, PRODUCT_MAPPINGS_FILE } from './commodity-mappings-file.ts';
import { COMPANIES_FILE } from './companies-file.ts';
import { CUSTOMER_GROUPS_FILE } from './customer-groups-file.ts';
import { CUSTOMERS_FILE } from './customers-file.ts';
import { EXEMPT_REASONS_FILE } from './exempt-reasons-file.ts';
import { LICENSE_TYPES_FILE } from './license-types-file.ts';
import { LICENSES_FILE } from './licenses-file.ts';
import { LIMITED_USE_FILE } from './limited-use-file.ts';
import { readCsv } from './read-csv.ts';
import { INTL_ZONES_FILE, US_ZONES_FILE } from './zones-file.ts';

/** What the rows of a file belong to: nothing that is there already, a company, or one of its customer groups. */
export type FileOwner = 'tenant' | 'company' | 'group';

export interface KnownFormat {
  sdiType: string;
  owner: FileOwner;
  columns: readonly Column[];
  /** Its rows change how sales are decided for everybody: not for each who may import. */
  settings: boolean;
}

/** Each kind of file with its columns, in the order in which files are taken in: what others name comes first (spec §5.1). */
export const FILE_FORMATS: readonly KnownFormat[] = [
  { sdiType: 'Companies', owner: 'tenant', settings: true, columns: COMPANIES_FILE.columns },
  { sdiType: 'CustomerGroups', owner: 'company', settings: true, columns: CUSTOMER_GROUPS_FILE.columns },
  { sdiType: 'ExemptReasons', owner: 'group', settings: true, columns: EXEMPT_REASONS_FILE.columns },
  { sdiType: 'CommodityMappings-US', owner: 'company', settings: false, columns: COMMODITY_MAPPINGS_FILE.columns },
  { sdiType: 'ProductMappings-INTL', owner: 'company', settings: false, columns: PRODUCT_MAPPINGS_FILE.columns },
  { sdiType: 'LicenseTypes', owner: 'company', settings: true, columns: LICENSE_TYPES_FILE.columns },
  { sdiType: 'Customers', owner: 'group', settings: false, columns: CUSTOMERS_FILE.columns },
  { sdiType: 'CustomerLicense', owner: 'group', settings: false, columns: LICENSES_FILE.columns },
  { sdiType: 'ExemptionCertificates', owner: 'group', settings: false, columns: CERTIFICATES_FILE.columns },
  { sdiType: 'ExemptionCertificatesLimitedUse', owner: 'group', settings: false, columns: LIMITED_USE_FILE.columns },
  { sdiType: 'ExemptionCertificateZones-US', owner: 'group', settings: false, columns: US_ZONES_FILE.columns },
  { sdiType: 'ExemptionCertificateZones-INTL', owner: 'group', settings: false, columns: INTL_ZONES_FILE.columns },
  { sdiType: 'Authorities', owner: 'company', settings: true, columns: AUTHORITIES_FILE.columns },
];

/** The kind of a file, asked before it is read whole; undefined for one that cannot be read: reading it tells why. */
export async function formatOfFile(bytes: Uint8Array): Promise<KnownFormat | undefined> {
  const file = await readCsv(bytes);
  if ('refusal' in file) return undefined;
  await file.portions.return(undefined);
  return formatOf(file.sdiType);
}

export function formatOf(sdiType: string | null): KnownFormat | undefined {
  const known = sdiType === 'Customer' ? 'Customers' : sdiType;
  return FILE_FORMATS.find((format) => format.sdiType === known);
}
