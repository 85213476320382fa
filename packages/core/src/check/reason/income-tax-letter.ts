import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { hasCertificateFile, judgeFiles } from '../document/each-file.ts';

/** A letter about income tax or a W-9 is not offered in the place of a sales tax certificate. */
export const incomeTaxLetter: Check = {
  id: 'RSN-02',
  group: 'reason',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.reading.kind'],
  citation: catalogueSource('L12'),
  run(subject) {
    const served = hasCertificateFile(subject);
    return judgeFiles(subject, ({ file, reading, path }) => {
      if (reading.kind === 'certificate') return 'in-order';
      if (served) return notApplicable('another-file-serves');
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind === 'unknown') return couldNotCheck('kind-not-recognised');
      if (reading.kind !== 'irs-letter' && reading.kind !== 'w9') return 'in-order';
      return { path, values: { file: file.fileName, kind: reading.kind } };
    });
  },
};
