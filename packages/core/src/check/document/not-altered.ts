import { type Check, notApplicable, type Observation, PRACTICE } from '../check.ts';
import { judgeFiles, type ReadFile } from './each-file.ts';

/** Programs made to change pictures; papers come from scanners, phones, browsers and office programs. */
const EDITORS = /photoshop|gimp|illustrator|coreldraw|affinity|canva|paint\.net|pixelmator|inkscape/i;

/**
 * Nothing shows that the paper was changed after it was made. Filling in a form and signing save a file again, too, so a later save
 * counts only when printed text or an entry differs from the first one.
 */
export const notAltered: Check = {
  id: 'DOC-09',
  group: 'document',
  severity: 'warn',
  about: 'record',
  reads: ['document.files.facts.changes', 'document.files.facts.metadata', 'document.files.facts.pages.overlaid'],
  citation: PRACTICE,
  run(subject) {
    return judgeFiles(subject, (read) => {
      const signs = signsOf(read);
      if (signs.length > 0) return signs;
      return read.file.mediaType === 'application/pdf' ? 'in-order' : notApplicable('not-a-pdf');
    });
  },
};

function signsOf({ facts, path }: ReadFile): Observation[] {
  const { changes, metadata, pages } = facts;
  const signs: Observation[] = [];
  const add = (what: string, detail: string, severity: 'warn' | 'inform' = 'warn') =>
    signs.push({ path, severity, values: { what, detail } });
  if (changes.changedPages.length > 0) add('pages', changes.changedPages.join(', '));
  for (const { name, before, after } of changes.changedFields) add('entry', `${name}: ${before} → ${after ?? '–'}`);
  const overlaid = pages.flatMap((page) => page.overlaid)[0];
  if (overlaid) add('layers', `${overlaid.below} → ${overlaid.above}`);
  const editor = [metadata.producer, metadata.creator].find((program) => program !== null && EDITORS.test(program));
  if (editor) add('editor', editor);
  // People without a form filler type into flat forms with text boxes: worth a look, no more.
  if (changes.overlays > 0) add('overlays', String(changes.overlays), 'inform');
  return signs;
}
