import { minorUnits } from '@bonafide/core/money/currency.ts';
import { add, isNegative, isZero, multiply, negate, roundTo, sum } from '@bonafide/core/money/decimal.ts';
import type { WordedDecision } from '../../../api/decisions.ts';
import { formatMoney } from '../../../ui/format/money.ts';
import type { LineGroup } from '../line-groups.ts';
import { lineWords } from '../line-groups.ts';

/** Tax that the authorities would have charged on the exempt part. */
export function taxNotCharged({ lines, currency }: WordedDecision): string {
  const places = minorUnits(currency);
  return sum(
    lines.flatMap((line) =>
      line.authorities.map(({ exemptAmount, rate }) => roundTo(multiply(exemptAmount, rate), places)),
    ),
  );
}

/** The outcome and its money: "Taxable: tax of $214.20"; of a credit, the tax that goes back. */
export function verdictTitle(decision: WordedDecision): string {
  const money = (value: string) => formatMoney(value, 'cents', decision.currency);
  const { tax } = decision.totals;
  const spared = taxNotCharged(decision);
  if (isNegative(decision.totals.basis)) return creditTitle(decision, negate(tax), negate(spared), money);
  switch (decision.outcome) {
    case 'exempt':
      return isZero(spared) ? 'Exempt' : `Exempt: no tax instead of ${money(spared)}`;
    case 'partly-exempt':
      return `Partly exempt: tax of ${money(tax)} instead of ${money(add(tax, spared))}`;
    case 'taxable':
      return isZero(tax) ? 'Taxable: no tax was computed' : `Taxable: tax of ${money(tax)}`;
    case 'cannot-decide':
      return 'Cannot be decided';
  }
}

function creditTitle(
  { outcome }: WordedDecision,
  tax: string,
  spared: string,
  money: (value: string) => string,
): string {
  switch (outcome) {
    case 'exempt':
      return isZero(spared) ? 'Exempt' : `Exempt: no tax goes back, of ${money(spared)}`;
    case 'partly-exempt':
      return `Partly exempt: tax of ${money(tax)} goes back, of ${money(add(tax, spared))}`;
    case 'taxable':
      return isZero(tax) ? 'Taxable: no tax was computed' : `Taxable: tax of ${money(tax)} goes back`;
    case 'cannot-decide':
      return 'Cannot be decided';
  }
}

/** The group whose step matters most: the one with the most tax that has a step, else any that has one. */
export function heaviestGroup(groups: readonly LineGroup[]): LineGroup | undefined {
  const withStep = groups.filter((group) => group.first.nextStep !== null);
  return [...withStep].sort((a, b) => Number(b.tax) - Number(a.tax))[0];
}

/** What the service says of a kind of line. Amounts of one line would mislead where several stand together. */
export function groupSentence({ lines, first }: LineGroup): string {
  const amountsOfOne = lines.length > 1 && first.authorities.every(({ outcome }) => outcome === 'partly-exempt');
  return amountsOfOne
    ? first.authorities.map(({ authority }) => `${authority}: exempt in part.`).join(' ')
    : first.text;
}

/** Why, in a sentence: of the one kind of line there is, or the counts and where most of the tax lies. */
export function verdictSentence(decision: WordedDecision, groups: readonly LineGroup[]): string {
  const [only, second] = groups;
  if (only && !second) {
    const alike = decision.lines.length > 1 ? `All ${decision.lines.length} lines alike. ` : '';
    return alike + groupSentence(only);
  }
  const taxed = groups.filter((group) => !isZero(group.tax));
  const [heaviest] = taxed.sort((a, b) => Number(b.tax) - Number(a.tax));
  if (!heaviest) return decision.text;
  const share = formatMoney(heaviest.tax, 'cents', decision.currency);
  const noun = heaviest.lines.length === 1 ? 'Line' : 'Lines';
  return `${decision.text} ${noun} ${lineWords(heaviest.lines)}, ${share} of the tax: ${groupSentence(heaviest)}`;
}
