import type { CalendarDate } from '../calendar/calendar-date.ts';

/**
 * What happens to a customer, or is learned of it, that its papers do not say. `own-use`: it was heard to use goods itself that it
 * buys for resale; `consumer-account` and `business-account`: what it is billed as from that day.
 */
export const ACCOUNT_EVENT_KINDS = [
  'merger',
  'renamed',
  'new-owner',
  'closed',
  'own-use',
  'consumer-account',
  'business-account',
  'remark',
] as const;
export type AccountEventKind = (typeof ACCOUNT_EVENT_KINDS)[number];

export interface AccountEvent {
  kind: AccountEventKind;
  date: CalendarDate;
  note: string | null;
}

/** A state told the seller that it will audit sales of a period. */
export interface AuditNotice {
  jurisdiction: string;
  noticeDate: CalendarDate;
  /** First and last day of the sales looked at; null: not said. */
  from: CalendarDate | null;
  to: CalendarDate | null;
}

/** What the seller's own records tell of a customer over time. */
export interface AccountHistory {
  /** Day the record of the customer was made. */
  created: CalendarDate | null;
  /** First and last day of a recorded sale; null: none is recorded. */
  firstSale: CalendarDate | null;
  lastSale: CalendarDate | null;
  /** Pairs of sale days that follow each other more than twelve months apart, oldest first. */
  gaps: readonly { from: CalendarDate; to: CalendarDate }[];
  /** Oldest first. */
  events: readonly AccountEvent[];
  /** Notices to the seller whose certificate it is, oldest first. */
  auditNotices: readonly AuditNotice[];
}
