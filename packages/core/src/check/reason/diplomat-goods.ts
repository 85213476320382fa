import { type Check, catalogueSource } from '../check.ts';
import { judgeLeftOut } from '../goods-words.ts';

/** What a mission buys is none of the goods that its card leaves out, such as vehicles and fuel. */
export const diplomatGoods: Check = {
  id: 'RSN-20',
  group: 'reason',
  severity: 'warn',
  about: 'paper',
  atSale: true,
  reads: ['claim.description.items', 'claim.reasons', 'claim.jurisdictions', 'sale.description', 'sale.reasons'],
  citation: catalogueSource('L20'),
  run: (subject) => judgeLeftOut(subject, ['foreign-diplomat']),
};
