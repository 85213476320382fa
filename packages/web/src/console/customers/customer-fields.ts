import type { Customer } from '../../api/customers.ts';

/** The form's values: all text, empty for "not given". */
export interface CustomerFields {
  name: string;
  number: string;
  dbaName: string;
  address1: string;
  address2: string;
  city: string;
  county: string;
  state: string;
  postalCode: string;
  country: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  contactTitle: string;
  businessPhone: string;
  comment: string;
}

export const EMPTY_CUSTOMER: CustomerFields = {
  name: '',
  number: '',
  dbaName: '',
  address1: '',
  address2: '',
  city: '',
  county: '',
  state: '',
  postalCode: '',
  country: 'US',
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  contactTitle: '',
  businessPhone: '',
  comment: '',
};

export function fieldsOf(customer: Customer): CustomerFields {
  return {
    name: customer.name,
    number: customer.number,
    dbaName: customer.dbaName ?? '',
    address1: customer.addressLines[0] ?? '',
    address2: customer.addressLines[1] ?? '',
    city: customer.city ?? '',
    county: customer.county ?? '',
    state: customer.state ?? '',
    postalCode: customer.postalCode ?? '',
    country: customer.country,
    contactName: customer.contactName ?? '',
    contactEmail: customer.contactEmail ?? '',
    contactPhone: customer.contactPhone ?? '',
    contactTitle: customer.contactTitle ?? '',
    businessPhone: customer.businessPhone ?? '',
    comment: customer.comment ?? '',
  };
}

const orNull = (text: string) => text.trim() || null;

/** Values as the service takes them; lines 3 and 4 of the address are kept as they were. */
export function customerOf(
  fields: CustomerFields,
  before?: Customer,
): Omit<Partial<Customer>, 'name' | 'number'> & { name: string; number: string } {
  return {
    name: fields.name.trim(),
    number: fields.number.trim(),
    dbaName: orNull(fields.dbaName),
    addressLines: [
      orNull(fields.address1),
      orNull(fields.address2),
      before?.addressLines[2] ?? null,
      before?.addressLines[3] ?? null,
    ],
    city: orNull(fields.city),
    county: orNull(fields.county),
    state: orNull(fields.state),
    postalCode: orNull(fields.postalCode),
    country: fields.country.trim().toUpperCase(),
    contactName: orNull(fields.contactName),
    contactEmail: orNull(fields.contactEmail),
    contactPhone: orNull(fields.contactPhone),
    contactTitle: orNull(fields.contactTitle),
    businessPhone: orNull(fields.businessPhone),
    comment: orNull(fields.comment),
  };
}

/** Merge patch: only what differs from the record the form was opened on, so that others' changes stay. */
export function patchOf(before: Customer, fields: CustomerFields): Partial<Customer> {
  const after = customerOf(fields, before);
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Customer] ?? null),
  );
  return Object.fromEntries(changed);
}

/** Longest texts the service keeps (the customer file's sizes). */
export const CUSTOMER_LENGTHS: Record<keyof CustomerFields, number> = {
  name: 100,
  number: 100,
  dbaName: 100,
  address1: 60,
  address2: 60,
  city: 60,
  county: 50,
  state: 50,
  postalCode: 50,
  country: 2,
  contactName: 60,
  contactEmail: 60,
  contactPhone: 20,
  contactTitle: 100,
  businessPhone: 20,
  comment: 2000,
};

export const CUSTOMER_RULES = {
  name: (value: string) => (value.trim() ? null : 'Enter the name of the customer'),
  number: (value: string) => (value.trim() ? null : 'Enter the number the customer has in your system'),
  country: (value: string) => (/^[A-Za-z]{2}$/.test(value.trim()) ? null : 'Enter the country as two letters, like US'),
  contactEmail: (value: string) =>
    value.trim() === '' || /^\S+@\S+$/.test(value.trim()) ? null : 'An e-mail address has one @, like name@example.com',
};
