import { compare, isDecimal } from '../../money/decimal.ts';
import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { jurisdictionsOf, placeName, reasonsOf } from '../subject.ts';

/** Where the state exempts a meter by its predominant use, a study shows that the exempt use exceeds what it asks. */
export const predominantUse: Check = {
  id: 'RSN-10',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.exemptUsePercent', 'claim.reasons'],
  citation: catalogueSource('L6'),
  run(subject) {
    if (!reasonsOf(subject).some(({ value }) => value === 'utilities')) return notApplicable('reason-not-of-this-kind');
    const rules = saleRulesOf(subject);
    if (rules === null) return couldNotCheck('reference-missing');
    const percent = subject.certificate.claim.exemptUsePercent ?? null;
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) => {
      const rule = rules.predominantUse.find(({ jurisdiction }) => jurisdiction === code);
      if (rule === undefined) return couldNotCheck('fact-unknown');
      if (percent !== null && isDecimal(percent) && compare(percent, rule.moreThan) > 0) return 'in-order';
      const values = { place: placeName(subject, code), asked: rule.moreThan, percent: percent ?? '' };
      return { path: '/claim/exemptUsePercent', values, ground: groundOfRule(rule) };
    });
  },
};
