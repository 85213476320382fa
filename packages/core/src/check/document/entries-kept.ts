import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { judgeFiles } from './each-file.ts';

/** Entries in the fields of a fillable PDF were all read; a form of the XFA kind shows readers something else than its entries. */
export const entriesKept: Check = {
  id: 'DOC-03',
  group: 'document',
  severity: 'inform',
  about: 'record',
  reads: ['document.files.facts.fields'],
  citation: catalogueSource('A16'),
  run(subject) {
    return judgeFiles(subject, ({ file, facts, path }) => {
      if (file.mediaType !== 'application/pdf') return notApplicable('not-a-pdf');
      if (facts.dynamicForm) return { path, values: { file: file.fileName, what: 'dynamic' } };
      if (facts.fields.length === 0) return notApplicable('no-entries');
      return facts.cut ? { path, values: { file: file.fileName, what: 'too-many' } } : 'in-order';
    });
  },
};
