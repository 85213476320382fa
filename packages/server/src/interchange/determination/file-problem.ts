/** One thing found in a file. Two lists carry it: errors keep a row out, warnings do not. */
export interface FileProblem {
  /** Physical line, counted from 1; the sdiType line is 1. A row with line breaks inside quotes counts by its first line. */
  line: number;
  /** The column's name as the format writes it; null when the whole row or file is meant. */
  column: string | null;
  code: ProblemCode;
  /** Plain words for the person who mends the file. */
  message: string;
}

/** A file that cannot be read at all. Nothing of it is imported. */
export interface FileRefusal {
  code: RefusalCode;
  message: string;
  line: number | null;
}

/** Every code a row or a file can be given, so that documents and screens can list them. */
export const PROBLEM_CODES = [
  // The row as a row
  'too-few-cells',
  'too-many-cells',
  'unclosed-quote',
  'row-too-long',
  'stray-quote',
  'blank-row',
  // One cell
  'missing-value',
  'too-long',
  'stray-blanks',
  'control-character',
  'damaged-character',
  'invisible-character',
  'spreadsheet-number',
  'spreadsheet-date',
  'not-a-date',
  'two-digit-year',
  'no-such-date',
  'far-future-date',
  'dates-may-be-day-first',
  'not-a-number',
  'negative-amount',
  'not-a-share',
  'too-many-entries',
  'flag-read-as-no',
  'formula-like',
  'unknown-status',
  'unknown-tax-data-type',
  'unknown-currency',
  'unknown-country',
  'unknown-zone',
  'unknown-element',
  'unknown-choice',
  'zone-by-code',
  'value-not-expected',
  // Cells together
  'expires-before-start',
  'currency-needed',
  'several-benefits',
  'nothing-exempt',
  'no-reason',
  'no-criterion',
  'criterion-rows-differ',
  'other-row-rejected',
  'repeated-in-file',
  'overlaps-in-file',
  // Against what is stored
  'unknown-customer',
  'name-differs-in-case',
  'name-differs',
  'unknown-reason',
  'unknown-certificate',
  'company-exists',
  'unknown-parent',
  'unknown-group-owner',
  'unknown-license-type',
  'license-number-shape',
  'group-not-searched',
  'ambiguous-certificate',
  'certificate-closed',
  'wrong-zone-tree',
  'end-date-removed',
  'use-changed',
  // The file
  'header-spelling',
  'column-not-read',
  'read-as-windows-1252',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const REFUSAL_CODES = [
  'empty-file',
  'file-too-large',
  'not-csv',
  'unreadable-encoding',
  'missing-sdi-type',
  'unknown-sdi-type',
  'missing-header',
  'duplicate-column',
  'missing-columns',
  'too-many-columns',
  'too-many-rows',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export function refusal(code: RefusalCode, message: string, line: number | null = null): { refusal: FileRefusal } {
  return { refusal: { code, message, line } };
}

/** Shows a cell in a message: cut, and with invisible characters made visible. */
export function shown(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return `"${cut.replace(/[\p{Cc}\p{Cf}]/gu, (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)}"`;
}
