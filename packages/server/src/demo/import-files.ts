import type { Content } from '@bonafide/core/content/content.ts';
import type { CertificatePlan } from './certificates.ts';
import type { CustomerPlan } from './customers.ts';

/** The files an old system would hand over, in Determination's layout. */

function field(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function file(sdiType: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [`sdiType=${sdiType}`, columns.join(','), ...rows.map((row) => row.map(field).join(',')), ''].join('\n');
}

/** `2026-03-15` → `03/15/2026`. */
function usDate(date: string | null): string {
  return date === null ? '' : `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;
}

export function customersFile(customers: readonly CustomerPlan[]): string {
  const columns = [
    'CustomerName',
    'CustomerNumber',
    'Address1',
    'Country',
    'State',
    'County',
    'City',
    'PostCode',
    'BusinessPhone',
    'ContactName',
    'ContactEmail',
    'ContactTitle',
    'FullyExempt',
  ];
  const rows = customers.map((customer) => [
    customer.name,
    customer.number,
    customer.street,
    'US',
    customer.home.state.slice(3),
    customer.home.county,
    customer.home.city,
    customer.home.postalCode,
    customer.phone,
    customer.contact,
    customer.email,
    customer.title,
    'N',
  ]);
  return file('Customers', columns, rows);
}

const CERTIFICATE_COLUMNS = [
  'CertificateNumber',
  'CustomerName',
  'CustomerNumber',
  'Status',
  'ExemptReasonCode',
  'ValidFromDate',
  'ExpiresDate',
  'Active',
  'FullyExempt',
  'TaxDataType',
  'CertificateImagePath',
  'ExemptAmount',
  'Currency',
  'BasisPercent',
  'ProductCodes',
  'CommodityCodes',
];

function certificateRow({ draft, customer }: CertificatePlan): string[] {
  return [
    draft.number,
    customer.name,
    customer.number,
    'A',
    draft.reasonCode ?? '',
    usDate(draft.validFrom),
    usDate(draft.expires),
    draft.active ? 'Y' : 'N',
    draft.fullyExempt ? 'Y' : 'N',
    draft.taxDataType,
    draft.imagePath ?? '',
    draft.exemptAmount ?? '',
    draft.currency ?? '',
    draft.basisPercent ?? '',
    draft.productCodes.join(';'),
    draft.commodityCodes.join(';'),
  ];
}

export function certificatesFile(certificates: readonly CertificatePlan[]): string {
  return file('ExemptionCertificates', CERTIFICATE_COLUMNS, certificates.map(certificateRow));
}

export function limitedUseFile(certificates: readonly CertificatePlan[]): string {
  const columns = [...CERTIFICATE_COLUMNS, 'UseElement', 'UsePattern'];
  const rows = certificates.flatMap((plan) =>
    plan.draft.usePatterns.map(({ element, pattern }) => [...certificateRow(plan), element, pattern]),
  );
  return file('ExemptionCertificatesLimitedUse', columns, rows);
}

export function zonesFile(certificates: readonly CertificatePlan[], content: Content): string {
  const columns = [
    'ZoneName',
    'Exempt',
    'CustomerName',
    'CustomerNumber',
    'ExemptReasonCode',
    'CertificateNumber',
    'ValidFromDate',
  ];
  const rows = certificates.flatMap(({ draft, customer }) =>
    draft.grants.map((grant) => [
      content.jurisdictions.get(grant.zone)?.name ?? grant.zone,
      '',
      customer.name,
      customer.number,
      draft.reasonCode ?? '',
      draft.number,
      usDate(draft.validFrom),
    ]),
  );
  return file('ExemptionCertificateZones-US', columns, rows);
}
