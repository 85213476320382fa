import { addDays } from '../../calendar/calendar-date.ts';
import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { realDate } from '../subject.ts';

/**
 * Where the state counts a paper as timely only until the goods are handed over, or billed in the usual cycle, it was at hand by
 * then. The day of the billing cycle is not known here, so a person decides.
 */
export const takenInTime = saleCheck({
  id: 'DAT-13',
  group: 'dates',
  severity: 'warn',
  reads: ['claim.receivedDate', 'sale.date', 'sale.delivered'],
  citation: catalogueSource('L1'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    const rules = saleRulesOf(subject);
    if (rules === null) return couldNotCheck('reference-missing');
    const rule = rules.timely.find(({ jurisdiction }) => jurisdiction === sale.jurisdiction);
    if (rule === undefined) return notApplicable('fact-unknown');
    const received = realDate(subject.certificate.claim.receivedDate);
    if (received === null) return couldNotCheck('no-date');
    const handed = sale.delivered ?? sale.date;
    if (received <= addDays(handed, rule.days)) return [];
    const values = { received, date: handed, place: sale.placeName };
    return [{ path: '/claim/receivedDate', values, ground: groundOfRule(rule) }];
  },
});
