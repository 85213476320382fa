import { Type } from 'typebox';
import { Nullable, Text100, Uuid } from '../platform/schemas.ts';

const text = (max: number) => Nullable(Type.String({ maxLength: max }));
/** Sizes of the Determination customer file (spec/determination.md §1.3). */
const fields = {
  name: Text100,
  number: Text100,
  comment: text(2000),
  dbaName: text(100),
  addressLines: Type.Array(text(60), { minItems: 4, maxItems: 4 }),
  country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' }),
  province: text(50),
  state: text(50),
  county: text(50),
  city: text(60),
  district: text(50),
  postalCode: text(50),
  businessPhone: text(20),
  contactName: text(60),
  contactEmail: text(60),
  contactPhone: text(20),
  contactTitle: text(100),
  contactDepartment: text(100),
  contactFax: text(20),
  fullyExempt: Type.Boolean(),
};

export const CustomerView = Type.Object({ customerId: Uuid, groupId: Uuid, version: Type.Integer(), ...fields });
export const CustomerPatch = Type.Partial(Type.Object(fields), { additionalProperties: false });
export const NewCustomer = Type.Object(
  {
    company: Text100,
    group: Type.Optional(Text100),
    ...Type.Partial(Type.Object(fields)).properties,
    name: Text100,
    number: Text100,
  },
  { additionalProperties: false },
);
export const CustomerParams = Type.Object({ customerId: Uuid });
