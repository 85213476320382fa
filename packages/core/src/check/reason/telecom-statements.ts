import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { judgeFiles } from '../document/each-file.ts';
import { mentions } from '../name-text.ts';
import { isFilled, reasonsOf } from '../subject.ts';

/** Words by which a reseller of telecommunications describes what it buys or does. */
const TELECOM = [
  'telecommunications',
  'telecommunication services',
  'telecom',
  'interstate telecommunications',
  'voip',
  'long distance service',
  'wholesale voice',
];

/** A reseller of telecommunications states both that it resells the service as its own and that it contributes to the fund. */
export const telecomStatements: Check = {
  id: 'RSN-14',
  group: 'reason',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.description', 'claim.reasons', 'document.files.reading.telecom'],
  citation: catalogueSource('L7'),
  run(subject) {
    const { items, business } = subject.certificate.claim.description;
    const described = [items, business].filter(isFilled).join(' ');
    const resells = reasonsOf(subject).some(({ value }) => value === 'resale');
    if (!resells || mentions(described, TELECOM) === undefined) return notApplicable('not-telecom');
    return judgeFiles(subject, ({ facts, reading, path }) => {
      if (!reading.hasText || facts.cut || facts.pages.some((page) => page.text === null))
        return couldNotCheck('text-not-read');
      const { resale, contribution } = reading.telecom;
      if (resale && contribution) return 'in-order';
      return { path, values: { missing: resale ? 'contribution' : contribution ? 'resale' : 'both' } };
    });
  },
};
