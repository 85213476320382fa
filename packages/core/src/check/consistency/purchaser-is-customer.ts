import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { coreName, normalName } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** The purchaser on the paper is the customer of the account. A mismatch is the reason most often given for a refusal. */
export const purchaserIsCustomer: Check = {
  id: 'CON-01',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.name', 'customer.name', 'customer.dbaName'],
  citation: catalogueSource('L11'),
  run({ certificate, customer }) {
    const { name } = certificate.claim.purchaser;
    if (!customer) return couldNotCheck('customer-unknown');
    if (!isFilled(name)) return notApplicable('field-empty');
    if (normalName(name) === normalName(customer.name)) return [];
    // The trade name of the account is CON-02's cause.
    if (isFilled(customer.dbaName) && normalName(name) === normalName(customer.dbaName)) {
      return notApplicable('reported-elsewhere');
    }
    const difference = coreName(name) === coreName(customer.name) ? 'legal-form' : 'name';
    return [{ path: '/claim/purchaser/name', values: { paper: name.trim(), account: customer.name, difference } }];
  },
};
