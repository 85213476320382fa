import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { PaymentKind } from '../check/checked-sale.ts';
import type { TaxType } from '../customer/tax-type.ts';
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
  /** Licences that came with the sale: recorded for rules, never an exemption (spec §1.7). */
  licenses?: GivenLicense[];
  /** The tax in question: only authorities that levy it have an interest. Left out: every authority whose zone contains the ship-to. */
  taxType?: TaxType;
  /** The goods are the buyer's own to use up: a certificate for resale does not apply. */
  notForResale?: boolean;
}

/** A licence as the sale names it. */
export interface GivenLicense {
  number: string;
  type: string;
}

/**
 * True when the line has no word of its own beside its goods and amounts, so that it is decided as the invoice says. Every field
 * of {@link SaleOverrides} and `relatedLine` must stand here; a test holds them together.
 */
export function overridesNothing(line: SaleLine): boolean {
  return (
    line.customerGroup === undefined &&
    line.customer === undefined &&
    line.date === undefined &&
    line.shipTo === undefined &&
    line.exemptCertificate === undefined &&
    line.exemptReason === undefined &&
    line.exemptAmount === undefined &&
    line.isExempt === undefined &&
    line.isNoTax === undefined &&
    line.basisPercent === undefined &&
    line.attributes === undefined &&
    line.isCredit === undefined &&
    line.licenses === undefined &&
    line.taxType === undefined &&
    line.notForResale === undefined &&
    line.relatedLine === undefined
  );
}

/** The recorded sale that a credit takes back: an invoice number of the same company, and a line of it by id or number. */
export interface OriginalReference {
  number?: string;
  lineId?: string;
}

export interface SaleLine extends SaleOverrides {
  /** Unique within the sale. */
  lineId: string;
  lineNumber?: string;
  productCode?: string;
  commodityCode?: string;
  /** The goods in words, as on the invoice. Looked at by checks of the sale, not by the decision. */
  description?: string;
  /** Before discount, in the sale's currency. */
  grossAmount: Decimal;
  discountAmount?: Decimal;
  quantity?: Decimal;
  /** The line takes the treatment of the line with this id or number (freight, warranty; spec §4 step 11). */
  relatedLine?: string;
  /** Where it differs from the invoice's, or names the line. */
  original?: OriginalReference;
}

/** One invoice or order to decide. Plain data, JSON-safe; validated at the edge before it comes here. */
export interface Sale extends SaleOverrides {
  /** External id of the company running the transaction. */
  company: string;
  /** S the company sells; B it buys from `vendor`; M it stands between the two. Left out: S. */
  companyRole?: 'S' | 'B' | 'M';
  /** Whom the company buys from, with role B: external id or name of the vendor's company here. */
  vendor?: { number?: string; name?: string };
  /** Invoice number. */
  number?: string;
  date: CalendarDate;
  currency: CurrencyCode;
  purchaseOrder?: string;
  /** A credit is decided as the sale it names was; its lines are found by id, else by number, else by product. */
  original?: OriginalReference;
  /** Where and when the goods change hands, as far as it is not the ship-to. Looked at by checks of the sale, not by the decision. */
  delivery?: {
    date?: CalendarDate;
    /** State the goods leave from, and state of the seller's own place where they are handed over there (`US-TX`). */
    shippedFrom?: string;
    soldAt?: string;
    onTribalLand?: boolean;
  };
  /** How the buyer pays. `cardDigits`: the first six of the card. Looked at by checks, as `meter`. */
  payment?: { kind: PaymentKind; cardDigits?: string };
  /** Meter or account that a utility bills. */
  meter?: string;
  autoCreateCertificates?: boolean;
  autoCreateCustomers?: boolean;
  lines: SaleLine[];
}
