import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Decimal } from '../money/decimal.ts';

/** Another certificate that has something in common with this one. */
export interface SharedBy {
  certificateId: string;
  /** As the seller calls it. */
  number: string;
  customerId: string;
  customerName: string;
}

/** What the seller's own records show beside one certificate. Lists are bounded by the loader; the first ones suffice. */
export interface Signals {
  /** Certificates that have a file with the same bytes. */
  sameFile: readonly (SharedBy & { fileName: string })[];
  /** Certificates of other customers with the same signature: to the dot, or alike to the eye. */
  sameSignature: readonly (SharedBy & { exact: boolean })[];
  /** Other customers whose papers were signed from the same device or address within {@link WINDOW_DAYS} of this one. */
  sameOrigin: readonly { by: 'device' | 'address'; customers: number; papers: number; first: SharedBy }[];
  /** Numbers of other customers next to a number of this certificate, given within {@link RUN_DAYS}. */
  inRun: readonly { value: string; others: readonly (SharedBy & { value: string })[] }[];
  /** First recorded sale of the customer; null: none. */
  firstSale: { transactionId: string; number: string; date: CalendarDate; amount: Decimal; currency: string } | null;
}

/** Days on either side in which papers from one place count together. */
export const WINDOW_DAYS = 7;
/** Other customers from one device or address in that window: an accountant signs for a few, a script for many. */
export const MANY_FROM_ONE_PLACE = 4;
/** How far from each other numbers of a run are, and within how many days they are given. */
export const RUN_DISTANCE = 10;
export const RUN_DAYS = 30;
/** Other customers in a run: two neighbours happen where a state gives numbers in turn. */
export const RUN_LENGTH = 3;
/** A first order is large from here on, whatever the currency of the sale; smaller ones are not worth a false paper. */
export const LARGE_FIRST_ORDER = 10_000;
/** An account is new for so many days. */
export const NEW_ACCOUNT_DAYS = 30;
