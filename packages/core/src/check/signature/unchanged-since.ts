import { type Check, type CheckResult, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { judgeFiles } from '../document/each-file.ts';
import type { CheckSubject } from '../subject.ts';

/** What is kept is what was signed: the hashes agree, and a signed PDF was not added to in a way that shows. */
export const unchangedSince: Check = {
  id: 'SIG-03',
  group: 'signature',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signatureEvidence', 'document.files.sha256', 'document.files.facts.changes'],
  citation: PRACTICE,
  run(subject) {
    const evidence = subject.certificate.claim.signatureEvidence ?? null;
    return evidence === null || evidence.documentHash === null
      ? judgeSeals(subject)
      : judgeHash(subject, evidence.documentHash, evidence.contentHash);
  },
};

function judgeHash(subject: CheckSubject, signed: string, content: string | null): CheckResult {
  const path = '/claim/signatureEvidence/documentHash';
  const same = (hash: string) => hash.toLowerCase() === signed.toLowerCase();
  if (content !== null) return same(content) ? [] : [{ path, values: { what: 'content' } }];
  const { document } = subject;
  if (document === null) return couldNotCheck('document-unknown');
  if (document.files.length === 0) return couldNotCheck('no-document');
  return document.files.some((file) => same(file.sha256)) ? [] : [{ path, values: { what: 'file' } }];
}

function judgeSeals(subject: CheckSubject): CheckResult {
  return judgeFiles(subject, ({ file, facts, path }) => {
    if (file.mediaType !== 'application/pdf' || facts.changes.sealed === null) return notApplicable('not-electronic');
    const { sealed, changedPages, changedFields } = facts.changes;
    if (sealed.wholeFile) return 'in-order';
    // A second signature adds to a file, too. What the page and the entries say must not have changed.
    if (changedPages.length + changedFields.length > 0) return { path, values: { what: 'pages' } };
    return couldNotCheck('signature-not-read');
  });
}
