import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, isFiller, isPendingText, looksPersonal, masked } from '../id-text.ts';
import { idsOf } from '../subject.ts';

/** A federal employer number has nine digits and starts with a prefix the revenue service has given out. */
export const federalNumber: Check = {
  id: 'FMT-03',
  group: 'format',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids'],
  citation: PRACTICE,
  run(subject) {
    const known = subject.content.reference?.feinPrefixes;
    const ids = idsOf(subject.certificate.claim).filter((entry) => entry.value.kind === 'fein');
    return judgeEach(ids, notApplicable('no-number'), ({ value: id, path }) => {
      if (isFiller(id.value)) return notApplicable('number-is-filler');
      if (isPendingText(id.value)) return notApplicable('number-is-pending');
      if (looksPersonal(id.value)) return notApplicable('number-looks-personal');
      const compact = compactId(id.value);
      if (!/^\d{9}$/.test(compact)) {
        return { path, values: { value: masked(id.value), length: String([...compact].length), prefix: '' } };
      }
      if (!known) return couldNotCheck('reference-missing');
      const prefix = compact.slice(0, 2);
      if (known.prefixes.includes(prefix)) return 'in-order';
      const ground = { in: 'reference', confidence: known.confidence, sources: [] };
      return { path, values: { value: masked(id.value), length: '9', prefix }, ground };
    });
  },
};
