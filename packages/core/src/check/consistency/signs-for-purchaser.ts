import { type Check, notApplicable, PRACTICE } from '../check.ts';
import { coreName } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** Whom the signer signs for is the purchaser named: a parent's signature does not bind its subsidiary, nor a brand its owner. */
export const signsForPurchaser: Check = {
  id: 'CON-18',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.signer.organization', 'claim.purchaser'],
  citation: PRACTICE,
  run({ certificate }) {
    const { purchaser, signer } = certificate.claim;
    const organization = signer.organization ?? null;
    if (!isFilled(organization) || !isFilled(purchaser.name)) return notApplicable('field-empty');
    if (coreName(organization) === coreName(purchaser.name)) return [];
    const path = '/claim/signer/organization';
    return [{ path, values: { signer: organization.trim(), purchaser: purchaser.name.trim() } }];
  },
};
