import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { TaxType } from '../customer/tax-type.ts';
import type { Decimal } from '../money/decimal.ts';
import type { PlaceNames } from '../place/place.ts';

/** How the buyer pays, as far as checks ask. */
export const PAYMENT_KINDS = ['organisation', 'personal', 'government-card'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** How a line was decided, for the authorities that were asked. */
export type LineTreatment = 'exempt' | 'partly-exempt' | 'taxable' | 'undecided';

/**
 * One line of a sale, quoted or recorded, that the checks of a sale judge a certificate by. Values only; what the seller did
 * not say is null, and a check that needs it says so.
 */
export interface CheckedSale {
  /** Invoice number, and the order it answers. */
  number: string | null;
  purchaseOrder: string | null;
  lineId: string;
  /** The day that certificates are asked for: the line's, else the invoice's. */
  date: CalendarDate;
  /** Day the buyer was billed, and day the goods were handed over. */
  billed: CalendarDate | null;
  delivered: CalendarDate | null;
  currency: string;
  /** Before tax; negative for a credit. */
  amount: Decimal;
  isCredit: boolean;
  /** External id and name of the company on the invoice. */
  seller: { externalId: string; name: string };
  /** Where the goods go, as given; and its state (`US-TX`), where it could be placed. */
  shipTo: PlaceNames | null;
  jurisdiction: string | null;
  /** State the goods leave from, and state of the seller's own place where they are handed over. */
  shippedFrom: string | null;
  soldAt: string | null;
  /** True where the delivery is known to be on tribal land, false where it is known not to be. */
  onTribalLand: boolean | null;
  productCode: string | null;
  /** The line's own code, and those its product stands for on that day. */
  commodityCodes: readonly string[];
  taxType: TaxType | null;
  notForResale: boolean;
  payment: { kind: PaymentKind; cardDigits: string | null } | null;
  /** Number and day of the sale that a credit takes back, and the certificate that exempted it; null: no credit, or not known. */
  original: { number: string; date: CalendarDate; certificateIds: readonly string[] } | null;
  treatment: LineTreatment;
  /** Certificates that exempted the line, in whole or in part; empty where something else did, or nothing. */
  certificateIds: readonly string[];
}
