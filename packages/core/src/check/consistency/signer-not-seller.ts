import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { mentionsName, normalName } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** The title beside the signature does not name the seller: a clerk of the seller who signs for the buyer voids the claim. */
export const signerNotSeller: Check = {
  id: 'CON-10',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signer.name', 'claim.signer.title', 'claim.seller.name', 'company.name'],
  citation: PRACTICE,
  run({ certificate, company }) {
    const { signer, seller } = certificate.claim;
    const sellers = [seller.name, company?.name ?? null].filter(isFilled);
    if (!isFilled(signer.name) && !isFilled(signer.title)) return notApplicable('field-empty');
    if (sellers.length === 0) return couldNotCheck('company-unknown');
    for (const name of sellers) {
      if (isFilled(signer.name) && normalName(signer.name) === normalName(name)) {
        return [{ path: '/claim/signer/name', values: { signer: signer.name.trim(), seller: name } }];
      }
      if (isFilled(signer.title) && mentionsName(signer.title, name)) {
        return [{ path: '/claim/signer/title', values: { signer: signer.title.trim(), seller: name } }];
      }
    }
    return [];
  },
};
