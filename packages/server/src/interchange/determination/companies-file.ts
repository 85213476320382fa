import type { Column } from './columns.ts';
import { type FileFormat, keyOf } from './file-format.ts';
import type { RowReader } from './row-reader.ts';

/** What stands in ParentCompany when a company has none: these words, to the letter (spec §1.1). */
export const TOP_LEVEL = 'Top Level Company';

/** A row of `sdiType=Companies` (spec §5.8). Null policy: the file does not say, so a new company takes the documented default. */
export interface CompanyRecord {
  name: string;
  externalId: string;
  /** External id or name; null for a company at the top. */
  parent: string | null;
  usesExemptionCertificates: boolean;
  activeGroup: string | null;
  /** External id or name of the company that owns the group; null: the company itself. */
  activeGroupOwner: string | null;
  autoCreateCertificates: boolean | null;
  autoCreateCustomers: boolean | null;
  temporaryCertificatesAffectTax: boolean | null;
  strictCustomerLookup: boolean | null;
  expiryDayInclusive: boolean | null;
  certificateSelection: 'first-approved' | 'best' | null;
  goodsLists: 'either' | 'both' | null;
  exemptWithoutCertificate: boolean | null;
  /** Codes of a group that stands above: of a group of its own, the file of its reasons says which are the defaults. */
  defaultExemptReasonUS: string | null;
  defaultExemptReasonINTL: string | null;
}

/** The public part ends after the first three columns; the others are ours. */
const COLUMNS: readonly Column[] = [
  { name: 'CompanyName', kind: 'name', need: 'value', max: 100 },
  { name: 'ParentCompany', kind: 'name', need: 'value', max: 100 },
  { name: 'ExternalCompanyId', kind: 'identifier', need: 'none', max: 100 },
  { name: 'UsesExemptionCertificates', kind: 'flag', need: 'none', max: 10 },
  { name: 'ActiveCustomerGroup', kind: 'name', need: 'none', max: 100 },
  { name: 'ActiveCustomerGroupOwner', kind: 'name', need: 'none', max: 100 },
  { name: 'AutoCreateCertificates', kind: 'flag', need: 'none', max: 10 },
  { name: 'AutoCreateCustomers', kind: 'flag', need: 'none', max: 10 },
  { name: 'TemporaryCertificatesAffectTax', kind: 'flag', need: 'none', max: 10 },
  { name: 'StrictCustomerLookup', kind: 'flag', need: 'none', max: 10 },
  { name: 'ExpiryDayInclusive', kind: 'flag', need: 'none', max: 10 },
  { name: 'CertificateSelection', kind: 'choice', need: 'none', max: 20, choices: ['first-approved', 'best'] },
  { name: 'GoodsLists', kind: 'choice', need: 'none', max: 20, choices: ['either', 'both'] },
  { name: 'ExemptWithoutCertificate', kind: 'flag', need: 'none', max: 10 },
  { name: 'DefaultExemptReasonUS', kind: 'identifier', need: 'none', max: 2 },
  { name: 'DefaultExemptReasonINTL', kind: 'identifier', need: 'none', max: 2 },
];

function read(row: RowReader): CompanyRecord {
  const name = row.required('CompanyName');
  const parent = row.required('ParentCompany');
  const record: CompanyRecord = {
    name,
    externalId: row.text('ExternalCompanyId') ?? name,
    parent: parent === TOP_LEVEL ? null : parent,
    usesExemptionCertificates: row.flag('UsesExemptionCertificates') ?? false,
    activeGroup: row.text('ActiveCustomerGroup'),
    activeGroupOwner: row.text('ActiveCustomerGroupOwner'),
    autoCreateCertificates: row.flag('AutoCreateCertificates'),
    autoCreateCustomers: row.flag('AutoCreateCustomers'),
    temporaryCertificatesAffectTax: row.flag('TemporaryCertificatesAffectTax'),
    strictCustomerLookup: row.flag('StrictCustomerLookup'),
    expiryDayInclusive: row.flag('ExpiryDayInclusive'),
    certificateSelection: row.choice('CertificateSelection', 'unknown-choice') as CompanyRecord['certificateSelection'],
    goodsLists: row.choice('GoodsLists', 'unknown-choice') as CompanyRecord['goodsLists'],
    exemptWithoutCertificate: row.flag('ExemptWithoutCertificate'),
    defaultExemptReasonUS: row.text('DefaultExemptReasonUS'),
    defaultExemptReasonINTL: row.text('DefaultExemptReasonINTL'),
  };
  if (record.activeGroup === null && record.activeGroupOwner !== null) {
    row.error('ActiveCustomerGroup', 'missing-value', 'ActiveCustomerGroupOwner is given without ActiveCustomerGroup.');
  }
  return record;
}

export const COMPANIES_FILE: FileFormat<CompanyRecord> = {
  columns: COLUMNS,
  read,
  keyOf: (record) => keyOf(record.externalId),
  write: (record) => [
    {
      CompanyName: record.name,
      ParentCompany: record.parent ?? TOP_LEVEL,
      ExternalCompanyId: record.externalId,
      UsesExemptionCertificates: record.usesExemptionCertificates,
      ActiveCustomerGroup: record.activeGroup,
      ActiveCustomerGroupOwner: record.activeGroupOwner,
      AutoCreateCertificates: record.autoCreateCertificates,
      AutoCreateCustomers: record.autoCreateCustomers,
      TemporaryCertificatesAffectTax: record.temporaryCertificatesAffectTax,
      StrictCustomerLookup: record.strictCustomerLookup,
      ExpiryDayInclusive: record.expiryDayInclusive,
      CertificateSelection: record.certificateSelection,
      GoodsLists: record.goodsLists,
      ExemptWithoutCertificate: record.exemptWithoutCertificate,
      DefaultExemptReasonUS: record.defaultExemptReasonUS,
      DefaultExemptReasonINTL: record.defaultExemptReasonINTL,
    },
  ],
};
