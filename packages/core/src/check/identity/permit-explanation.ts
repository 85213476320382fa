import { type Check, catalogueSource, couldNotCheck, judgeEach, notApplicable, type Verdict } from '../check.ts';
import { isPendingText } from '../id-text.ts';
import { mentions, saysNothing } from '../name-text.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { type CheckSubject, idsOf, isFilled, jurisdictionsOf, placeName, reasonsOf } from '../subject.ts';

/**
 * A resale buyer without a number says why it needs none, and the state takes that reason. Words are found without being
 * understood: an explanation in other words goes to a person, and only one that says nothing is refused.
 */
export const permitExplanation: Check = {
  id: 'IDN-12',
  group: 'identity',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.idExplanation', 'claim.ids', 'claim.reasons', 'claim.jurisdictions'],
  citation: catalogueSource('L1'),
  run(subject) {
    const { idExplanation } = subject.certificate.claim;
    if (!isFilled(idExplanation)) return notApplicable('field-empty');
    if (isPendingText(idExplanation)) return notApplicable('number-is-pending');
    const reasons = reasonsOf(subject);
    if (reasons.length === 0) return couldNotCheck('reason-unknown');
    if (!reasons.some(({ value }) => value === 'resale')) return notApplicable('reason-not-of-this-kind');
    const rules = saleRulesOf(subject)?.permitExplanations;
    if (!rules) return couldNotCheck('reference-missing');
    return judgeEach(jurisdictionsOf(subject), couldNotCheck('jurisdiction-unknown'), ({ value: state }): Verdict => {
      if (hasNumberOf(subject, state)) return notApplicable('condition-not-met');
      const rule = rules.find(({ jurisdiction }) => jurisdiction === state);
      if (!rule) return couldNotCheck('fact-unknown');
      if (rule.accepted.some(({ words }) => mentions(idExplanation, words))) return 'in-order';
      const empty = saysNothing(idExplanation);
      const accepted = rule.accepted.map(({ explanation }) => explanation).join('; ');
      return {
        path: '/claim/idExplanation',
        values: { place: placeName(subject, state), explanation: idExplanation.trim(), accepted },
        severity: empty ? 'reject' : 'warn',
        ground: groundOfRule(rule),
      };
    });
  },
};

/** A number of the state itself is given, so that nothing has to stand in its place. */
function hasNumberOf({ certificate }: CheckSubject, state: string): boolean {
  return idsOf(certificate.claim).some(
    ({ value: { kind, issuer, value } }) =>
      kind === 'state-sales-tax' && issuer === state && isFilled(value) && !isPendingText(value),
  );
}
