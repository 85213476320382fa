import { type Check, catalogueSource, couldNotCheck, judgeEach } from '../check.ts';
import { reasonsOf } from '../subject.ts';

/** The seller takes this reason: a seller of software may refuse farm claims. */
export const reasonTakenBySeller: Check = {
  id: 'RSN-21',
  group: 'reason',
  severity: 'warn',
  about: 'record',
  reads: ['claim.reasons', 'reasonCode', 'company.acceptedReasons'],
  citation: catalogueSource('X5'),
  run(subject) {
    const { company } = subject;
    if (!company) return couldNotCheck('company-unknown');
    const { acceptedReasons } = company;
    if (acceptedReasons === null) return couldNotCheck('seller-lists-missing');
    return judgeEach(reasonsOf(subject), couldNotCheck('reason-unknown'), ({ value: reason, path }) =>
      acceptedReasons.includes(reason) ? 'in-order' : { path, values: { reason, seller: company.name } },
    );
  },
};
