import { type Check, couldNotCheck, PRACTICE } from '../check.ts';
import { judgePages } from './each-file.ts';

/** Initials beside a correction: two or three capitals, alone and at once. */
const INITIALS = /^[\s,;(]*[A-Z]\.?\s?[A-Z]\.?(\s?[A-Z]\.?)?([\s,;)]|$)/;

/** Nothing on the paper was struck out without initials beside it. */
export const nothingStruckOut: Check = {
  id: 'DOC-12',
  group: 'document',
  severity: 'warn',
  about: 'record',
  reads: ['document.files.facts.pages.struckOut'],
  citation: PRACTICE,
  run(subject) {
    return judgePages(subject, (page, { path, number }) => {
      if (page.text === null) return couldNotCheck('text-not-read');
      const [first] = page.struckOut;
      if (first === undefined) return 'in-order';
      const after = page.text.slice(page.text.indexOf(first) + first.length);
      return INITIALS.test(after) ? 'in-order' : { path, values: { page: String(number), text: first } };
    });
  },
};
