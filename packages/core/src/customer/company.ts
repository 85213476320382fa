import { NO_SELLER_FACTS, type SellerFacts } from './seller-facts.ts';
import type { TaxType } from './tax-type.ts';

/** How a company uses certificates (spec §1.1 and the public contract). Plain data, JSON-safe. */
export interface Company {
  companyId: string;
  externalId: string;
  name: string;
  parentCompanyId: string | null;
  version: number;
  usesExemptionCertificates: boolean;
  /** The one group searched when the input names none. */
  activeGroupId: string | null;
  autoCreateCertificates: boolean;
  autoCreateCustomers: boolean;
  temporaryCertificatesAffectTax: boolean;
  strictCustomerLookup: boolean;
  expiryDayInclusive: boolean;
  /** `first-approved`: Determination's order, made deterministic. `best`: most specific, strongest status, longest proof. */
  certificateSelection: 'first-approved' | 'best';
  /** A certificate with a list of products and a list of commodity codes: the line must be on either, or on both (spec §4 5 l). */
  goodsLists: 'either' | 'both';
  /** Lets a customer marked as fully exempt be exempt without a certificate; always flagged (spec §1.3). */
  exemptWithoutCertificate: boolean;
  /** Reason codes for what is exempt, or created from a sale, without a reason of its own; one per tree of zones (spec §1.1). */
  defaultExemptReasonUS: string | null;
  defaultExemptReasonINTL: string | null;
  /** What certificates made out to it are checked by; no decision depends on it. */
  sellerFacts: SellerFacts;
}

/** The settings by which a company's sales are decided, as a new company has them. */
export const DEFAULT_POLICIES = Object.freeze({
  autoCreateCertificates: false,
  autoCreateCustomers: false,
  temporaryCertificatesAffectTax: true,
  strictCustomerLookup: true,
  expiryDayInclusive: true,
  certificateSelection: 'first-approved',
  goodsLists: 'either',
  exemptWithoutCertificate: false,
  defaultExemptReasonUS: null,
  defaultExemptReasonINTL: null,
} as const);

/** A company as some version was kept: settings that came later than that version take their defaults. */
export function asCompany(kept: Partial<Company> & Pick<Company, 'companyId' | 'externalId' | 'name'>): Company {
  return {
    parentCompanyId: null,
    version: 1,
    usesExemptionCertificates: false,
    activeGroupId: null,
    ...DEFAULT_POLICIES,
    sellerFacts: NO_SELLER_FACTS,
    ...kept,
  };
}

/** Holds customers and exempt reasons; owned by one company, usable by it and its descendants (spec §1.2). */
export interface CustomerGroup {
  groupId: string;
  name: string;
  ownerCompanyId: string;
}

/** A seller's reason code in a group: 2 characters, mapped to one of our reasons (spec §1.4). */
export interface ExemptReason {
  groupId: string;
  code: string;
  name: string;
  reason: string;
}

/** Who levies a tax in a zone, as the seller configured it. `rate` is a decimal fraction of the price (0.0625). */
export interface Authority {
  authorityId: string;
  companyId: string;
  name: string;
  zone: string;
  zoneLevel: import('../place/zone.ts').ZoneLevel;
  /** e.g. `State Sales/Use`, `County Sales/Use`, `City Sales/Use`, `District Sales/Use` or a rental, utility, telecom variant. */
  type: string;
  rate: string;
  /** The one tax it levies where its type text does not say so; null: read from the text (`tax-type.ts`). */
  taxType: TaxType | null;
}

/** Product code → commodity code, dated (spec §1.9). */
export interface CommodityMapping {
  companyId: string;
  productCode: string;
  commodityCode: string;
  startDate: string;
  endDate: string | null;
}
