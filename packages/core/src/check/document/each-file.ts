import type { FileFacts, PageFacts } from '../../document/file-facts.ts';
import type { PaperReading } from '../../document/read-paper.ts';
import {
  type CheckResult,
  couldNotCheck,
  isCouldNotCheck,
  isNotApplicable,
  notApplicable,
  type Verdict,
} from '../check.ts';
import type { CheckedFile } from '../document-facts.ts';
import type { CheckSubject } from '../subject.ts';

/** A file whose facts are there. */
export interface ReadFile {
  file: CheckedFile;
  facts: FileFacts;
  reading: PaperReading;
  /** JSON pointer: the file's place in the list of the certificate's documents. */
  path: string;
}

/**
 * Judges every file of the certificate and answers for the check: what was seen wins; else one file that could not be judged leaves
 * the check open; passed only when at least one was in order.
 */
export function judgeFiles(subject: CheckSubject, judge: (read: ReadFile) => Verdict | Verdict[]): CheckResult {
  const { document } = subject;
  if (document === null) return couldNotCheck('document-unknown');
  if (document.files.length === 0) return notApplicable('no-document');
  const verdicts = document.files.flatMap((file, index): Verdict | Verdict[] => {
    const read = readFileAt(file, index);
    return 'couldNotCheck' in read ? read : judge(read);
  });
  const seen = verdicts.filter((verdict) => typeof verdict === 'object' && 'path' in verdict);
  if (seen.length > 0) return seen;
  return (
    verdicts.find(isCouldNotCheck) ??
    (verdicts.includes('in-order') ? [] : (verdicts.find(isNotApplicable) ?? notApplicable('of-another-kind')))
  );
}

function readFileAt(file: CheckedFile, index: number): ReadFile | ReturnType<typeof couldNotCheck> {
  if (file.state === 'waiting') return couldNotCheck('document-not-read');
  if (file.facts === null || file.reading === null) return couldNotCheck('document-unreadable');
  return { file, facts: file.facts, reading: file.reading, path: `/documents/${index}` };
}

/** The same for each page, with its pointer; pages are numbered from 1 for readers. */
export function judgePages(
  subject: CheckSubject,
  judge: (page: PageFacts, at: { path: string; number: number; read: ReadFile }) => Verdict,
): CheckResult {
  return judgeFiles(subject, (read) =>
    read.facts.pages.map((page, index) =>
      judge(page, { path: `${read.path}/pages/${index}`, number: index + 1, read }),
    ),
  );
}

/** The files that were read; none when the files are not known. */
export function readFiles({ document }: CheckSubject): ReadFile[] {
  return (document?.files ?? []).flatMap((file, index) => {
    const read = readFileAt(file, index);
    return 'couldNotCheck' in read ? [] : [read];
  });
}

/** Whether some file of the certificate is a purchaser's certificate: what lies beside it is then only an enclosure. */
export function hasCertificateFile(subject: CheckSubject): boolean {
  return readFiles(subject).some(({ reading }) => reading.kind === 'certificate');
}
