import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';

/** What every receiving system shows an auditor without further programs. */
const TYPES: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/tiff']);
/** Bytes that the largest of the receiving systems takes (source A16). */
const MOST_BYTES = 50 * 1024 * 1024;

/** The file is of a kind and size that systems for certificates take. */
export const fileKindAndSize: Check = {
  id: 'DOC-02',
  group: 'document',
  severity: 'reject',
  about: 'record',
  reads: ['document.files.mediaType', 'document.files.size'],
  citation: catalogueSource('A16'),
  run({ document }) {
    if (document === null) return couldNotCheck('document-unknown');
    return judgeEach(document.files, notApplicable('no-document'), ({ mediaType, size, fileName }, index) => {
      if (TYPES.has(mediaType) && size > 0 && size <= MOST_BYTES) return 'in-order';
      const what = TYPES.has(mediaType) ? 'size' : 'kind';
      const megabytes = String(Math.ceil(size / 1024 / 1024));
      return { path: `/documents/${index}`, values: { file: fileName, what, kind: mediaType, size: megabytes } };
    });
  },
};
