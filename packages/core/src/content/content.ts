import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Reason } from '../certificate/reason.ts';
import type { Severity } from '../check/finding.ts';
import type { Decimal } from '../money/decimal.ts';
import type { CheckReference } from './check-reference.ts';
import type { ReasonTables } from './reason-tables.ts';
import type { Confidence, Source } from './source.ts';

export type { Confidence, Source } from './source.ts';

/** One value of a fact and the days it holds. `from` null: since before our records. `to` null: still in force; else the last day. */
export interface DatedValue<T> {
  value: T;
  from: CalendarDate | null;
  to: CalendarDate | null;
  /** Numbers into the file's `sources`; empty only when `confidence` is `unconfirmed`. */
  sources: number[];
  confidence: Confidence;
  note: string | null;
}

/** A fact over time: periods in order, never overlapping. A change of law adds an entry; nothing is edited away. */
export type Fact<T> = readonly DatedValue<T>[];

/** Whether a seller may accept a multi-state paper here, and for which reasons (empty = all reasons the state knows). */
export interface Acceptance {
  accepted: boolean | null;
  reasons: Reason[];
}

/** How long a certificate on a form holds. `unknown` when no source gives a term: then nothing is computed. */
export interface Validity {
  kind:
    | 'perpetual'
    | 'years'
    | 'fixed-date'
    | 'printed'
    | 'single-purchase'
    | 'calendar-year'
    | 'renew-cycle'
    | 'unknown';
  years: number | null;
  /** `MM-DD`, the last day of each year, for `fixed-date`. */
  fixedDate: string | null;
  /** One known last day of a cycle that all holders share; the others lie whole multiples of `years` from it. */
  cycleEnd: CalendarDate | null;
  recommendRenewEveryYears: number | null;
}

/** A blank that a jurisdiction or a multi-state body publishes. */
export interface Form {
  id: string;
  number: string | null;
  title: string;
  url: string | null;
  /** Who makes the certificate from the form: the purchaser fills it in, or the state issues it. */
  completedBy: 'purchaser' | 'state';
  reasons: Reason[];
  scope: ('blanket' | 'single')[];
  /** Field names the form asks for (`purchaser.name`, `id.state-sales-tax`, `signature` …). */
  requiredFields: Fact<string[]>;
  idKinds: string[];
  signatureRequired: Fact<boolean | null>;
  electronicSignatureAccepted: Fact<boolean | null>;
  notarized: Fact<boolean | null>;
  validity: Fact<Validity>;
  edition: string | null;
  /** Id of the form this one replaces. */
  supersedes: string | null;
  /** What it replaces where that is no form of ours: an older number or edition, as printed. */
  supersedesNote: string | null;
  effectiveFrom: CalendarDate | null;
  effectiveTo: CalendarDate | null;
  note: string | null;
  sources: number[];
  /** Of the form's existence, title, reasons and scope; each fact above has its own. */
  confidence: Confidence;
  /** Those of `reasons` that no source read confirms. */
  unconfirmedReasons: Reason[];
}

/** How a kind of number looks here. The pattern applies after spaces, hyphens and slashes are stripped. */
export interface IdFormat {
  kind: string;
  name: string;
  /** Anchored regular expression, linear time; null when unknown. */
  pattern: string | null;
  display: string | null;
  examples: string[];
  /** Published check-digit rule in words, null when none is published. */
  checkDigit: string | null;
  confidence: Confidence;
  sources: number[];
  note: string | null;
}

export interface SellerRules {
  goodFaith: Fact<string | null>;
  obtainWithinDays: Fact<number | null>;
  cureDaysOnAudit: Fact<number | null>;
  verificationRequired: Fact<boolean | null>;
  retentionYears: Fact<number | null>;
  /** Remark on the rules above as a whole. */
  note: string | null;
}

export interface SpecialRule {
  rule: string;
  appliesTo: Reason[];
  sources: number[];
  confidence: Confidence;
}

