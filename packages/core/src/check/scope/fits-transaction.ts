import { compilePattern, isUseElement, matchesUse } from '../../determination/use-pattern.ts';
import { catalogueSource, notApplicable } from '../check.ts';
import { saleCheck } from '../sale-check.ts';

/** A certificate for some transactions only, or for one order, is used for what it names. Any of its criteria is enough. */
export const fitsTransaction = saleCheck({
  id: 'SCP-15',
  group: 'scope',
  severity: 'reject',
  reads: ['use', 'usePatterns', 'claim.scopeReference', 'sale.elements'],
  citation: catalogueSource('TR4'),
  judge({ elements }, { certificate }) {
    if (certificate.use === 'blanket') return notApplicable('not-limited');
    const reference = certificate.claim.scopeReference?.trim() ?? '';
    const patterns = certificate.usePatterns.map(compilePattern).filter(({ element }) => isUseElement(element));
    const byReference = certificate.use === 'single-purchase' && certificate.usePatterns.length === 0;
    if (byReference && reference !== '') {
      if ([elements.INVOICE_NUMBER, elements.PURCHASE_ORDER].includes(reference)) return [];
      return [{ path: '/claim/scopeReference', values: { wanted: reference } }];
    }
    if (patterns.some((test) => matchesUse(test, elements[test.element]))) return [];
    const wanted = certificate.usePatterns.map(({ element, pattern }) => `${element} ${pattern}`).join('; ');
    return [{ path: '/usePatterns', values: { wanted } }];
  },
});
