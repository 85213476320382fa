import type { ExpiryRule } from '../../content/validity.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { termOf } from '../term.ts';

const ON_FIXED_DAYS: readonly ExpiryRule[] = ['fixed-date', 'calendar-year', 'renew-cycle'];

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
    const { rule, ends } = term;
    if (!ON_FIXED_DAYS.includes(rule)) return notApplicable('ends-by-other-rule');
    // A printed end beats the rule, and DAT-06 keeps it.
    if (subject.certificate.claim.expiryDate !== null) return notApplicable('reported-elsewhere');
    if (ends === null) return couldNotCheck('fact-unknown');
    const { expires } = subject.certificate;
    if (expires !== null && expires <= ends) return [];
    const values = { ends, recorded: expires ?? '', form: term.formTitle };
    return [{ path: '/expires', values, ground: groundOf(term.owner, term.fact) }];
  },
};
