import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { TaxType } from '../customer/tax-type.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';
import type { ZoneLevel, ZonePath } from '../place/zone.ts';

/** Version of the rules in this folder; stored with every decision so that a replay can tell engines apart (design rule D14). */
export const ENGINE_VERSION = '2';

/** `cannot-decide`: an input we could not place (e.g. unknown company); never an exemption (design rule D13). */
export type Outcome = 'exempt' | 'partly-exempt' | 'taxable' | 'cannot-decide';

/**
 * The first test of spec §4 step 5 that ruled a candidate out, by its letter:
 * a active · b status · c date · d tax data type · e zone and authority · f certificate number given · g reason given ·
 * h currency · i limited use · j product list · k commodity list · l both lists · m for resale, and the goods are not (ours) ·
 * n for one purchase, and used by another (ours) · z not chosen (another stood before it).
 */
export type CandidateTest = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'z';

/** The customer whose certificate another uses. */
export interface InheritedFrom {
  customerId: string;
  number: string;
  name: string;
}

export interface RejectedCandidate {
  certificateId: string;
  number: string;
  /** Left out for a certificate of the customer's own. */
  inheritedFrom?: InheritedFrom;
  test: CandidateTest;
  /** Values the words need, e.g. `{ expires: '2025-12-31', date: '2026-01-14' }`. */
  values: Record<string, string>;
}

/** What stood behind an authority's result. `none`: taxed because nothing exempted it. */
export type DecisionSource =
  | 'certificate'
  | 'forced-exempt'
  | 'forced-taxable'
  | 'no-tax'
  | 'basis-percent'
  | 'customer-fully-exempt'
  | 'none';

export interface AppliedCertificate {
  certificateId: string;
  version: number;
  number: string;
  expires: CalendarDate | null;
  temporary: boolean;
  /** True for one that serves a single sale: recording this one uses it. Left out for any other. */
  singlePurchase?: true;
  /** Left out for a certificate of the customer's own. */
  inheritedFrom?: InheritedFrom;
}

/** The line of a recorded sale that a credit takes back. */
export interface OriginalLine {
  transactionId: string;
  number: string;
  revision: number;
  /** Of the sale, as its line gave it. */
  date: CalendarDate;
  lineId: string;
  /** Size of the basis that other credits had taken back before. */
  creditedBefore: Decimal;
}

export interface AuthorityResult {
  authority: string;
  authorityType: string;
  zone: ZonePath;
  zoneLevel: ZoneLevel;
  rate: Decimal;
  /** The tax decided; null where neither the sale nor the authority says. Left out by engine 1. */
  taxType?: TaxType | null;
  outcome: Outcome;
  source: DecisionSource;
  /** Amounts in the sale's currency, unrounded except `tax` (to the currency's minor unit, half away from zero). */
  basis: Decimal;
  exemptAmount: Decimal;
  taxableAmount: Decimal;
  tax: Decimal;
  reasonCode: string | null;
  certificate: AppliedCertificate | null;
  /** Every other certificate of the customer with the first test that ruled it out; empty when explanation is off. */
  rejected: RejectedCandidate[];
}

/** Compact codes; words are made from them only when shown (`explain.ts`). */
export interface DecisionMessage {
  code: string;
  severity: 'info' | 'warning' | 'error';
  /** Line id, or null for the whole sale. */
  lineId: string | null;
  values: Record<string, string>;
}

/** A message before it is known which line it belongs to. */
export type Note = Omit<DecisionMessage, 'lineId'>;

/** The one step that would change a taxed line (law 9): `approve-certificate`, `ask-for-certificate`, `add-zone`, `remove-flag` … */
export interface NextStep {
  code: string;
  certificateId: string | null;
  values: Record<string, string>;
}

/** A licence that holds for a line. It exempts nothing: rules of a tax engine ask for it (spec §1.7, §3 LICENSES). */
export interface AppliedLicense {
  /** Null for one that came with the sale and is not on file. */
  licenseId: string | null;
  number: string | null;
  type: string;
  endDate: CalendarDate | null;
  category: string | null;
  externalId: string | null;
  temporary: boolean;
}

export interface LineDecision {
  lineId: string;
  outcome: Outcome;
  basis: Decimal;
  /** Largest over the authorities, not their sum (spec §3 TAX_SUMMARY); likewise taxableAmount. */
  exemptAmount: Decimal;
  taxableAmount: Decimal;
  tax: Decimal;
  customerId: string | null;
  /** ISO 3166-2 of the ship-to where it could be placed (`US-TX`), else the country, else null. */
  jurisdiction: string | null;
  authorities: AuthorityResult[];
  nextStep: NextStep | null;
  /** Left out for a line decided by itself. */
  original?: OriginalLine;
  /** Left out where none holds. */
  licenses?: AppliedLicense[];
}

export interface Decision {
  engineVersion: string;
  contentRelease: string;
  outcome: Outcome;
  company: string;
  currency: CurrencyCode;
  customer: { customerId: string; number: string; name: string } | null;
  lines: LineDecision[];
  totals: { basis: Decimal; exemptAmount: Decimal; taxableAmount: Decimal; tax: Decimal };
  messages: DecisionMessage[];
}
