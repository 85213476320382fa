import { calendarDate } from '../../calendar/calendar-date.ts';
import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { groundOfRule, isTelecom, saleRulesOf } from '../sale-rules-of.ts';
import { realDate } from '../subject.ts';

/** A carrier's certificate for a year is signed before the seller reports that year to the federal fund, in the next spring. */
export const signedBeforeFiling: Check = {
  id: 'DAT-20',
  group: 'dates',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signedDate', 'claim.effectiveDate'],
  citation: catalogueSource('L7'),
  run(subject) {
    if (!isTelecom(subject)) return notApplicable('not-telecom');
    const rule = saleRulesOf(subject)?.telecomFiling;
    if (!rule) return couldNotCheck('reference-missing');
    const { claim, validFrom } = subject.certificate;
    const signed = realDate(claim.signedDate);
    if (signed === null) return couldNotCheck('no-date');
    const year = Number((realDate(claim.effectiveDate) ?? validFrom).slice(0, 4));
    const filing = calendarDate(year + 1, rule.month, rule.day);
    if (filing === undefined || signed < filing) return [];
    return [{ path: '/claim/signedDate', values: { signed, filing, year: String(year) }, ground: groundOfRule(rule) }];
  },
};
