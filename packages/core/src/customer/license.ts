import type { CalendarDate } from '../calendar/calendar-date.ts';

/** A kind of licence that a company owns (spec §1.7). Known by company, name and first day. Plain data, JSON-safe. */
export interface LicenseType {
  licenseTypeId: string;
  companyId: string;
  name: string;
  startDate: CalendarDate;
  /** Last day; null = no end. */
  endDate: CalendarDate | null;
  /** Shape of its numbers: `#` a digit, `A` a letter, `*` either, anything else itself (ours: no syntax is public); null = any. */
  numberMask: string | null;
  temporary: boolean;
  /** What the type is grouped under in answers; null = nothing. */
  category: string | null;
}

/**
 * A licence that a customer holds. It groups customers for the rules of a tax engine; by itself it never exempts (spec §1.7).
 * Known by customer, type, first day and number.
 */
export interface CustomerLicense {
  licenseId: string;
  customerId: string;
  licenseTypeId: string;
  /** Name and first day of its type: how files name it. */
  typeName: string;
  typeStartDate: CalendarDate;
  startDate: CalendarDate;
  /** Last day; null = no end. */
  endDate: CalendarDate | null;
  number: string | null;
  url: string | null;
  temporary: boolean;
  externalId: string | null;
}

/** Whether a number has the shape of a mask. */
export function fitsMask(number: string, mask: string | null): boolean {
  if (mask === null) return true;
  if (number.length !== mask.length) return false;
  return [...mask].every((wanted, at) => {
    const given = number[at] ?? '';
    if (wanted === '#') return /[0-9]/.test(given);
    if (wanted === 'A') return /\p{L}/u.test(given);
    return wanted === '*' ? /[\p{L}0-9]/u.test(given) : wanted === given;
  });
}

/** Whether something that holds from `startDate` to `endDate`, both included, holds on a day. */
export function holdsOn(
  { startDate, endDate }: { startDate: CalendarDate; endDate: CalendarDate | null },
  date: CalendarDate,
): boolean {
  return startDate <= date && (endDate === null || date <= endDate);
}
