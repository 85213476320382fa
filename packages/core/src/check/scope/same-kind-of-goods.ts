import { catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { classesNamed, goodsClassesOf } from '../goods-words.ts';
import { exemptsLine, saleCheck } from '../sale-check.ts';
import { isFilled } from '../subject.ts';

/**
 * A blanket is for goods of the kind it describes. Judged where words of both name a kind the table knows; a person compares, as
 * words are found without being understood.
 */
export const sameKindOfGoods = saleCheck({
  id: 'SCP-02',
  group: 'scope',
  severity: 'warn',
  reads: ['claim.description.items', 'claim.scope', 'sale.description'],
  citation: catalogueSource('L5'),
  judge(sale, subject) {
    if (!exemptsLine(sale, subject)) return notApplicable('line-taxed');
    const { scope, description } = subject.certificate.claim;
    if (scope === 'single') return notApplicable('condition-not-met');
    const table = goodsClassesOf(subject);
    if (table === null) return couldNotCheck('reference-missing');
    if (!isFilled(sale.description) || !isFilled(description.items)) return couldNotCheck('field-empty');
    const sold = classesNamed(sale.description, table);
    const described = classesNamed(description.items, table);
    if (sold.length === 0 || described.length === 0) return couldNotCheck('fact-unknown');
    if (sold.some((one) => described.includes(one))) return [];
    const values = { goods: sale.description.trim(), items: description.items.trim(), line: sale.lineId };
    return [{ path: '/claim/description/items', values }];
  },
});
