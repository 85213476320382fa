import { type Check, couldNotCheck, PRACTICE } from '../check.ts';
import { claimIsKnown, isFilled } from '../subject.ts';

/** There is an address to ask for renewal, on the paper or on the account: without one a certificate lapses in silence. */
export const renewalContact: Check = {
  id: 'CMP-27',
  group: 'completeness',
  severity: 'inform',
  about: 'record',
  reads: ['claim.purchaser.email', 'customer.contactEmail'],
  citation: PRACTICE,
  run({ certificate, customer }) {
    if (isFilled(certificate.claim.purchaser.email) || isFilled(customer?.contactEmail ?? null)) return [];
    if (customer === null && !claimIsKnown(certificate)) return couldNotCheck('customer-unknown');
    return [{ path: '/claim/purchaser/email' }];
  },
};
