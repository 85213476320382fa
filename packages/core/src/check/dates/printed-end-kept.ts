import { type Check, catalogueSource, notApplicable } from '../check.ts';
import { realDate } from '../subject.ts';

/** The record ends on the day printed on the paper, not on a computed one. An earlier end is the seller's own caution. */
export const printedEndKept: Check = {
  id: 'DAT-06',
  group: 'dates',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.expiryDate', 'expires'],
  citation: catalogueSource('E3'),
  run({ certificate }) {
    const printed = realDate(certificate.claim.expiryDate);
    if (printed === null) return notApplicable('no-end-date');
    const { expires } = certificate;
    if (expires === printed) return [];
    const earlier = expires !== null && expires < printed;
    return [{ path: '/expires', severity: earlier ? 'warn' : 'reject', values: { printed, recorded: expires ?? '' } }];
  },
};
