import { type Certificate, type CertificateStatus, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import type { CertificateRecord, StatusLetter } from './certificate-columns.ts';
import type { Read } from './file-format.ts';
import type { ProblemCode } from './file-problem.ts';
import { type CertificateFields, effectOf, type Plan, reject } from './plan.ts';

const STATUS: Readonly<Record<StatusLetter, CertificateStatus>> = {
  A: 'approved',
  T: 'temporary',
  I: 'in-review',
  U: 'rejected',
};

/** Determination's letter for a status of ours; revoked and superseded certificates are closed and have none. */
export const LETTERS: Readonly<Record<CertificateStatus, StatusLetter | null>> = {
  approved: 'A',
  temporary: 'T',
  'in-review': 'I',
  submitted: 'I',
  draft: 'I',
  rejected: 'U',
  revoked: null,
  superseded: null,
};

export function planCertificate(
  read: Read<CertificateRecord>,
  customer: Customer,
  existing: Certificate | undefined,
  plan: Plan,
): void {
  const { lines, record } = read;
  if (existing && LETTERS[existing.status] === null && record.own.statusDetail !== existing.status) {
    reject(
      plan,
      read,
      'Status',
      'certificate-closed',
      `The certificate is ${existing.status} here. A file cannot bring it back; reopen it first.`,
    );
    return;
  }
  const fields = fieldsOf(record, existing);
  if (existing) warnOfLoss(read, existing, fields, plan);
  plan.steps.push({
    kind: 'certificate',
    lines,
    existing: existing ?? null,
    customerId: customer.customerId,
    fields,
    effect: existing ? effectOf(existing, { ...existing, ...fields }) : 'add',
  });
}

function fieldsOf(record: CertificateRecord, existing: Certificate | undefined): CertificateFields {
  const { customerName: _name, customerNumber: _number, status: letter, own, ...rest } = record;
  // A draft of ours is an I in the file's words: the same letter leaves the finer status alone.
  const same = existing !== undefined && (LETTERS[existing.status] ?? 'U') === letter;
  const status = same ? existing.status : existing ? STATUS[letter] : newStatus(letter, own);
  // The public columns know blanket and limited; a paper for one purchase stays one.
  const single = existing?.use === 'single-purchase' && record.use === 'blanket';
  const use = own.use ?? (single ? existing.use : record.use);
  // The certificates' own file has no criteria: where it names the use, those of the limited-use file stay.
  const usePatterns =
    record.use === 'blanket' && own.use !== undefined ? (existing?.usePatterns ?? []) : rest.usePatterns;
  const fields: CertificateFields = { ...rest, status, use, usePatterns };
  if (own.formId !== undefined) fields.formId = own.formId;
  if (own.useReference !== undefined) {
    fields.claim = { ...(existing?.claim ?? emptyClaim()), scopeReference: own.useReference };
  }
  return fields;
}

/** The finer status of a certificate that is new here, where it is one of the letter's. */
function newStatus(letter: StatusLetter, { statusDetail }: CertificateRecord['own']): CertificateStatus {
  if (statusDetail === undefined) return STATUS[letter];
  return (LETTERS[statusDetail] ?? 'U') === letter ? statusDetail : STATUS[letter];
}

function warnOfLoss(read: Read<CertificateRecord>, existing: Certificate, fields: CertificateFields, plan: Plan): void {
  const warn = (column: string | null, code: ProblemCode, message: string) =>
    plan.warnings.push({ line: read.line, column, code, message });
  if (existing.expires !== null && fields.expires === null) {
    warn(
      'ExpiresDate',
      'end-date-removed',
      `The certificate ended on ${existing.expires}; with a blank ExpiresDate it never ends.`,
    );
  }
  if (existing.use !== fields.use) {
    warn(null, 'use-changed', `The certificate was for ${existing.use} use and becomes ${fields.use}.`);
  }
}
