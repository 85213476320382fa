import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { lastDayAfterYears, termOf } from '../term.ts';

/** Where the law gives a period of years and the paper prints no end, the record carries the computed one. */
export const computedEnd: Check = {
  id: 'DAT-07',
  group: 'dates',
  severity: 'reject',
  about: 'record',
  reads: ['expires', 'claim.signedDate', 'validFrom', 'formId'],
  citation: catalogueSource('SO3'),
  run(subject) {
    const term = termOf(subject);
    if (typeof term === 'string') return couldNotCheck(term);
    const { kind, years } = term.fact.value;
    const ends = lastDayAfterYears(term.start, term.fact.value);
    if (kind !== 'years' || ends === undefined) return notApplicable('ends-by-other-rule');
    if (subject.certificate.expires !== null) return [];
    const values = { years: String(years), start: term.start, ends, form: term.formTitle };
    return [{ path: '/expires', values, ground: groundOf(term.owner, term.fact) }];
  },
};
