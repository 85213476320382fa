import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { hasCertificateFile, judgeFiles } from '../document/each-file.ts';

/** A letter or purchase order in the place of a form says that the goods are bought for resale. */
export const resaleWordsOnLetter: Check = {
  id: 'CMP-24',
  group: 'completeness',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.reading'],
  citation: catalogueSource('L1'),
  run(subject) {
    const served = hasCertificateFile(subject);
    return judgeFiles(subject, ({ file, facts, reading, path }) => {
      if (served) return notApplicable('another-file-serves');
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind !== 'purchase-letter') return notApplicable('of-another-kind');
      if (reading.resale) return 'in-order';
      // The sentence may stand on a sheet that is a picture.
      if (facts.cut || facts.pages.some((page) => page.text === null)) return couldNotCheck('text-not-read');
      return { path, values: { file: file.fileName } };
    });
  },
};
