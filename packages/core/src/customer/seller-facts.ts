import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Reason } from '../certificate/reason.ts';

/** A company's own sales tax registration in a state; `from` and `to` are its first and last day, null = open. */
export interface SellerRegistration {
  /** ISO 3166-2, e.g. `US-TX`. */
  jurisdiction: string;
  number: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** What a company says of itself that certificates are checked by. A list that nobody gave is null: what needs it says so. */
export interface SellerFacts {
  /** Trade names of this legal entity that a paper may carry. */
  aliases: string[];
  registrations: SellerRegistration[] | null;
  /** Domains of its own mail, lower case. */
  emailDomains: string[] | null;
  /** Reasons it takes; null: whatever the law knows. */
  acceptedReasons: Reason[] | null;
}

export const NO_SELLER_FACTS: SellerFacts = Object.freeze({
  aliases: [],
  registrations: null,
  emailDomains: null,
  acceptedReasons: null,
});
