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
}

/** Product code → commodity code, dated (spec §1.9). */
export interface CommodityMapping {
  companyId: string;
  productCode: string;
  commodityCode: string;
  startDate: string;
  endDate: string | null;
}
