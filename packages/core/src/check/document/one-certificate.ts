import { type Check, catalogueSource, couldNotCheck } from '../check.ts';
import { judgeFiles } from './each-file.ts';

/** The file holds one certificate: others in it must be taken out and kept with their own record. */
export const oneCertificate: Check = {
  id: 'DOC-10',
  group: 'document',
  severity: 'warn',
  about: 'record',
  reads: ['document.files.reading.begins'],
  citation: catalogueSource('A27'),
  run(subject) {
    return judgeFiles(subject, ({ facts, reading, path }) => {
      const { begins } = reading;
      if (begins.length > 1) {
        const pages = begins.map(({ page }) => page).join(', ');
        return { path, values: { count: String(begins.length), pages } };
      }
      // A single page holds one, whatever is on it; of several, each must have been read.
      if (facts.pages.length === 1) return 'in-order';
      return facts.pages.some((page) => page.text === null) ? couldNotCheck('text-not-read') : 'in-order';
    });
  },
};
