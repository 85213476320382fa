import type { UsePattern } from '@bonafide/core/certificate/certificate.ts';
import { canonicalJson } from '@bonafide/core/ledger/canonical-json.ts';
import {
  type CertificateRecord,
  certificateCells,
  certificateColumns,
  readCertificate,
} from './certificate-columns.ts';
import { certificateKey } from './certificates-file.ts';
import type { FileFormat, Read, RejectedRow } from './file-format.ts';
import { type FileProblem, shown } from './file-problem.ts';
import type { RowReader } from './row-reader.ts';

/**
 * `sdiType=ExemptionCertificatesLimitedUse` (spec §5.4): one row for each criterion; the rows of one certificate repeat its other
 * columns. The criterion columns are ours, because the public description ends before them.
 */
export const LIMITED_USE_FILE: FileFormat<CertificateRecord> = {
  columns: [
    ...certificateColumns('none'),
    { name: 'UseElement', kind: 'identifier', need: 'none', max: 50 },
    { name: 'UsePattern', kind: 'text', need: 'none', max: 200 },
  ],
  read: (row) => ({ ...readCertificate(row), use: 'limited', usePatterns: criterion(row) }),
  keyOf: certificateKey,
  join: joinCriteria,
  write: (record) => {
    const cells = certificateCells(record);
    if (record.usePatterns.length === 0) return [cells];
    return record.usePatterns.map(({ element, pattern }) => ({ ...cells, UseElement: element, UsePattern: pattern }));
  },
};

const ELEMENT = /^(ATTRIBUTE([1-9]|[1-4][0-9]|50)|INVOICE_NUMBER|PURCHASE_ORDER)$/;

function criterion(row: RowReader): UsePattern[] {
  const element = row.text('UseElement');
  const pattern = row.text('UsePattern');
  if (element === null) {
    if (pattern !== null) row.error('UseElement', 'missing-value', 'UsePattern is given without UseElement.');
    else
      row.warn(
        'UseElement',
        'no-criterion',
        'The row gives no criterion. A limited-use certificate without any never applies.',
      );
    return [];
  }
  if (!ELEMENT.test(element)) {
    row.error(
      'UseElement',
      'unknown-element',
      `${shown(element)} is not ATTRIBUTE1 to ATTRIBUTE50, INVOICE_NUMBER or PURCHASE_ORDER.`,
    );
  }
  return [{ element, pattern: pattern ?? '' }];
}

/**
 * Makes one record of the rows of each certificate; the criteria keep the order of the rows, each once. When one row of a certificate is
 * rejected, all its rows are: otherwise the file of rejected rows, mended and imported alone, would leave it with those criteria only.
 */
function joinCriteria(
  rows: readonly Read<CertificateRecord>[],
  faulty: readonly Read<CertificateRecord>[],
  rejected: RejectedRow[],
): Read<CertificateRecord>[] {
  const joined = new Map<string, Read<CertificateRecord>>();
  const bad = new Map(faulty.map((row) => [certificateKey(row.record), row.line]));
  for (const row of rows) {
    const key = certificateKey(row.record);
    const first = joined.get(key);
    if (!first) {
      joined.set(key, { ...row, record: { ...row.record, usePatterns: [...row.record.usePatterns] } });
      continue;
    }
    first.lines.push(row.line);
    if (sameButCriteria(first.record, row.record)) addCriteria(first.record.usePatterns, row.record.usePatterns);
    else if (!bad.has(key)) bad.set(key, row.line);
  }
  for (const [key, badLine] of bad) {
    const certificate = joined.get(key);
    if (!certificate) continue;
    joined.delete(key);
    for (const line of certificate.lines)
      rejected.push({ line, problems: [notAlone(line, badLine, certificate.line)] });
  }
  return [...joined.values()];
}

function addCriteria(into: UsePattern[], more: readonly UsePattern[]): void {
  for (const one of more) {
    if (!into.some((other) => other.element === one.element && other.pattern === one.pattern)) into.push(one);
  }
}

function sameButCriteria(a: CertificateRecord, b: CertificateRecord): boolean {
  return canonicalJson({ ...a, usePatterns: [] }) === canonicalJson({ ...b, usePatterns: [] });
}

function notAlone(line: number, badLine: number, first: number): FileProblem {
  if (line === badLine) {
    const message = `The row belongs to the certificate of line ${first} but differs from it in more than its criterion.`;
    return { line, column: null, code: 'criterion-rows-differ', message };
  }
  const message = `Line ${badLine} of the same certificate cannot be used, so all its rows wait to be mended together.`;
  return { line, column: null, code: 'other-row-rejected', message };
}
