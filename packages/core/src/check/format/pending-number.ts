import { type Check, catalogueSource, judgeEach, notApplicable, type Verdict } from '../check.ts';
import { isPendingText, shownId } from '../id-text.ts';
import { groundOfRule, saleRulesOf } from '../sale-rules-of.ts';
import { idsOf, isFilled, jurisdictionsOf } from '../subject.ts';

/**
 * A number said to be applied for is taken where the state's law takes it. Where the content tells of no law, most forms do not,
 * and a person decides.
 */
export const pendingNumber: Check = {
  id: 'FMT-05',
  group: 'format',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.idExplanation', 'claim.jurisdictions'],
  citation: catalogueSource('L2'),
  run(subject) {
    const { claim } = subject.certificate;
    const texts = idsOf(claim).map((entry) => ({ text: entry.value.value, path: entry.path }));
    const explanation = isFilled(claim.idExplanation)
      ? [{ text: claim.idExplanation, path: '/claim/idExplanation' }]
      : [];
    const rules = saleRulesOf(subject)?.pendingNumbers ?? [];
    const known = jurisdictionsOf(subject).map(({ value }) => rules.find((rule) => rule.jurisdiction === value));
    const refused = known.find((rule) => rule?.accepted === false);
    const taken = known.length > 0 && known.every((rule) => rule?.accepted === true);
    return judgeEach([...texts, ...explanation], notApplicable('no-number'), ({ text, path }): Verdict => {
      if (!isPendingText(text) || taken) return 'in-order';
      const ground = refused
        ? groundOfRule(refused)
        : { in: 'checks', confidence: 'unconfirmed' as const, sources: [] };
      return { path, values: { value: shownId(text) }, ground };
    });
  },
};
