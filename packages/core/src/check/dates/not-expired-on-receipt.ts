import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { realDate } from '../subject.ts';

/** The paper was still good on the day it arrived. */
export const notExpiredOnReceipt: Check = {
  id: 'DAT-04',
  group: 'dates',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.expiryDate', 'expires', 'claim.receivedDate'],
  citation: catalogueSource('L11'),
  run({ certificate }) {
    const printed = realDate(certificate.claim.expiryDate);
    const ends = printed ?? realDate(certificate.expires);
    const received = realDate(certificate.claim.receivedDate);
    if (ends === null) return notApplicable('no-end-date');
    if (received === null) return couldNotCheck('no-date');
    if (ends >= received) return [];
    return [{ path: printed === null ? '/expires' : '/claim/expiryDate', values: { ends, received } }];
  },
};
