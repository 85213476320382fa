import {
  CERTIFICATE_STATUSES,
  type Certificate,
  type CertificateStatus,
  type CertificateUse,
} from '@bonafide/core/certificate/certificate.ts';
import type { CellValues } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { RowReader } from './row-reader.ts';

/** Determination's status letters (spec §1.5). */
export type StatusLetter = 'A' | 'I' | 'T' | 'U';
const STATUS_LETTERS: readonly string[] = ['A', 'I', 'T', 'U'] satisfies StatusLetter[];

/** What the certificate files say of one certificate. Its customer is named, not yet found; zones come with their own file. */
export interface CertificateRecord
  extends Pick<
    Certificate,
    | 'number'
    | 'reasonCode'
    | 'validFrom'
    | 'expires'
    | 'active'
    | 'fullyExempt'
    | 'taxDataType'
    | 'imagePath'
    | 'exemptAmount'
    | 'currency'
    | 'basisPercent'
    | 'productCodes'
    | 'commodityCodes'
    | 'use'
    | 'usePatterns'
  > {
  customerName: string;
  customerNumber: string;
  status: StatusLetter;
  /** Where the file has our columns beyond the public ones; undefined where it has not. */
  own: OwnColumns;
}

/** What the public columns cannot say and a decision, or its proof, looks at. */
export interface OwnColumns {
  use?: CertificateUse;
  /** The order or invoice a single-purchase paper names. */
  useReference?: string | null;
  /** Our status, finer than the letter. */
  statusDetail?: CertificateStatus;
  formId?: string | null;
}

const USES: Readonly<Record<CertificateUse, string>> = {
  blanket: 'Blanket',
  limited: 'Limited',
  'single-purchase': 'SinglePurchase',
};

/** Columns 1 to 11 of both certificate files (spec §5.3, §5.4), then the ones that are ours where the public format ends. */
export function certificateColumns(flags: 'value' | 'none'): Column[] {
  return [
    { name: 'CertificateNumber', kind: 'identifier', need: 'value', max: 100 },
    { name: 'CustomerName', kind: 'name', need: 'value', max: 100 },
    { name: 'CustomerNumber', kind: 'identifier', need: 'value', max: 100 },
    { name: 'Status', kind: 'choice', need: 'value', max: 100, choices: STATUS_LETTERS },
    { name: 'ExemptReasonCode', kind: 'identifier', need: 'header', max: 2 },
    { name: 'ValidFromDate', kind: 'date', need: 'value', max: 40 },
    { name: 'ExpiresDate', kind: 'date', need: 'none', max: 40 },
    { name: 'Active', kind: 'flag', need: flags, max: 10 },
    { name: 'FullyExempt', kind: 'flag', need: flags, max: 10 },
    { name: 'TaxDataType', kind: 'choice', need: 'value', max: 50, choices: ['US', 'INTL'] },
    { name: 'CertificateImagePath', kind: 'text', need: 'none', max: 1000 },
    { name: 'ExemptAmount', kind: 'amount', need: 'none', max: 40 },
    { name: 'Currency', kind: 'currency', need: 'none', max: 10 },
    { name: 'BasisPercent', kind: 'share', need: 'none', max: 40 },
    { name: 'ProductCodes', kind: 'list', need: 'none', max: 100 },
    { name: 'CommodityCodes', kind: 'list', need: 'none', max: 100 },
    { name: 'Use', kind: 'choice', need: 'none', max: 20, choices: Object.values(USES) },
    { name: 'UseReference', kind: 'text', need: 'none', max: 100 },
    { name: 'StatusDetail', kind: 'choice', need: 'none', max: 20, choices: CERTIFICATE_STATUSES },
    { name: 'FormId', kind: 'identifier', need: 'none', max: 100 },
  ];
}

