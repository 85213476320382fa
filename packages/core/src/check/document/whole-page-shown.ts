import { type Check, couldNotCheck, PRACTICE } from '../check.ts';
import { judgePages } from './each-file.ts';

/**
 * Changes between paper and ink along the outermost line of a side: a line of text that runs off the page makes one for each stroke,
 * a scanner's shadow or a punched hole one or two. The upper side is left out: fax machines print their own line there.
 */
const RUNS_OFF = 8;
const SIDES = ['right', 'bottom', 'left'] as const;

/** Nothing of the page was cut off at its sides. */
export const wholePageShown: Check = {
  id: 'DOC-08',
  group: 'document',
  severity: 'warn',
  about: 'record',
  reads: ['document.files.facts.pages'],
  citation: PRACTICE,
  run(subject) {
    return judgePages(subject, ({ look }, { path, number }) => {
      if (look === null) return couldNotCheck('page-not-drawn');
      const side = SIDES.find((one) => look.crossings[one] >= RUNS_OFF);
      return side ? { path, values: { page: String(number), side } } : 'in-order';
    });
  },
};
