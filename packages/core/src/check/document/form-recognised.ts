import { type Check, catalogueSource, couldNotCheck, notApplicable, type Verdict } from '../check.ts';
import { sameEdition } from '../edition.ts';
import type { CheckSubject } from '../subject.ts';
import { formOf, isFilled } from '../subject.ts';
import { judgeFiles, type ReadFile } from './each-file.ts';

/** The form and edition printed on the paper are those of the record: they choose the rules that everything else is judged by. */
export const formRecognised: Check = {
  id: 'DOC-07',
  group: 'document',
  severity: 'warn',
  about: 'record',
  reads: ['formId', 'claim.edition', 'document.files.reading.form'],
  citation: catalogueSource('E3'),
  run(subject) {
    return judgeFiles(subject, (read) => {
      const { reading } = read;
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind !== 'certificate' && reading.kind !== 'blank-form') return notApplicable('of-another-kind');
      return judgeForm(subject, read);
    });
  },
};

function judgeForm(subject: CheckSubject, { reading, path }: ReadFile): Verdict {
  const known = formOf(subject);
  const recorded = known?.form.number ?? known?.form.title ?? '';
  if (reading.form === null) {
    // A letter or a form without number and title of its own has nothing to be recognised by.
    if (!known || known.form.number === null) return notApplicable('form-has-no-mark');
    return { path, values: { what: 'unnamed', recorded, printed: '' } };
  }
  const printed = nameOf(subject, reading.form.formId);
  if (!known) return { path, values: { what: 'unrecorded', recorded: '', printed } };
  if (![reading.form.formId, ...reading.orForms].includes(known.form.id))
    return { path, values: { what: 'other-form', recorded, printed } };
  const { edition } = reading.form;
  const noted = subject.certificate.claim.edition;
  if (edition === null) return couldNotCheck('edition-not-read');
  if (isFilled(noted) && !sameEdition(noted, edition))
    return { path, values: { what: 'other-edition', recorded: noted, printed: edition } };
  return 'in-order';
}

function nameOf({ content }: CheckSubject, formId: string): string {
  const form = content.forms.get(formId)?.form;
  return form?.number ?? form?.title ?? formId;
}
