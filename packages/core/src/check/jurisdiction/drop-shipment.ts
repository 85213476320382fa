import { factOn } from '../../content/content.ts';
import { catalogueSource, couldNotCheck, groundOf, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { idsOf, isFilled, lawDay } from '../subject.ts';

/**
 * Goods for resale that go to a state where the purchaser is not registered, as when they are sent straight to its own customer:
 * the state of the delivery takes the number of another.
 */
export const dropShipment = saleCheck({
  id: 'JUR-07',
  group: 'jurisdiction',
  severity: 'reject',
  reads: ['claim.ids', 'sale.jurisdiction', 'sale.reasons'],
  citation: catalogueSource('SH4d'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (!sale.reasons.includes('resale')) return notApplicable('reason-not-of-this-kind');
    if (sale.jurisdiction === null) return couldNotCheck('ship-to-unknown');
    const numbers = idsOf(subject.certificate.claim).filter(
      ({ value }) => isFilled(value.value) && value.issuer?.startsWith('US-'),
    );
    if (numbers.length === 0) return couldNotCheck('issuer-unknown');
    if (numbers.some(({ value }) => value.issuer === sale.jurisdiction)) return notApplicable('own-state-number');
    const place = subject.content.jurisdictions.get(sale.jurisdiction);
    if (place === undefined) return couldNotCheck('jurisdiction-not-in-content');
    const rule = factOn(place.accepts.outOfStateResaleNumber, lawDay(subject));
    if (rule === undefined || rule.value.accepted === null) return couldNotCheck('fact-unknown');
    if (rule.value.accepted) return [];
    const path = numbers[0]?.path ?? '/claim/ids';
    return [{ path, values: { place: place.name }, ground: groundOf(place.code, rule) }];
  },
});
