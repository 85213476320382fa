import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';

/**
 * A card of the federal government is known by its first four digits, and who pays it by the sixth: one that the traveller pays
 * exempts nothing by itself. The sixth digit speaks of travel cards only, which the first four do not tell from all others, so
 * the digits of a traveller go to a person.
 */
export const governmentCard = saleCheck({
  id: 'RSN-17',
  group: 'reason',
  severity: 'reject',
  reads: ['sale.payment', 'sale.reasons'],
  citation: catalogueSource('L9'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    if (!sale.reasons.includes('federal-government')) return notApplicable('reason-not-of-this-kind');
    if (sale.payment?.kind !== 'government-card') return notApplicable('payment-unknown');
    const rule = saleRulesOf(subject)?.governmentCards;
    if (!rule) return couldNotCheck('reference-missing');
    const digits = sale.payment.cardDigits;
    if (digits === null) return couldNotCheck('field-empty');
    const ground = groundOfRule(rule);
    const [prefix, sixth] = [digits.slice(0, 4), digits.slice(5, 6)];
    if (!rule.prefixes.includes(prefix))
      return [{ path: '/claim/reasons', values: { prefix, sixth, why: 'prefix' }, ground }];
    if (!rule.individual.includes(sixth) && !rule.mixed.includes(sixth)) return [];
    const why = rule.mixed.includes(sixth) ? 'mixed' : 'individual';
    return [{ path: '/claim/reasons', values: { prefix, sixth, why }, severity: 'warn', ground }];
  },
});
