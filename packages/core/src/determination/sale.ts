import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';
import type { PlaceNames } from '../place/place.ts';

/** A value per zone level, as the input elements EXEMPT_CERTIFICATE, EXEMPT_REASON, EXEMPT_AMOUNT carry it (spec §2.1). */
export interface PerLevel<T> {
  country?: T;
  province?: T;
  state?: T;
  county?: T;
  city?: T;
  district?: T;
  postalCode?: T;
  geocode?: T;
}

/** Flags per zone level; the most specific level wins and `all` is the fallback (spec §4 step 4). */
export interface LevelFlags extends PerLevel<boolean> {
  all?: boolean;
}

/** Where the goods go. Names or codes: `TX`, `Texas`, `US`, `USA` and `United States` are accepted (spec §2.1 SHIP_TO). */
export type ShipTo = PlaceNames;

/** Fields that may stand at the invoice and again at a line; the line's value replaces the invoice's (spec §2 precedence). */
export interface SaleOverrides {
  customerGroup?: { name?: string; owner?: string };
  customer?: { number?: string; name?: string };
  /** The date tested against certificates: line first, else invoice. */
  date?: CalendarDate;
  shipTo?: ShipTo;
  exemptCertificate?: PerLevel<string>;
  exemptReason?: PerLevel<string>;
  exemptAmount?: PerLevel<Decimal>;
  isExempt?: LevelFlags;
  isNoTax?: LevelFlags;
  /** Taxed share of the gross, 0 to 1: beats rule and certificate (spec §2.1 BASIS_PERCENT). */
  basisPercent?: Decimal;
  /** `ATTRIBUTE1`…`ATTRIBUTE50` → value. */
  attributes?: Record<string, string>;
  isCredit?: boolean;
}

export interface SaleLine extends SaleOverrides {
  /** Unique within the sale. */
  lineId: string;
  lineNumber?: string;
  productCode?: string;
  commodityCode?: string;
  /** Before discount, in the sale's currency. */
  grossAmount: Decimal;
  discountAmount?: Decimal;
  quantity?: Decimal;
  /** The line takes the treatment of the line with this id or number (freight, warranty; spec §4 step 11). */
  relatedLine?: string;
}

/** One invoice or order to decide. Plain data, JSON-safe; validated at the edge before it comes here. */
export interface Sale extends SaleOverrides {
  /** External id of the company running the transaction. */
  company: string;
  companyRole?: 'S' | 'B' | 'M';
  /** Invoice number. */
  number?: string;
  date: CalendarDate;
  currency: CurrencyCode;
  purchaseOrder?: string;
  autoCreateCertificates?: boolean;
  autoCreateCustomers?: boolean;
  lines: SaleLine[];
}
