import { type Check, notApplicable, PRACTICE } from '../check.ts';
import { normalName } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** Purchaser and seller are two parties: a swapped form proves nothing. */
export const purchaserNotSeller: Check = {
  id: 'CON-13',
  group: 'consistency',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.name', 'claim.seller.name', 'company.name'],
  citation: PRACTICE,
  run({ certificate, company }) {
    const { purchaser, seller } = certificate.claim;
    if (!isFilled(purchaser.name)) return notApplicable('field-empty');
    const sellers = [seller.name, ...(company ? [company.name, ...company.aliases] : [])].filter(isFilled);
    if (sellers.length === 0) return notApplicable('field-empty');
    const same = sellers.find((name) => normalName(name) === normalName(purchaser.name ?? ''));
    return same === undefined ? [] : [{ path: '/claim/purchaser/name', values: { name: purchaser.name.trim() } }];
  },
};
