import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { isFilled } from '../subject.ts';

/** A single-purchase paper names its order or invoice; otherwise it floats free of any sale. */
export const purchaseReference: Check = {
  id: 'CMP-20',
  group: 'completeness',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.scope', 'claim.scopeReference'],
  citation: catalogueSource('L4c'),
  run(subject) {
    const { scope, scopeReference } = subject.certificate.claim;
    if (scope !== 'single') return notApplicable('blanket');
    return isFilled(scopeReference) ? [] : [{ path: '/claim/scopeReference' }];
  },
};
