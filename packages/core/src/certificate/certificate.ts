import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { TaxType } from '../customer/tax-type.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';
import type { ZoneLevel, ZonePath } from '../place/zone.ts';
import type { Reason } from './reason.ts';

/**
 * The life cycle as stored. `expired` is not here: it is computed from the dates and the day asked about.
 * Determination's letters: A approved, T temporary, I in-review (and submitted, draft), U rejected.
 */
export const CERTIFICATE_STATUSES = [
  'draft',
  'submitted',
  'in-review',
  'approved',
  'temporary',
  'rejected',
  'revoked',
  'superseded',
] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

/** Which tree of zones the certificate belongs to (spec §1.5). */
export type TaxDataType = 'US' | 'INTL';

/** `blanket`: every matching purchase. `single-purchase`: one order. `limited`: only transactions matching a pattern (spec §1.8; nothing is counted down). */
export type CertificateUse = 'blanket' | 'single-purchase' | 'limited';

/** One limited-use criterion. `^x$` is exact, plain text means contains, `%` is the wildcard, blank matches a blank element. */
export interface UsePattern {
  /** `ATTRIBUTE1`…`ATTRIBUTE50`, `INVOICE_NUMBER` or `PURCHASE_ORDER`. */
  element: string;
  pattern: string;
}

/**
 * What one certificate gives in one zone. A multistate paper is one certificate with many grants, never unlinked copies.
 * `exempt` overrides the certificate's `fullyExempt` in this zone only; null is no override (spec §1.6).
 */
export interface Grant {
  zone: ZonePath;
  zoneLevel: ZoneLevel;
  exempt: boolean | null;
  /** Authority types the grant is limited to, e.g. `State Sales/Use`; both lists empty = all authorities of the zone. */
  authorityTypes: string[];
  /** Single authorities, by name. */
  authorities: string[];
  /** Taxes the grant is limited to, e.g. rental; empty or left out = all that the authorities levy. */
  taxTypes?: TaxType[];
  /** The seller's exempt reason code for this zone where it differs from the certificate's. */
  reasonCode: string | null;
}

