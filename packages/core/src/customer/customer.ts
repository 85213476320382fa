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

/** A customer's own fields: what a form, a file or the API gives. */
export type CustomerFields = Omit<Customer, 'customerId' | 'groupId' | 'version'>;

/** A customer with nothing but its key filled in; country blank = US (spec §1.3). */
export function blankCustomer(name: string, number: string): CustomerFields {
  return {
    name,
    number,
    comment: null,
    dbaName: null,
    addressLines: [null, null, null, null],
    country: 'US',
    province: null,
    state: null,
    county: null,
    city: null,
    district: null,
    postalCode: null,
    businessPhone: null,
    contactName: null,
    contactEmail: null,
    contactPhone: null,
    contactTitle: null,
    contactDepartment: null,
    contactFax: null,
    fullyExempt: false,
  };
}
