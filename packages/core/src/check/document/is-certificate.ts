import { phrasesIn } from '../../document/paper-words.ts';
import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { formOf } from '../subject.ts';
import { hasCertificateFile, judgeFiles } from './each-file.ts';

/** Words of which every certificate and every state's paper has some. */
const OF_THE_TRADE = ['exempt', 'exemption', 'resale', 'reseller', 'sales tax', 'use tax', 'certificate', 'permit'];

/** The file is a certificate of exemption at all: what has no word of the trade is refused, what has some is a person's to say. */
export const isCertificate: Check = {
  id: 'DOC-05',
  group: 'document',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.reading.kind'],
  citation: catalogueSource('L11'),
  run(subject) {
    const served = hasCertificateFile(subject);
    const issued = formOf(subject)?.form.completedBy === 'state';
    return judgeFiles(subject, ({ file, reading, path }) => {
      if (reading.kind === 'certificate') return 'in-order';
      if (served) return notApplicable('another-file-serves');
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind !== 'unknown') return notApplicable('reported-elsewhere');
      if (issued) return notApplicable('state-issues-it');
      const known = phrasesIn(reading.words, OF_THE_TRADE).length > 0;
      return { path, severity: known ? 'warn' : 'reject', values: { file: file.fileName } };
    });
  },
};
