import { daysBetween } from '../../calendar/calendar-date.ts';
import { compare } from '../../money/decimal.ts';
import { type Check, couldNotCheck, notApplicable, PRACTICE } from '../check.ts';
import { LARGE_FIRST_ORDER, NEW_ACCOUNT_DAYS } from '../signals.ts';

/** The first order of a new account is not a large one. */
export const largeFirstOrder: Check = {
  id: 'DUP-08',
  group: 'duplicates',
  severity: 'warn',
  about: 'record',
  reads: ['account.created', 'signals.firstSale'],
  citation: PRACTICE,
  run({ account, signals }) {
    if (signals === null) return couldNotCheck('signals-unknown');
    if (account === null || account.created === null) return couldNotCheck('account-unknown');
    const { firstSale } = signals;
    if (firstSale === null) return notApplicable('no-sale-yet');
    const age = daysBetween(account.created, firstSale.date);
    // Sales from before the record was made are of an account older than its record.
    if (age < 0 || age > NEW_ACCOUNT_DAYS) return [];
    if (compare(firstSale.amount, String(LARGE_FIRST_ORDER)) < 0) return [];
    const { number, amount, currency, date } = firstSale;
    return [{ path: '/customerId', values: { number, amount, currency, date, days: String(age) } }];
  },
};
