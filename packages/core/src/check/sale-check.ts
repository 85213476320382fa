import { type Check, type CheckResult, notApplicable } from './check.ts';
import type { CheckedSale } from './checked-sale.ts';
import type { CheckSubject } from './subject.ts';

/** A check that is answered at a sale only, as its file writes it. */
export type SaleRule = Omit<Check, 'about' | 'run'> & {
  judge(sale: CheckedSale, subject: CheckSubject): CheckResult;
};

/** A check about one line of one sale. Where no sale is in question it does not apply. */
export function saleCheck({ judge, ...rule }: SaleRule): Check {
  return {
    ...rule,
    about: 'sale',
    run: (subject) => (subject.sale === null ? notApplicable('no-sale') : judge(subject.sale, subject)),
  };
}

/** True when the line is exempt, wholly or partly, and this certificate is what made it so. */
export function exemptsLine(sale: CheckedSale, { certificate }: CheckSubject): boolean {
  return sale.certificateIds.includes(certificate.certificateId);
}