/** Sources that contradict each other about one fact, and which of them the file follows. */
export interface SourceConflict {
  /** The fact: `rate`, `accepts.mtcUniform`, `idFormats.state-sales-tax`, `forms.US-TX-01-924.validity`. */
  about: string;
  says: { text: string; sources: number[] }[];
  /** What the fact gives, and why that one. */
  choice: string;
}

/** Everything known about one jurisdiction. Frozen after loading. */
export interface Jurisdiction {
  /** ISO 3166-2, e.g. `US-TX`. */
  code: string;
  name: string;
  salesTax: Fact<{ imposed: boolean; taxName: string | null; agency: string | null }>;
  /** Statewide rate as a decimal fraction. */
  rate: Fact<Decimal>;
  /** Parts of a rate that is charged everywhere in the state though not all of it is the state's own. */
  rateShares: Fact<{ state: Decimal; mandatoryLocal: Decimal | null }>;
  /** Some county, city or district adds a general sales tax. */
  localSalesTax: Fact<boolean>;
  localAuthoritiesWithOwnForms: Fact<string[]>;
  streamlined: Fact<'full' | 'associate' | 'none'>;
  accepts: {
    mtcUniform: Fact<Acceptance>;
    sstF0003: Fact<Acceptance>;
    borderStates: Fact<Acceptance>;
    /** May a purchaser not registered here give its home state's number (drop shipments)? */
    outOfStateResaleNumber: Fact<Acceptance>;
  };
  forms: readonly Form[];
  idFormats: readonly IdFormat[];
  sellerRules: SellerRules;
  verification: Fact<{ url: string | null; what: string | null; api: string | null }>;
  specialRules: readonly SpecialRule[];
  /** Checks that weigh more or less here than by default, by check id. */
  checkSeverities: Readonly<Record<string, Fact<Severity>>>;
  conflicts: readonly SourceConflict[];
  sources: readonly Source[];
  /** Statements that rest on memory or on a second-hand source, kept visible. */
  unconfirmed: readonly string[];
}

/** A number format of a file that speaks about several jurisdictions. */
export interface IssuedIdFormat extends IdFormat {
  /** ISO 3166 code of the issuer (`CA-QC`, `DE`); Greece is `EL` and Northern Ireland `XI`, as in VAT numbers. */
  issuer: string;
}

/** A form family several jurisdictions take (MTC, SST, border states), or a regime outside the United States. */
export interface MultistateForm {
  /** `MTC`, `SST-F0003`, `BORDER-STATES`, `CANADA`, `EU-VAT`. */
  code: string;
  name: string;
  forms: readonly Form[];
  idFormats: readonly IssuedIdFormat[];
  sources: readonly Source[];
  unconfirmed: readonly string[];
  /** What else the file tells (footnotes, Canada's regimes, EU number formats), as collected. */
  details: Readonly<Record<string, unknown>>;
}

/** The law in force as one frozen value. `release` names it in every finding and decision. */
export interface Content {
  release: string;
  /** SHA-256 of the canonical bytes of all files, lower-case hex. */
  hash: string;
  jurisdictions: ReadonlyMap<string, Jurisdiction>;
  multistate: ReadonlyMap<string, MultistateForm>;
  /** Every form by id, with the file it stands in. */
  forms: ReadonlyMap<string, { form: Form; owner: string }>;
  /** What each scheme of others calls our reasons. */
  reasons: ReasonTables;
  /** Tables of `content/reference/` that belong to no jurisdiction; absent when they were not loaded. */
  reference?: CheckReference;
}

/** The value in force on a day, or undefined when the fact says nothing about it. */
export function factOn<T>(fact: Fact<T>, day: CalendarDate): DatedValue<T> | undefined {
  return fact.find((entry) => (entry.from === null || entry.from <= day) && (entry.to === null || day <= entry.to));
}
