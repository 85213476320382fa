import { type Check, couldNotCheck, type Observation, PRACTICE } from '../check.ts';
import { judgeFiles } from './each-file.ts';

/** Pages stand upright, not as in a mirror, and the form comes before its instructions. */
export const pagesUpright: Check = {
  id: 'DOC-11',
  group: 'document',
  severity: 'inform',
  about: 'record',
  reads: ['document.files.facts.pages.textAngle', 'document.files.reading'],
  citation: PRACTICE,
  run(subject) {
    return judgeFiles(subject, ({ facts, reading, path }) => {
      const seen = facts.pages.flatMap(({ textAngle, mirrored }, index): Observation[] => {
        const at = { path: `${path}/pages/${index}` };
        const page = String(index + 1);
        if (mirrored) return [{ ...at, values: { page, what: 'mirrored', turn: '0' } }];
        if (textAngle === null || textAngle === 0) return [];
        return [{ ...at, values: { page, what: 'turned', turn: String(textAngle) } }];
      });
      const first = reading.begins[0]?.page;
      const before = reading.instructionPages.find((page) => first !== undefined && page < first);
      if (before !== undefined) seen.push({ path, values: { page: String(before), what: 'order', turn: '0' } });
      if (seen.length > 0) return seen;
      return facts.pages.some((page) => page.textAngle === null) ? couldNotCheck('text-not-read') : 'in-order';
    });
  },
};
