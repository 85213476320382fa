import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { editionStart } from '../edition.ts';
import { isFilled, realDate } from '../subject.ts';

/** The paper was not signed before its edition was printed: that suggests backdating. */
export const editionExisted: Check = {
  id: 'DAT-15',
  group: 'dates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signedDate', 'claim.edition'],
  citation: PRACTICE,
  run({ certificate }) {
    const { edition, signedDate } = certificate.claim;
    const signed = realDate(signedDate);
    if (signed === null) return notApplicable('no-date');
    if (!isFilled(edition)) return couldNotCheck('edition-not-read');
    const printed = editionStart(edition);
    if (printed === undefined) return couldNotCheck('edition-has-no-date');
    return signed < printed
      ? [{ path: '/claim/signedDate', values: { signed, edition: edition.trim(), printed } }]
      : [];
  },
};
