import type { Reason } from '../certificate/reason.ts';
import { GOODS_CLASSES, type GoodsClasses } from '../content/goods-classes.ts';
import type { RuleGround } from '../content/sale-rules.ts';
import { type CheckResult, couldNotCheck, type Ground, judgeEach, notApplicable, type Verdict } from './check.ts';
import { mentions } from './name-text.ts';
import { type CheckSubject, isFilled, jurisdictionsOf, reasonsOf } from './subject.ts';

/** The table of goods by words, or null where the release has none. */
export function goodsClassesOf(subject: CheckSubject): GoodsClasses | null {
  return subject.content.reference?.goodsClasses ?? null;
}

/** The ground of an observation that rests on a row of the table. */
export function groundOfGoods({ confidence, sources }: RuleGround): Ground {
  return { in: GOODS_CLASSES, confidence, sources };
}

/** The first word of the text that names goods of one of the classes. */
export function goodsNamed(text: string, classes: readonly string[], table: GoodsClasses): string | undefined {
  for (const name of classes) {
    const found = mentions(text, table.classes[name] ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the goods the paper describes are among those that the exemption for one of `kinds` leaves out, state by state. */
export function judgeLeftOut(subject: CheckSubject, kinds: readonly Reason[]): CheckResult {
  const table = goodsClassesOf(subject);
  if (table === null) return couldNotCheck('reference-missing');
  const reasons = reasonsOf(subject);
  if (reasons.length === 0) return couldNotCheck('reason-unknown');
  const claimed = reasons.filter(({ value }) => kinds.includes(value)).map(({ value }) => value);
  const [reason] = claimed;
  // Goods may fall under another reason that is claimed beside it; which, only a person can tell.
  if (reason === undefined || claimed.length < reasons.length) return notApplicable('reason-not-of-this-kind');
  const { items } = subject.certificate.claim.description;
  if (!isFilled(items)) return couldNotCheck('field-empty');
  const rows = table.leftOut.filter((row) => claimed.some((one) => row.reasons.includes(one)));
  return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: state }): Verdict => {
    const here = rows.filter(({ jurisdiction }) => jurisdiction === null || jurisdiction === state);
    if (here.length === 0) return couldNotCheck('fact-unknown');
    for (const row of here) {
      const goods = goodsNamed(items, row.classes, table);
      if (goods !== undefined)
        return { path: '/claim/description/items', values: { goods, reason }, ground: groundOfGoods(row) };
    }
    return 'in-order';
  });
}
