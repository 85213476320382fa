import { type Check, couldNotCheck, judgeEach, notApplicable, PRACTICE } from '../check.ts';
import { compactId, isFiller, isPendingText, shownId } from '../id-text.ts';
import { coreName } from '../name-text.ts';
import { idsOf } from '../subject.ts';

/** A number stands under one name: the same number under another customer's name may be borrowed. */
export const oneNumberOneName: Check = {
  id: 'DUP-04',
  group: 'duplicates',
  severity: 'warn',
  about: 'paper',
  reads: ['claim.ids', 'idIndex.uses', 'customer.name'],
  citation: PRACTICE,
  run({ certificate, customer, idIndex }) {
    if (idIndex === null) return couldNotCheck('index-unknown');
    const own = customer?.name ?? certificate.claim.purchaser.name;
    if (own === null) return couldNotCheck('customer-unknown');
    return judgeEach(idsOf(certificate.claim), notApplicable('no-number'), ({ value: id, path }) => {
      if (isFiller(id.value)) return notApplicable('number-is-filler');
      if (isPendingText(id.value)) return notApplicable('number-is-pending');
      const uses = idIndex.uses.filter((entry) => compactId(entry.value) === compactId(id.value));
      // Many customers with one number are DUP-05's cause.
      if (customersOf(uses) >= MANY_CUSTOMERS) return notApplicable('reported-elsewhere');
      const stranger = uses.find((entry) => coreName(entry.customerName) !== coreName(own));
      return stranger ? { path, values: { value: shownId(id.value), other: stranger.customerName } } : 'in-order';
    });
  },
};

/** From this many other customers on, a number is no longer borrowed but found on the web. */
export const MANY_CUSTOMERS = 3;

export function customersOf(uses: readonly { customerId: string }[]): number {
  return new Set(uses.map((entry) => entry.customerId)).size;
}
