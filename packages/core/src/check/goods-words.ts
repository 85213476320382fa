import type { Reason } from '../certificate/reason.ts';
import { GOODS_CLASSES, type GoodsClasses } from '../content/goods-classes.ts';
import type { RuleGround } from '../content/sale-rules.ts';
import { type CheckResult, couldNotCheck, type Ground, judgeEach, notApplicable, type Verdict } from './check.ts';
import { mentions } from './name-text.ts';
import { exemptsLine } from './sale-check.ts';
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

/** The classes of which the text names goods. */
export function classesNamed(text: string, { classes }: GoodsClasses): string[] {
  return Object.keys(classes).filter((name) => mentions(text, classes[name] ?? []) !== undefined);
}

/** What is judged: the line of the sale in question, else what the paper says of all that is bought. */
function judged(subject: CheckSubject): { reasons: readonly string[]; text: string | null; states: readonly string[] } {
  const { sale, certificate } = subject;
  if (sale !== null) {
    const states = sale.jurisdiction === null ? [] : [sale.jurisdiction];
    return { reasons: sale.reasons, text: sale.description, states };
  }
  return {
    reasons: reasonsOf(subject).map(({ value }) => value),
    text: certificate.claim.description.items,
    states: jurisdictionsOf(subject).map(({ value }) => value),
  };
}

/** Whether the goods of the sale, or those the paper describes, are among those that the exemption for one of `kinds` leaves out, state by state. */
export function judgeLeftOut(subject: CheckSubject, kinds: readonly Reason[]): CheckResult {
  const table = goodsClassesOf(subject);
  if (table === null) return couldNotCheck('reference-missing');
  if (subject.sale !== null && !exemptsLine(subject.sale, subject)) return notApplicable('line-taxed');
  const { reasons, text, states } = judged(subject);
  if (reasons.length === 0) return couldNotCheck('reason-unknown');
  const claimed = reasons.filter((one) => kinds.some((kind) => kind === one));
  const [reason] = claimed;
  // Goods may fall under another reason that is claimed beside it; which, only a person can tell.
  if (reason === undefined || claimed.length < reasons.length) return notApplicable('reason-not-of-this-kind');
  if (!isFilled(text)) return couldNotCheck('field-empty');
  const rows = table.leftOut.filter((row) => claimed.some((one) => row.reasons.includes(one)));
  return judgeEach(states, couldNotCheck('jurisdiction-unknown'), (state): Verdict => {
    const here = rows.filter(({ jurisdiction }) => jurisdiction === null || jurisdiction === state);
    if (here.length === 0) return couldNotCheck('fact-unknown');
    for (const row of here) {
      const goods = goodsNamed(text, row.classes, table);
      if (goods !== undefined)
        return { path: '/claim/description/items', values: { goods, reason }, ground: groundOfGoods(row) };
    }
    return 'in-order';
  });
}
