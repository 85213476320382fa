import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { realDate } from '../subject.ts';

/** The signature is not later than the day the paper arrived: a later one shows alteration. */
export const signedBeforeReceipt: Check = {
  id: 'DAT-02',
  group: 'dates',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signedDate', 'claim.receivedDate'],
  citation: PRACTICE,
  run({ certificate, asOf }) {
    const signed = realDate(certificate.claim.signedDate);
    const received = realDate(certificate.claim.receivedDate);
    if (signed === null) return notApplicable('no-date');
    if (received === null) return couldNotCheck('no-date');
    if (signed > asOf) return notApplicable('reported-elsewhere');
    return signed > received ? [{ path: '/claim/signedDate', values: { signed, received } }] : [];
  },
};
