import { type Check, catalogueSource, judgeEach, notApplicable } from '../check.ts';
import { isPendingText, shownId } from '../id-text.ts';
import { idsOf, isFilled } from '../subject.ts';

/**
 * A number said to be applied for. Some laws take a pending permit and most forms do not; the content has no such fact yet, so a
 * person decides instead of the check.
 */
export const pendingNumber: Check = {
  id: 'FMT-05',
  group: 'format',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'claim.idExplanation'],
  citation: catalogueSource('L2'),
  run(subject) {
    const { claim } = subject.certificate;
    const texts = idsOf(claim).map((entry) => ({ text: entry.value.value, path: entry.path }));
    const explanation = isFilled(claim.idExplanation)
      ? [{ text: claim.idExplanation, path: '/claim/idExplanation' }]
      : [];
    return judgeEach([...texts, ...explanation], notApplicable('no-number'), ({ text, path }) =>
      isPendingText(text)
        ? { path, values: { value: shownId(text) }, ground: { in: 'checks', confidence: 'unconfirmed', sources: [] } }
        : 'in-order',
    );
  },
};