export function readCertificate(row: RowReader): Omit<CertificateRecord, 'use' | 'usePatterns'> {
  const record = {
    number: row.required('CertificateNumber'),
    customerName: row.required('CustomerName'),
    customerNumber: row.required('CustomerNumber'),
    status: (row.choice('Status', 'unknown-status') ?? 'U') as StatusLetter,
    reasonCode: row.text('ExemptReasonCode'),
    validFrom: row.date('ValidFromDate') ?? '',
    expires: row.date('ExpiresDate'),
    active: row.flag('Active') ?? true,
    fullyExempt: row.flag('FullyExempt') ?? false,
    taxDataType: row.choice('TaxDataType', 'unknown-tax-data-type') === 'INTL' ? ('INTL' as const) : ('US' as const),
    imagePath: row.text('CertificateImagePath'),
    exemptAmount: row.amount('ExemptAmount'),
    currency: row.currency('Currency'),
    basisPercent: row.share('BasisPercent'),
    productCodes: row.list('ProductCodes'),
    commodityCodes: row.list('CommodityCodes'),
    own: ownColumns(row),
  };
  if (row.errors.length === 0) checkTogether(row, record);
  return record;
}

function ownColumns(row: RowReader): OwnColumns {
  const use = row.choice('Use', 'unknown-choice');
  const uses = Object.keys(USES) as CertificateUse[];
  const statusDetail = row.choice('StatusDetail', 'unknown-status') as CertificateStatus | null;
  const own: OwnColumns = {};
  if (use !== null) own.use = uses.find((one) => USES[one] === use) ?? 'blanket';
  if (statusDetail !== null) own.statusDetail = statusDetail;
  if (row.has('UseReference')) own.useReference = row.text('UseReference');
  if (row.has('FormId')) own.formId = row.text('FormId');
  return own;
}

/** The cells that every row of a certificate has. */
export function certificateCells(record: CertificateRecord): CellValues {
  return {
    CertificateNumber: record.number,
    CustomerName: record.customerName,
    CustomerNumber: record.customerNumber,
    Status: record.status,
    ExemptReasonCode: record.reasonCode,
    ValidFromDate: record.validFrom,
    ExpiresDate: record.expires,
    Active: record.active,
    FullyExempt: record.fullyExempt,
    TaxDataType: record.taxDataType,
    CertificateImagePath: record.imagePath,
    ExemptAmount: record.exemptAmount,
    Currency: record.currency,
    BasisPercent: record.basisPercent,
    ProductCodes: record.productCodes,
    CommodityCodes: record.commodityCodes,
    Use: record.own.use === undefined ? null : USES[record.own.use],
    UseReference: record.own.useReference ?? null,
    StatusDetail: record.own.statusDetail ?? null,
    FormId: record.own.formId ?? null,
  };
}

function checkTogether(row: RowReader, record: Omit<CertificateRecord, 'use' | 'usePatterns'>): void {
  if (record.expires !== null && record.expires < record.validFrom) {
    row.error(
      'ExpiresDate',
      'expires-before-start',
      `The certificate ends on ${record.expires}, before it starts on ${record.validFrom}.`,
    );
    return;
  }
  if (record.exemptAmount !== null && record.currency === null) {
    row.error('Currency', 'currency-needed', 'ExemptAmount is given without Currency.');
    return;
  }
  if (record.expires !== null && record.expires >= '2099-01-01') {
    row.warn(
      'ExpiresDate',
      'far-future-date',
      `${record.expires} is kept as the last day. Leave ExpiresDate blank when the certificate never ends.`,
    );
  }
  if (record.reasonCode === null) {
    row.warn('ExemptReasonCode', 'no-reason', 'The certificate gives no reason; it will match any reason asked for.');
  }
  checkBenefit(row, record);
}

function checkBenefit(row: RowReader, record: Omit<CertificateRecord, 'use' | 'usePatterns'>): void {
  const given = [record.fullyExempt, record.exemptAmount !== null, record.basisPercent !== null].filter(Boolean).length;
  if (given > 1) {
    const winner = record.fullyExempt ? 'FullyExempt' : 'ExemptAmount';
    const columns = 'FullyExempt, ExemptAmount and BasisPercent';
    row.warn(winner, 'several-benefits', `More than one of ${columns} is given; ${winner} counts.`);
  }
  if (given === 0) {
    row.warn(
      'FullyExempt',
      'nothing-exempt',
      'FullyExempt is N and neither amount nor share is given: it exempts only in zones whose row says Exempt Y.',
    );
  }
}
