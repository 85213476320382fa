import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CommodityMapping, Company, ExemptReason } from '../customer/company.ts';
import type { TaxType } from '../customer/tax-type.ts';
import { findPlace, type Place, type PlaceProblem } from '../place/place.ts';
import type { CompanyBook } from './book.ts';
import type { Ancestor } from './inherited.ts';
import type { CustomerLookup } from './resolve.ts';
import type { Sale, SaleLine, SaleOverrides, ShipTo } from './sale.ts';
import type { Shelf } from './shelf.ts';

/** Codes of the goods that decide: the line's own, or those of the line it points to. */
export interface Goods {
  productCode: string | null;
  commodityCode: string | null;
  /** Mappings of the product code, of any date. */
  mappings: readonly CommodityMapping[];
}

/** Everything about one line that does not depend on the authority. */
export interface LineContext extends Goods {
  line: SaleLine;
  /** Where values are looked for: the line, the lines it points to, the invoice. */
  chain: readonly SaleOverrides[];
  sale: Sale;
  date: CalendarDate;
  /** The date as {@link dayNumber} counts it. */
  day: number;
  place: Place;
  lookup: CustomerLookup;
  /** The customer's own, and those it uses of `ancestors`. */
  certificates: Shelf;
  /** The ship-to's state as a number, see `shelf.ts`. */
  placeNumber: number;
  ancestors: ReadonlyMap<string, Ancestor> | null;
  /** External id of the company that sent the sale, under which it would be recorded. */
  recordedBy: string;
  /** Its number on record. */
  recordedAs: string | undefined;
  temporariesCount: boolean;
  expiryDayInclusive: boolean;
  goodsLists: Company['goodsLists'];
  /** The tax the sale names; null: each authority is asked about the first it levies. */
  taxType: TaxType | null;
  notForResale: boolean;
  /** What the reason codes of the customer's group stand for. */
  reasons: ReadonlyMap<string, ExemptReason>;
  /** Reason code for an exemption without one, fitting the ship-to's tree of zones; null: none. */
  defaultReason: string | null;
  /** The customer is marked as fully exempt and the company's policy lets that exempt without a certificate. */
  exemptByRecord: boolean;
}

const NO_MAPPINGS: readonly CommodityMapping[] = [];

/** Codes by which the line's goods are known; a line that points to another is treated as that one (spec §4 step 11). */
export function goodsOf(root: SaleLine, companyBook: CompanyBook): Goods {
  const productCode = root.productCode || null;
  return {
    productCode,
    commodityCode: root.commodityCode || null,
    mappings: (productCode === null ? undefined : companyBook.commoditiesOf.get(productCode)) ?? NO_MAPPINGS,
  };
}

/** The first word given along the chain; `read` names the field (a function, since a field's name as a value is slow to read by). */
export function firstOf<T>(
  chain: readonly SaleOverrides[],
  read: (given: SaleOverrides) => T | undefined,
): T | undefined {
  for (const overrides of chain) {
    const value = read(overrides);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Value of a limited-use element (spec §1.8): an attribute, or the identity of the invoice or order. */
export function elementValue(context: LineContext, element: string): string | undefined {
  if (element === 'INVOICE_NUMBER') return context.sale.number;
  if (element === 'PURCHASE_ORDER') return context.sale.purchaseOrder;
  for (const overrides of context.chain) {
    const value = overrides.attributes?.[element];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** One place per address object: most lines share the invoice's, which is then read once. */
export function placeFinder(companyBook: CompanyBook): (shipTo: ShipTo | undefined) => Place | PlaceProblem {
  let lastShipTo: ShipTo | undefined;
  let last: Place | PlaceProblem | undefined;
  return (shipTo) => {
    if (last === undefined || shipTo !== lastShipTo) {
      lastShipTo = shipTo;
      last = findPlace(shipTo, companyBook.gazetteer, companyBook.defaultCountry);
    }
    return last;
  };
}
