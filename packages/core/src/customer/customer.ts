/** A customer of the seller, as the ERP knows it; keyed by `number` within a customer group (spec §1.3). Plain data, JSON-safe. */
export interface Customer {
  customerId: string;
  groupId: string;
  version: number;
  name: string;
  number: string;
  comment: string | null;
  dbaName: string | null;
  addressLines: [string | null, string | null, string | null, string | null];
  country: string;
  province: string | null;
  state: string | null;
  county: string | null;
  city: string | null;
  district: string | null;
  postalCode: string | null;
  businessPhone: string | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
  contactTitle: string | null;
  contactDepartment: string | null;
  contactFax: string | null;
  /** Customer exempt from all tax without a certificate, only where company policy allows it; always flagged (spec §1.3). */
  fullyExempt: boolean;
}
