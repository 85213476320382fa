import { addYears } from '../../calendar/calendar-date.ts';
import { type Check, catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { startOf } from '../subject.ts';
import { termOf } from '../term.ts';

/** Age at which advisers renew a certificate that never ends, where the form itself advises nothing. */
const REFRESH_YEARS = 4;

/** A certificate without an end is not older than the age at which it is advised to be renewed. It still holds. */
export const freshEnough: Check = {
  id: 'DAT-10',
  group: 'dates',
  severity: 'warn',
  about: 'record',
  reads: ['claim.signedDate', 'validFrom', 'expires', 'formId'],
  citation: catalogueSource('L17'),
  run(subject) {
    const { certificate, asOf } = subject;
    if (certificate.expires !== null) return notApplicable('ends-by-other-rule');
    if (certificate.use === 'single-purchase') return notApplicable('ends-by-other-rule');
    const start = startOf(certificate);
    if (start === null) return couldNotCheck('no-date');
    const term = termOf(subject);
    const advised = typeof term === 'string' ? null : term.fact.value.recommendRenewEveryYears;
    const years = advised ?? REFRESH_YEARS;
    if (addYears(start, Math.ceil(years)) > asOf) return [];
    const finding = { path: '/validFrom', values: { start, years: String(years) } };
    return [
      typeof term === 'string' || advised === null ? finding : { ...finding, ground: groundOf(term.owner, term.fact) },
    ];
  },
};
