import type { ResultSide } from '@bonafide/core/determination/differences.ts';
import { FORMULA } from '../platform/csv-guard.ts';
import { type CsvStyle, csvLine } from '../platform/write-csv.ts';
import type { ReplayDifference } from './replays-store.ts';

// Amounts may be negative and stay numbers; texts of others are made safe one by one.
const STYLE: CsvStyle = { separator: ',', safe: false };

/** A text that a spreadsheet could run gets an apostrophe before it. */
const said = (text: string | null) => (text !== null && FORMULA.test(text) ? `'${text}` : (text ?? ''));

const COLUMNS = [
  ...['Invoice', 'Revision', 'Date', 'Company', 'CustomerNumber', 'CustomerName', 'Currency', 'Kind'],
  ...['SaleOutcomeBefore', 'SaleOutcomeAfter', 'SaleExemptBefore', 'SaleExemptAfter', 'SaleTaxBefore', 'SaleTaxAfter'],
  ...['Line', 'Authority', 'OutcomeBefore', 'OutcomeAfter', 'ExemptBefore', 'ExemptAfter', 'TaxBefore', 'TaxAfter'],
  ...['CertificateBefore', 'CertificateAfter', 'ReasonBefore', 'ReasonAfter', 'Note', 'TransactionId'],
] as const;

/** UTF-8 with a byte order mark, which Excel needs. */
export function differencesHeader(): string {
  return `\ufeff${csvLine(COLUMNS, STYLE)}`;
}

/** One row for each result that differs, each with its sale; one for a sale that cannot be decided. */
export function differenceRows(difference: ReplayDifference): string {
  const sale = [
    ...[said(difference.number), String(difference.revision), difference.date, said(difference.company)],
    ...[said(difference.customerNumber), said(difference.customerName), difference.currency, difference.kind],
    ...[difference.outcomeBefore, difference.outcomeAfter, difference.exemptBefore, difference.exemptAfter],
    ...[difference.taxBefore, difference.taxAfter],
  ];
  const left = difference.resultsLeftOut > 0 ? `${difference.resultsLeftOut} more results differ` : '';
  const last = [said(difference.reason ?? left), difference.transactionId];
  const rows = difference.results.map(({ lineId, authority, before, after }) => [
    ...[said(lineId), said(authority), ...pair(before, after, (side) => side.outcome)],
    ...pair(before, after, (side) => side.exemptAmount),
    ...pair(before, after, (side) => side.tax),
    ...pair(before, after, (side) => said(side.certificate?.number ?? null)),
    ...pair(before, after, (side) => said(side.reasonCode)),
  ]);
  if (rows.length === 0) rows.push(Array<string>(12).fill(''));
  return rows.map((row) => csvLine([...sale, ...row, ...last], STYLE)).join('');
}

function pair(before: ResultSide | null, after: ResultSide | null, text: (side: ResultSide) => string): string[] {
  return [before, after].map((side) => (side ? text(side) : ''));
}
