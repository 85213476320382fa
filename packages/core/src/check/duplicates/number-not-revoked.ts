import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, shownId } from '../id-text.ts';
import { idsOf } from '../subject.ts';

/** The number is not on the seller's list of revoked ones. */
export const numberNotRevoked: Check = {
  id: 'DUP-11',
  group: 'duplicates',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.ids', 'idIndex.revoked'],
  citation: PRACTICE,
  run({ certificate, idIndex }) {
    if (idIndex === null) return couldNotCheck('index-unknown');
    return judgeEach(idsOf(certificate.claim), notApplicable('no-number'), ({ value: id, path }) => {
      const revoked = idIndex.revoked.some(
        (entry) => entry.kind === id.kind && compactId(entry.value) === compactId(id.value),
      );
      return revoked ? { path, values: { value: shownId(id.value) } } : 'in-order';
    });
  },
};
