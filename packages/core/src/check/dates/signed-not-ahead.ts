import { type Check, notApplicable, PRACTICE } from '../check.ts';
import { realDate } from '../subject.ts';

/** The paper was not signed after the day asked about: impossible on its face. */
export const signedNotAhead: Check = {
  id: 'DAT-01',
  group: 'dates',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.signedDate', 'asOf'],
  citation: PRACTICE,
  run({ certificate, asOf }) {
    const signed = realDate(certificate.claim.signedDate);
    if (signed === null) return notApplicable('no-date');
    return signed > asOf ? [{ path: '/claim/signedDate', values: { signed, today: asOf } }] : [];
  },
};
