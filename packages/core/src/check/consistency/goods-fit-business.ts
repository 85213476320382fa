import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { goodsClassesOf, goodsNamed, groundOfGoods } from '../goods-words.ts';
import { mentions } from '../name-text.ts';
import { isFilled, reasonsOf } from '../subject.ts';

/**
 * Goods bought for resale are such as the trade of the buyer sells, not such as it uses up. Only trades and goods that a source
 * names are judged; of all others nothing is said.
 */
export const goodsFitBusiness: Check = {
  id: 'CON-07',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.description.items', 'claim.description.business', 'claim.reasons'],
  citation: catalogueSource('L1'),
  run(subject) {
    const { items, business } = subject.certificate.claim.description;
    if (!isFilled(items) || !isFilled(business)) return couldNotCheck('field-empty');
    const reasons = reasonsOf(subject);
    if (reasons.length === 0) return couldNotCheck('reason-unknown');
    if (!reasons.every(({ value }) => value === 'resale')) return notApplicable('reason-not-of-this-kind');
    const table = goodsClassesOf(subject);
    if (table === null) return couldNotCheck('reference-missing');
    const trades = table.trades.filter(({ words }) => mentions(business, words) !== undefined);
    const sold = trades.flatMap((trade) => trade.sold);
    for (const trade of trades) {
      const used = trade.used.filter((name) => !sold.includes(name));
      const goods = goodsNamed(items, used, table);
      if (goods === undefined) continue;
      const values = { goods, business: business.trim() };
      return [{ path: '/claim/description/items', values, ground: groundOfGoods(trade) }];
    }
    return goodsNamed(items, sold, table) === undefined ? couldNotCheck('fact-unknown') : [];
  },
};
