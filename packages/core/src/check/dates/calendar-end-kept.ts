import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { calendarEnd, termOf } from '../term.ts';

/** Certificates that end on a fixed day, of each year or of a cycle all holders share, do so in the record too. */
export const calendarEndKept: Check = {
  id: 'DAT-08',
  group: 'dates',
  severity: 'reject',
  about: 'record',
  reads: ['expires', 'claim.expiryDate', 'validFrom', 'formId'],
  citation: catalogueSource('L3b'),
  run(subject) {
    const term = termOf(subject);
    if (typeof term === 'string') return couldNotCheck(term);
    const { kind } = term.fact.value;
    if (kind !== 'fixed-date' && kind !== 'calendar-year' && kind !== 'renew-cycle')
      return notApplicable('ends-by-other-rule');
    // A printed end beats the rule, and DAT-06 keeps it.
    if (subject.certificate.claim.expiryDate !== null) return notApplicable('reported-elsewhere');
    const ends = calendarEnd(term.start, term.fact.value);
    if (ends === undefined) return couldNotCheck('fact-unknown');
    const { expires } = subject.certificate;
    if (expires !== null && expires <= ends) return [];
    const values = { ends, recorded: expires ?? '', form: term.formTitle };
    return [{ path: '/expires', values, ground: groundOf(term.owner, term.fact) }];
  },
};
