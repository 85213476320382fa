import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { hasCertificateFile, judgeFiles } from './each-file.ts';

/** The form is filled in: not the empty blank as the authority publishes it. */
export const notBlank: Check = {
  id: 'DOC-06',
  group: 'document',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.reading.kind'],
  citation: PRACTICE,
  run(subject) {
    const served = hasCertificateFile(subject);
    return judgeFiles(subject, ({ file, reading, path }) => {
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind === 'certificate') return 'in-order';
      if (reading.kind !== 'blank-form') return notApplicable('of-another-kind');
      return served ? notApplicable('another-file-serves') : { path, values: { file: file.fileName } };
    });
  },
};
