import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, isFiller, isPendingText, shownId } from '../id-text.ts';
import { idsOf } from '../subject.ts';
import { customersOf, MANY_CUSTOMERS } from './one-number-one-name.ts';

/** A number is not spread over many accounts: such numbers are found on the web. */
export const numberOnManyAccounts: Check = {
  id: 'DUP-05',
  group: 'duplicates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids', 'idIndex.uses'],
  citation: PRACTICE,
  run({ certificate, idIndex }) {
    if (idIndex === null) return couldNotCheck('index-unknown');
    return judgeEach(idsOf(certificate.claim), notApplicable('no-number'), ({ value: id, path }) => {
      if (isFiller(id.value)) return notApplicable('number-is-filler');
      if (isPendingText(id.value)) return notApplicable('number-is-pending');
      const count = customersOf(idIndex.uses.filter((entry) => compactId(entry.value) === compactId(id.value)));
      return count >= MANY_CUSTOMERS
        ? { path, values: { value: shownId(id.value), count: String(count) } }
        : 'in-order';
    });
  },
};
