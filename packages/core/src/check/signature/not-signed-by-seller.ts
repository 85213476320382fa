import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { isFilled } from '../subject.ts';

/** The mail address on the paper is not one of the seller's: filling in the claim for the buyer can be a crime. */
export const notSignedBySeller: Check = {
  id: 'SIG-07',
  group: 'signature',
  severity: 'reject',
  about: 'paper',
  reads: ['claim.purchaser.email', 'company.emailDomains'],
  citation: catalogueSource('L15'),
  run({ certificate, company }) {
    const { email } = certificate.claim.purchaser;
    if (!company) return couldNotCheck('company-unknown');
    if (company.emailDomains === null || company.emailDomains.length === 0)
      return couldNotCheck('seller-lists-missing');
    if (!isFilled(email)) return notApplicable('field-empty');
    const domain = email.trim().toLowerCase().split('@').pop() ?? '';
    if (!company.emailDomains.some((own) => domain === own || domain.endsWith(`.${own}`))) return [];
    return [{ path: '/claim/purchaser/email', values: { email: email.trim(), seller: company.name } }];
  },
};
