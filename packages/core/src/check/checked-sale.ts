import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Company } from '../customer/company.ts';
import type { TaxType } from '../customer/tax-type.ts';
import type { Decimal } from '../money/decimal.ts';

/** How the buyer pays, as far as checks ask: the organisation itself, a person, or a card of a government. */
export const PAYMENT_KINDS = ['organization', 'personal', 'government-card'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** How a line was decided, over the authorities asked. */
export type LineTreatment = 'exempt' | 'partly-exempt' | 'taxable' | 'undecided';

/**
 * One line of a sale, quoted or recorded, beside one certificate: what the checks of a sale judge the certificate by. Values
 * only. What nobody said is null, and a check that needs it says so.
 */
export interface CheckedSale {
  /** Invoice number, and the order it answers. */
  number: string | null;
  purchaseOrder: string | null;
  lineId: string;
  /** The day that certificates are asked for: the line's, else the invoice's. */
  date: CalendarDate;
  /** Day the goods were handed over. */
  delivered: CalendarDate | null;
  currency: string;
  /** Before tax; negative for a credit. */
  amount: Decimal;
  /** External id and name of the company on the invoice, and its settings that say how certificates are read. */
  seller: { externalId: string; name: string };
  rules: Pick<Company, 'temporaryCertificatesAffectTax' | 'expiryDayInclusive' | 'goodsLists'>;
  customerId: string | null;
  /** Other customers whose certificates the customer uses on that day. */
  usesPapersOf: readonly string[];
  /** State or country of the ship-to (`US-TX`, `DE`), its name, and its tree of zones; null where it could not be placed. */
  jurisdiction: string | null;
  placeName: string;
  taxDataType: 'US' | 'INTL' | null;
  /** Positions of the certificate's grants whose zone contains the ship-to. */
  grantsHere: readonly number[];
  /** Who was asked about the line, and about which tax. */
  authorities: readonly { name: string; type: string; taxType: TaxType | null }[];
  /** State the goods leave from; and state of the seller's own place, where they are handed over there. */
  shippedFrom: string | null;
  soldAt: string | null;
  /** Whether the delivery is on tribal land. */
  onTribalLand: boolean | null;
  productCode: string | null;
  /** The line's own code, and those its product stands for on that day. */
  commodityCodes: readonly string[];
  /** The goods of the line in words. */
  description: string | null;
  notForResale: boolean;
  /** What the certificate's reason stands for here: by the group's table, else as ticked on the paper. */
  reasons: readonly string[];
  /** `ATTRIBUTE1`…, `INVOICE_NUMBER`, `PURCHASE_ORDER`, for papers that hold for some transactions only. */
  elements: Readonly<Record<string, string>>;
  payment: { kind: PaymentKind; cardDigits: string | null } | null;
  /** Meter or account that a utility bills. */
  meter: string | null;
  /** The recorded sale that has used this certificate for one purchase; null: none, or it is no such certificate. */
  usedBy: { number: string; company: string } | null;
  /** Of a credit that names its sale: number, day and certificates of that. */
  original: { number: string; date: CalendarDate; certificateIds: readonly string[] } | null;
  treatment: LineTreatment;
  /** Certificates that exempted the line, in whole or in part; empty where something else did, or nothing. */
  certificateIds: readonly string[];
  /** The caller's word that exempted the line beside any certificate, and its reason; null: none. */
  forced: { reason: string | null } | null;
}
