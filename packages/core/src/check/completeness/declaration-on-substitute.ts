import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { judgeFiles } from '../document/each-file.ts';

/** A home-made form has a declaration that its signer answers for, as the authority's form has. */
export const declarationOnSubstitute: Check = {
  id: 'CMP-25',
  group: 'completeness',
  severity: 'warn',
  about: 'record',
  reads: ['document.files.reading.declaration', 'document.files.reading.form'],
  citation: catalogueSource('L2'),
  run(subject) {
    return judgeFiles(subject, ({ file, facts, reading, path }) => {
      if (!reading.hasText) return couldNotCheck('text-not-read');
      if (reading.kind !== 'certificate') return notApplicable('of-another-kind');
      if (reading.form !== null) return notApplicable('form-recognised');
      if (reading.declaration) return 'in-order';
      if (facts.cut || facts.pages.some((page) => page.text === null)) return couldNotCheck('text-not-read');
      return { path, values: { file: file.fileName } };
    });
  },
};
