import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { judgeFiles } from '../document/each-file.ts';
import { formOf } from '../subject.ts';

/** `Page 1 of 2`, `1/2`, `Página 1 de 2` in the last lines of a page. */
const NUMBERED = /\b(?:page|p[aá]gina|p\.)\s*(\d{1,2})\s*(?:of|de|\/)\s*(\d{1,2})\b/i;

/** All sheets of the form are in the file: as many as the pages say themselves, or as the content counts for the form. */
export const allPages: Check = {
  id: 'CMP-23',
  group: 'completeness',
  severity: 'reject',
  about: 'record',
  reads: ['formId', 'document.files.facts.pages'],
  citation: PRACTICE,
  run(subject) {
    const known = formOf(subject);
    const limit = subject.content.reference?.formLimits.pages.find(
      (entry) => known && entry.forms.includes(known.form.id),
    );
    return judgeFiles(subject, ({ facts, reading, path }) => {
      if (reading.hasText && reading.kind !== 'certificate' && reading.kind !== 'blank-form')
        return notApplicable('of-another-kind');
      const numbers = facts.pages.flatMap(({ text }) => {
        const match = NUMBERED.exec(text?.slice(-400) ?? '') ?? NUMBERED.exec(text?.slice(0, 200) ?? '');
        return match ? [{ page: Number(match[1]), of: Number(match[2]) }] : [];
      });
      const said = Math.max(0, ...numbers.map(({ of }) => of));
      const wanted = Math.max(said, limit?.pages ?? 0);
      if (wanted === 0) return couldNotCheck(reading.hasText ? 'fact-unknown' : 'text-not-read');
      if (facts.pages.length >= wanted) return 'in-order';
      return { path, values: { pages: String(facts.pages.length), wanted: String(wanted) } };
    });
  },
};
