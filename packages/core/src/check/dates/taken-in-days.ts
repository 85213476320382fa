import { addDays } from '../../calendar/calendar-date.ts';
import { factOn } from '../../content/content.ts';
import { catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { realDate } from '../subject.ts';

/** The certificate was taken in the days after the sale that the state gives, often ninety. */
export const takenInDays = saleCheck({
  id: 'DAT-12',
  group: 'dates',
  severity: 'reject',
  reads: ['claim.receivedDate', 'sale.date'],
  citation: catalogueSource('L4b'),
  judge(sale, subject) {
    const { date, jurisdiction } = sale;
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    const received = realDate(subject.certificate.claim.receivedDate);
    if (received === null) return couldNotCheck('no-date');
    if (received <= date) return [];
    const place = jurisdiction === null ? undefined : subject.content.jurisdictions.get(jurisdiction);
    if (place === undefined) return couldNotCheck('jurisdiction-not-in-content');
    const limit = factOn(place.sellerRules.obtainWithinDays, date);
    if (limit === undefined || limit.value === null) return couldNotCheck('fact-unknown');
    const until = addDays(date, limit.value);
    if (received <= until) return [];
    const values = { received, date, days: String(limit.value), place: place.name };
    return [{ path: '/claim/receivedDate', values, ground: groundOf(place.code, limit) }];
  },
});