export interface Address {
  line1: string | null;
  line2: string | null;
  city: string | null;
  /** State or province, two letters for the US and Canada. */
  region: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

/** A number the purchaser gave. `kind` is one of the content's id kinds (`state-sales-tax`, `fein`, `direct-pay` …). */
export interface ClaimedId {
  kind: string;
  /** Issuing state or country as ISO 3166 code (`US-TX`), null when the paper does not say. */
  issuer: string | null;
  /** As typed; matching strips spaces and hyphens. */
  value: string;
  /** Last day of a registration that the paper says is temporary; left out: none is said. */
  expires?: CalendarDate | null;
}

/**
 * What the paper itself says, as read or typed. Every field may be missing: a missing value is null (or an empty list), and a
 * value nobody looked for is the same null. Checks of the completeness group speak about these fields.
 */
export interface Claim {
  purchaser: {
    name: string | null;
    dbaName: string | null;
    address: Address;
    phone: string | null;
    email: string | null;
    /** `corporation`, `llc`, `partnership`, `individual`, `government`, `nonprofit`, `trust` or null. */
    entityType: string | null;
  };
  seller: { name: string | null; address: Address };
  ids: ClaimedId[];
  reasons: Reason[];
  /** Text next to the reason: agency, permit, explanation of Other. */
  reasonDetail: string | null;
  description: { items: string | null; business: string | null };
  scope: 'blanket' | 'single' | null;
  /** Order or invoice a single-purchase paper names. */
  scopeReference: string | null;
  /** ISO 3166-2 codes claimed (`US-TX`), as given; not yet checked to exist. */
  jurisdictions: string[];
  /** Text given in place of a number, e.g. why no permit is held, or "applied for". */
  idExplanation: string | null;
  signature: { present: boolean | null; kind: 'wet' | 'typed' | 'drawn' | 'digital' | null };
  /** `organization`: whom the signer signs for, where the paper says. */
  signer: { name: string | null; title: string | null; organization?: string | null };
  signedDate: CalendarDate | null;
  effectiveDate: CalendarDate | null;
  /** The date printed on the paper; the certificate's own `expires` may be computed from the law. */
  expiryDate: CalendarDate | null;
  receivedDate: CalendarDate | null;
  edition: string | null;
  /** Share of the purchase claimed exempt, 0 to 100; null = not a partial claim. */
  exemptPercent: Decimal | null;
  notarized: boolean | null;
  /** Meters or accounts that a utility's paper is for. Left out, like what follows: the paper has none. */
  meters?: string[];
  /** Share of the use that is exempt, by a study of the meters, in percent. */
  exemptUsePercent?: Decimal | null;
  /** Shares of one purchase by the place of use, in percent. */
  apportionment?: { jurisdiction: string; percent: Decimal }[];
  /** Proof of an electronic signature, as the place where it was given kept it; left out or null: none is kept. */
  signatureEvidence?: SignatureEvidence | null;
}

/** What shows who signed electronically, when, from where, and what exactly. A part nobody kept is null. */
export interface SignatureEvidence {
  kind: 'typed' | 'drawn' | 'digital' | 'click';
  /** Name or address of the account that signed. */
  signer: string | null;
  /** Instant (ISO 8601, UTC). */
  at: string | null;
  /** Internet address it came from. */
  ip: string | null;
  /** Mark of the device or browser, as the portal gives it. */
  device: string | null;
  /** Whether the signer agreed to sign electronically. */
  consent: boolean | null;
  /** SHA-256 of what was signed, taken when it was signed; hexadecimal. */
  documentHash: string | null;
  /** SHA-256 of the same content as it is kept now. */
  contentHash: string | null;
}

/** A certificate: the claim one purchaser made, with what the seller's records grant from it. Plain data, JSON-safe. */
export interface Certificate {
  certificateId: string;
  customerId: string;
  /** Order of creation within the tenant (import row order): Determination's "first" (spec §4 step 7). */
  sequence: number;
  version: number;
  /** As the ERP sends it, 1 to 100 characters, compared exactly. */
  number: string;
  status: CertificateStatus;
  active: boolean;
  /** Our form id (`US-TX-01-339-F`, `MTC-UNIFORM`), null when unknown. */
  formId: string | null;
  /** The customer group's 2-character exempt reason code. */
  reasonCode: string | null;
  validFrom: CalendarDate;
  /** Last day (inclusive unless the company says otherwise); null = no end date. */
  expires: CalendarDate | null;
  taxDataType: TaxDataType;
  fullyExempt: boolean;
  exemptAmount: Decimal | null;
  currency: CurrencyCode | null;
  /** Taxed share of the gross: 0.6 means 60 % is taxed (spec §1.5). */
  basisPercent: Decimal | null;
  use: CertificateUse;
  usePatterns: UsePattern[];
  productCodes: string[];
  commodityCodes: string[];
  grants: Grant[];
  imagePath: string | null;
  claim: Claim;
}

/** A claim about which nothing is known. */
export function emptyClaim(): Claim {
  const address = (): Address => ({
    line1: null,
    line2: null,
    city: null,
    region: null,
    postalCode: null,
    country: null,
  });
  return {
    purchaser: { name: null, dbaName: null, address: address(), phone: null, email: null, entityType: null },
    seller: { name: null, address: address() },
    ids: [],
    reasons: [],
    reasonDetail: null,
    description: { items: null, business: null },
    scope: null,
    scopeReference: null,
    jurisdictions: [],
    idExplanation: null,
    signature: { present: null, kind: null },
    signer: { name: null, title: null },
    signedDate: null,
    effectiveDate: null,
    expiryDate: null,
    receivedDate: null,
    edition: null,
    exemptPercent: null,
    notarized: null,
  };
}
