import { catalogueSource, notApplicable } from '../check.ts';
import { givesSomething, grantFor, grantsHere } from '../grant-at-sale.ts';
import { saleCheck } from '../sale-check.ts';

/**
 * The certificate gives something for the taxes and authorities that are asked about the line. What it leaves to some of them
 * is theirs to tax; where it gives nothing to any, it is no use here.
 */
export const taxCovered = saleCheck({
  id: 'SCP-05',
  group: 'scope',
  severity: 'reject',
  reads: ['grants', 'sale.authorities'],
  citation: catalogueSource('X3'),
  judge(sale, { certificate }) {
    const grants = grantsHere(certificate, sale);
    if (grants.length === 0 || sale.authorities.length === 0) return notApplicable('reported-elsewhere');
    const served = sale.authorities.some((authority) => {
      const grant = grantFor(grants, authority);
      return grant !== undefined && givesSomething(grant, certificate);
    });
    if (served) return [];
    return [{ path: '/grants', values: { authorities: sale.authorities.map(({ name }) => name).join(', ') } }];
  },
});
