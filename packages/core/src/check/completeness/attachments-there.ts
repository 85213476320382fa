import { type Check, catalogueSource } from '../check.ts';
import { judgeAttachments } from '../document/attachments.ts';

/** What the rule asks to have with the form is among the files. The list of states is CMP-21's. */
export const attachmentsThere: Check = {
  id: 'CMP-22',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.scopeReference', 'document.files.reading.words'],
  citation: catalogueSource('L2b'),
  run(subject) {
    return judgeAttachments(subject, (wanted) => wanted.when !== 'several-states');
  },
};
