import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { hasCertificateFile, judgeFiles } from '../document/each-file.ts';
import { formOf } from '../subject.ts';

/** A copy of a permit or licence is not offered in the place of a certificate, unless the state's own paper is such a permit. */
export const permitCopy: Check = {
  id: 'RSN-03',
  group: 'reason',
  severity: 'reject',
  about: 'record',
  reads: ['formId', 'document.files.reading.kind'],
  citation: catalogueSource('L19c'),
  run(subject) {
    if (formOf(subject)?.form.completedBy === 'state') return notApplicable('state-issues-it');
    const served = hasCertificateFile(subject);
    return judgeFiles(subject, ({ file, reading, path }) => {
      if (reading.kind === 'certificate') return 'in-order';
      if (served) return notApplicable('another-file-serves');
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind === 'unknown') return couldNotCheck('kind-not-recognised');
      return reading.kind === 'permit' ? { path, values: { file: file.fileName } } : 'in-order';
    });
  },
};
