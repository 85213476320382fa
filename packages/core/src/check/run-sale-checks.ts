import { CHECKS } from './registry.ts';
import { type CheckPolicy, type CheckReport, runThese } from './run-checks.ts';
import type { CheckSubject } from './subject.ts';

/** The checks that speak about one sale: those that are asked then only, and those of the record that also look at it. */
export const SALE_CHECKS = CHECKS.filter((check) => check.about === 'sale' || check.atSale === true);

/** Judges the certificate by `subject.sale`. Every check of {@link SALE_CHECKS} stands in the report once. */
export function runSaleChecks(subject: CheckSubject, policy: CheckPolicy = {}): CheckReport {
  return runThese(SALE_CHECKS, subject, policy);
}
