import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { normalName } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** Only the trade name is given though the account has a legal name: the registry knows the legal one. */
export const tradeNameOnly: Check = {
  id: 'CON-02',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.name', 'customer.name', 'customer.dbaName'],
  citation: PRACTICE,
  run({ certificate, customer }) {
    const { name } = certificate.claim.purchaser;
    if (!customer) return couldNotCheck('customer-unknown');
    if (!isFilled(name) || !isFilled(customer.dbaName)) return notApplicable('field-empty');
    const given = normalName(name);
    if (given === normalName(customer.name) || given !== normalName(customer.dbaName)) return [];
    return [{ path: '/claim/purchaser/name', values: { paper: name.trim(), account: customer.name } }];
  },
};
