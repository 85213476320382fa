import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, shownId } from '../id-text.ts';
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
      const count = customersOf(idIndex.uses.filter((entry) => compactId(entry.value) === compactId(id.value)));
      return count >= MANY_CUSTOMERS
        ? { path, values: { value: shownId(id.value), count: String(count) } }
        : 'in-order';
    });
  },
};
