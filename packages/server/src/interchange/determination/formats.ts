import { CERTIFICATES_FILE } from './certificates-file.ts';
import type { Column } from './columns.ts';
import { COMMODITY_MAPPINGS_FILE } from './commodity-mappings-file.ts';
import { CUSTOMERS_FILE } from './customers-file.ts';
import { LIMITED_USE_FILE } from './limited-use-file.ts';
import { INTL_ZONES_FILE, US_ZONES_FILE } from './zones-file.ts';

/** Each kind of file with its columns, in the order in which files are taken in: customers before their certificates, those before their zones. */
export const FILE_FORMATS: readonly { sdiType: string; columns: readonly Column[] }[] = [
  { sdiType: 'Customers', columns: CUSTOMERS_FILE.columns },
  { sdiType: 'ExemptionCertificates', columns: CERTIFICATES_FILE.columns },
  { sdiType: 'ExemptionCertificatesLimitedUse', columns: LIMITED_USE_FILE.columns },
  { sdiType: 'ExemptionCertificateZones-US', columns: US_ZONES_FILE.columns },
  { sdiType: 'ExemptionCertificateZones-INTL', columns: INTL_ZONES_FILE.columns },
  { sdiType: 'CommodityMappings-US', columns: COMMODITY_MAPPINGS_FILE.columns },
];
