import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { termOf } from '../term.ts';

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
    const { rule, ends, start, formTitle: form, fact } = term;
    if (rule !== 'years' || ends === null) return notApplicable('ends-by-other-rule');
    if (subject.certificate.expires !== null) return [];
    const values = { years: String(fact.value.years ?? ''), start, ends, form };
    return [{ path: '/expires', values, ground: groundOf(term.owner, fact) }];
  },
};
