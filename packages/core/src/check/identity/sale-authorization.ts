import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { compactId } from '../id-text.ts';
import { type CheckSubject, isFilled } from '../subject.ts';

/**
 * Where the state gives a number for each sale in place of a copy of the certificate, the number kept is the one of this sale. It
 * speaks about certificates that rest on such numbers: of the sale in question, else of the one order of a single-purchase paper.
 */
export const saleAuthorization: Check = {
  id: 'IDN-04',
  group: 'identity',
  severity: 'reject',
  about: 'record',
  reads: ['claim.scopeReference', 'sale', 'verifications.authorization'],
  citation: catalogueSource('L3'),
  run(subject) {
    const { certificate, verifications, sale } = subject;
    if (sale === null && certificate.use !== 'single-purchase') return notApplicable('blanket');
    if (verifications === null) return couldNotCheck('verifications-unknown');
    const given = verifications.flatMap(({ authorization }) => (authorization?.kind === 'sale' ? [authorization] : []));
    const last = given.at(-1);
    if (last === undefined) return notApplicable('no-authorization');
    const wanted = ordersOf(subject);
    if (wanted.length === 0) return couldNotCheck('field-empty');
    const keys = new Set(wanted.map(compactId));
    if (given.some(({ reference }) => keys.has(compactId(reference ?? '')))) return [];
    const path = sale === null ? '/claim/scopeReference' : '/number';
    return [{ path, values: { number: last.number, given: last.reference ?? '', wanted: wanted.join(', ') } }];
  },
};

function ordersOf({ certificate, sale }: CheckSubject): string[] {
  const orders = sale === null ? [certificate.claim.scopeReference] : [sale.number, sale.purchaseOrder];
  return orders.filter(isFilled).map((order) => order.trim());
}
