import type { AttachmentCase, FormLimit } from '../../content/check-reference.ts';
import { phrasesIn } from '../../document/paper-words.ts';
import { type CheckResult, couldNotCheck, type Ground, notApplicable, type Observation } from '../check.ts';
import { type CheckSubject, formOf, idsOf, isFilled, jurisdictionsOf } from '../subject.ts';
import { readFiles } from './each-file.ts';

/** Something a form asks to have with it. */
export interface Wanted extends FormLimit {
  when: AttachmentCase;
  attachment: string;
  words: readonly string[];
}

/** Whether the case in which an attachment is asked for arises on this paper. */
function arises(subject: CheckSubject, when: AttachmentCase): boolean {
  const { claim } = subject.certificate;
  switch (when) {
    case 'always':
      return true;
    case 'several-states':
      return jurisdictionsOf(subject).length > 1;
    case 'foreign-number':
      return idsOf(claim).some(({ value }) => value.kind === 'foreign-tax-id');
    case 'single-purchase':
      return claim.scope === 'single' && isFilled(claim.scopeReference);
  }
}

/**
 * Judges whether what the form asks for is among the files: by its words, and where no text could be read by there being another
 * sheet at all.
 */
export function judgeAttachments(subject: CheckSubject, of: (wanted: Wanted) => boolean): CheckResult {
  const known = formOf(subject);
  if (!known) return notApplicable('form-unknown');
  const { reference } = subject.content;
  if (!reference) return couldNotCheck('reference-missing');
  const wanted = reference.formLimits.attachments.filter((entry) => of(entry) && entry.forms.includes(known.form.id));
  const called = wanted.filter((entry) => arises(subject, entry.when));
  if (wanted.length === 0) return notApplicable('form-does-not-ask');
  if (called.length === 0) return notApplicable('case-does-not-arise');
  if (subject.document === null) return couldNotCheck('document-unknown');
  if (subject.document.files.length === 0) return notApplicable('no-document');
  const files = readFiles(subject);
  if (files.length < subject.document.files.length) return couldNotCheck('document-not-read');
  const sheets = files.reduce((sum, { facts }) => sum + facts.pages.length, 0);
  const allText = files.every(({ facts }) => facts.pages.every((page) => page.text !== null) && !facts.cut);
  const missing = called.filter((entry) =>
    files.every(({ reading }) => phrasesIn(reading.words, entry.words).length === 0),
  );
  if (missing.length === 0) return [];
  // One sheet in all holds the form alone, read or not; with more sheets, the one in question may be a picture.
  if (sheets > 1 && !allText) return couldNotCheck('text-not-read');
  return missing.map((entry): Observation => {
    const place = entry.when === 'several-states' ? '/claim/jurisdictions' : '/documents';
    return { path: place, values: { attachment: entry.attachment }, ground: doubt(entry) };
  });
}

/** The source is one of the catalogue's own, which the check cites; only the doubt about it is handed on. */
function doubt({ confidence }: FormLimit): Ground {
  return { in: 'checks', confidence, sources: [] };
}
