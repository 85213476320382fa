import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';
import { normalStreet, wordsOf } from '../name-text.ts';
import { isFilled } from '../subject.ts';

/** The address on the paper is one the account knows. What one side leaves empty is not compared. */
export const addressIsCustomers: Check = {
  id: 'CON-03',
  group: 'consistency',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.purchaser.address', 'customer.addressLines', 'customer.postalCode'],
  citation: catalogueSource('L12'),
  run({ certificate, customer }) {
    if (!customer) return couldNotCheck('customer-unknown');
    const { line1, postalCode } = certificate.claim.purchaser.address;
    const accountLines = customer.addressLines.filter(isFilled);
    const accountLine = accountLines[0];
    if (!isFilled(line1) || accountLine === undefined) return notApplicable('field-empty');
    const sameStreet = accountLines.some((line) => normalStreet(line) === normalStreet(line1));
    const samePlace =
      !isFilled(postalCode) || !isFilled(customer.postalCode) || zip(postalCode) === zip(customer.postalCode);
    if (sameStreet && samePlace) return [];
    const path = sameStreet ? '/claim/purchaser/address/postalCode' : '/claim/purchaser/address/line1';
    const paper = sameStreet ? (postalCode ?? '') : line1;
    return [{ path, values: { paper: paper.trim(), account: sameStreet ? (customer.postalCode ?? '') : accountLine } }];
  },
};

/** The first five digits of a US code; other codes without blanks. */
function zip(code: string): string {
  const plain = wordsOf(code).join('');
  return /^\d{9}$/.test(plain) ? plain.slice(0, 5) : plain;
}
