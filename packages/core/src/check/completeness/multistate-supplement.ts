import { type Check, catalogueSource } from '../check.ts';
import { judgeAttachments } from '../document/attachments.ts';

/** A paper for several states has the sheet on which its form lists them. */
export const multistateSupplement: Check = {
  id: 'CMP-21',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.jurisdictions', 'document.files.facts.pages', 'document.files.reading.words'],
  citation: catalogueSource('L4c'),
  run(subject) {
    return judgeAttachments(subject, (wanted) => wanted.when === 'several-states');
  },
};
