import { type Check, catalogueSource } from '../check.ts';
import { judgeLeftOut } from '../goods-words.ts';

/** What a charity buys is none of the goods that its exemption leaves out, such as lodging and meals. */
export const charityGoods: Check = {
  id: 'RSN-19',
  group: 'reason',
  severity: 'warn',
  about: 'paper',
  atSale: true,
  reads: ['claim.description.items', 'claim.reasons', 'claim.jurisdictions', 'sale.description', 'sale.reasons'],
  citation: catalogueSource('L19'),
  run: (subject) => judgeLeftOut(subject, ['charitable', 'religious']),
};
