import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable } from '../check.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { isFilled, jurisdictionsOf, placeName, reasonsOf } from '../subject.ts';

/** Where the state exempts utilities meter by meter, the paper says for which meters or accounts it is given. */
export const meterListed: Check = {
  id: 'RSN-09',
  group: 'reason',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.meters', 'claim.reasons'],
  citation: catalogueSource('L6'),
  run(subject) {
    if (!reasonsOf(subject).some(({ value }) => value === 'utilities')) return notApplicable('reason-not-of-this-kind');
    const rules = saleRulesOf(subject);
    if (rules === null) return couldNotCheck('reference-missing');
    const { meters = [] } = subject.certificate.claim;
    if (meters.some(isFilled)) return [];
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: code }) => {
      const rule = rules.predominantUse.find(({ jurisdiction }) => jurisdiction === code);
      if (rule === undefined) return couldNotCheck('fact-unknown');
      return { path: '/claim/meters', values: { place: placeName(subject, code) }, ground: groundOfRule(rule) };
    });
  },
};
