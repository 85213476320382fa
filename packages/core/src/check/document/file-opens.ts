import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';

/** Every file opens without a password and can be shown. */
export const fileOpens: Check = {
  id: 'DOC-01',
  group: 'document',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.state'],
  citation: PRACTICE,
  run({ document }) {
    if (document === null) return couldNotCheck('document-unknown');
    return judgeEach(document.files, notApplicable('no-document'), (file, index) => {
      if (file.state === 'waiting') return couldNotCheck('document-not-read');
      if (file.state === 'read') return 'in-order';
      return { path: `/documents/${index}`, values: { file: file.fileName, fault: file.fault ?? 'damaged-file' } };
    });
  },
};
