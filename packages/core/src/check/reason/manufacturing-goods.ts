import { type Check, catalogueSource } from '../check.ts';
import { judgeLeftOut } from '../goods-words.ts';

/** What a manufacturer buys is none of the goods that the exemption for manufacturing leaves out, such as hand tools. */
export const manufacturingGoods: Check = {
  id: 'RSN-08',
  group: 'reason',
  severity: 'warn',
  about: 'paper',
  atSale: true,
  reads: ['claim.description.items', 'claim.reasons', 'claim.jurisdictions', 'sale.description', 'sale.reasons'],
  citation: catalogueSource('L21'),
  run: (subject) => judgeLeftOut(subject, ['manufacturing']),
};
