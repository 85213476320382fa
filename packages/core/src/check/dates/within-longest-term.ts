import { addYears, daysBetween } from '../../calendar/calendar-date.ts';
import { type Check, couldNotCheck, groundOf, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { realDate } from '../subject.ts';
import { termOf } from '../term.ts';

/** No end, printed or recorded, lies beyond the years the law allows. The anniversary itself is taken: sources differ by that day. */
export const withinLongestTerm: Check = {
  id: 'DAT-09',
  group: 'dates',
  severity: 'reject',
  about: 'record',
  reads: ['expires', 'claim.expiryDate', 'claim.signedDate', 'validFrom', 'formId'],
  citation: PRACTICE,
  run(subject) {
    const term = termOf(subject);
    if (typeof term === 'string') return couldNotCheck(term);
    const { years } = term.fact.value;
    const last = term.ends;
    if (term.rule !== 'years' || years === null || last === null) return notApplicable('ends-by-other-rule');
    const { expires, claim } = subject.certificate;
    const printed = realDate(claim.expiryDate);
    const ends = [
      { path: '/claim/expiryDate', day: printed },
      { path: '/expires', day: expires === printed ? null : realDate(expires) },
    ];
    const anniversary = addYears(term.start, years);
    const latest = daysBetween(anniversary, last) > 0 ? last : anniversary;
    return judgeEach(ends, notApplicable('no-end-date'), ({ path, day }) => {
      if (day === null) return notApplicable('no-end-date');
      if (day <= latest) return 'in-order';
      return { path, values: { ends: day, latest, years: String(years) }, ground: groundOf(term.owner, term.fact) };
    });
  },
};
