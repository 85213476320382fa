import { REASONS } from '@bonafide/core/certificate/reason.ts';
import { TAX_TYPES } from '@bonafide/core/customer/tax-type.ts';
import { ZONE_LEVELS } from '@bonafide/core/place/zone.ts';
import { Type } from 'typebox';
import { DateText, Nullable, OneOf, Text100, Uuid } from '../platform/schemas.ts';

const GroupRef = Type.Object({ name: Text100, ownerExternalId: Text100 }, { additionalProperties: false });
const Selection = OneOf(
  ['first-approved', 'best'],
  'Of several certificates that fit, approved ones before temporary ones, then: the one created first; or the best: wholly exempt before a share before an amount, whatever the sale comes to, then the narrower place, the narrower authorities, the narrower goods or use, the later end',
);
const Temporaries = Type.Boolean({ description: 'A temporary certificate exempts where no approved one does' });
const StrictLookup = Type.Boolean({
  description:
    'A customer is found by its number alone; false: each of number and name that a sale gives must be right',
});
const ExpiryDay = Type.Boolean({ description: 'The last day of a certificate still counts' });
const GoodsLists = OneOf(
  ['either', 'both'],
  'A certificate with a list of products and a list of commodity codes: goods on either, or only those on both',
);
const ExemptWithoutCertificate = Type.Boolean({
  description: 'A customer marked as fully exempt is exempt without a certificate; every such line is flagged',
});
const DefaultReason = Nullable(
  Type.String({
    minLength: 1,
    maxLength: 2,
    description:
      'Exempt reason, of the active customer group, for what is exempt or created from a sale without one of its own',
  }),
);
const AuthorityTaxType = Nullable(OneOf(TAX_TYPES, 'The one tax it levies; null: read from `type` (State Rental)'));

const facts = {
  aliases: Type.Array(Text100, {
    maxItems: 200,
    description: 'Trade names of this legal entity that a paper may carry',
  }),
  registrations: Nullable(
    Type.Array(
      Type.Object(
        {
          jurisdiction: Type.String({ pattern: '^[A-Z]{2}-[A-Z0-9]{1,3}$', description: 'US-TX' }),
          number: Nullable(Type.String({ maxLength: 60 })),
          from: Nullable(DateText),
          to: Nullable(DateText),
        },
        { additionalProperties: false },
      ),
      { maxItems: 500, description: 'Its own sales tax registrations; null: not told' },
    ),
  ),
  emailDomains: Nullable(
    Type.Array(Type.String({ pattern: '^[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$', maxLength: 253 }), {
      maxItems: 100,
      description: 'Domains of its own mail; null: not told',
    }),
  ),
  acceptedReasons: Nullable(
    Type.Array(OneOf(REASONS), {
      maxItems: REASONS.length,
      uniqueItems: true,
      description: 'Null: whatever the law knows',
    }),
  ),
};
const SellerFactsView = Type.Object(facts, { description: 'What certificates made out to it are checked by' });
const SellerFactsBody = Type.Partial(Type.Object(facts), { additionalProperties: false });

export const CompanyBody = Type.Object(
  {
    name: Text100,
    parentExternalId: Type.Optional(Nullable(Text100)),
    usesExemptionCertificates: Type.Boolean(),
    activeCustomerGroup: Type.Optional(Nullable(GroupRef)),
    autoCreateCertificates: Type.Optional(Type.Boolean()),
    autoCreateCustomers: Type.Optional(Type.Boolean()),
    temporaryCertificatesAffectTax: Type.Optional(Temporaries),
    strictCustomerLookup: Type.Optional(StrictLookup),
    expiryDayInclusive: Type.Optional(ExpiryDay),
    certificateSelection: Type.Optional(Selection),
    goodsLists: Type.Optional(GoodsLists),
    exemptWithoutCertificate: Type.Optional(ExemptWithoutCertificate),
    defaultExemptReasonUS: Type.Optional(DefaultReason),
    defaultExemptReasonINTL: Type.Optional(DefaultReason),
    sellerFacts: Type.Optional(SellerFactsBody),
    version: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          'The version that was read: if the company has moved on, nothing is changed. 0: there must be no such company yet',
      }),
    ),
  },
  { additionalProperties: false },
);

export const CompanyView = Type.Object({
  companyId: Uuid,
  externalId: Type.String(),
  name: Type.String(),
  parentExternalId: Nullable(Type.String()),
  activeCustomerGroup: Nullable(GroupRef),
  usesExemptionCertificates: Type.Boolean(),
  autoCreateCertificates: Type.Boolean(),
  autoCreateCustomers: Type.Boolean(),
  temporaryCertificatesAffectTax: Temporaries,
  strictCustomerLookup: StrictLookup,
  expiryDayInclusive: ExpiryDay,
  certificateSelection: Selection,
  goodsLists: GoodsLists,
  exemptWithoutCertificate: ExemptWithoutCertificate,
  defaultExemptReasonUS: DefaultReason,
  defaultExemptReasonINTL: DefaultReason,
  sellerFacts: SellerFactsView,
  version: Type.Integer(),
});

export const GroupView = Type.Object({
  groupId: Uuid,
  name: Type.String(),
  ownerExternalId: Type.String(),
  customers: Type.Integer(),
});
export const ReasonBody = Type.Object({ name: Text100, reason: OneOf(REASONS) }, { additionalProperties: false });
export const ReasonView = Type.Object({ code: Type.String(), name: Type.String(), reason: Type.String() });

export const RateText = Type.String({
  pattern: '^(0(\\.\\d{1,10})?|1(\\.0{1,10})?)$',
  description: 'Decimal fraction from 0 to 1 as text, e.g. 0.0625',
});
export const AuthorityBody = Type.Object(
  {
    zone: Type.String({ minLength: 2, maxLength: 300, description: 'US-TX, US-TX/Travis, US-TX/Travis/Austin' }),
    zoneLevel: OneOf(ZONE_LEVELS),
    type: Text100,
    rate: RateText,
    taxType: Type.Optional(AuthorityTaxType),
  },
  { additionalProperties: false },
);
export const AuthorityView = Type.Object({
  authorityId: Uuid,
  companyId: Uuid,
  name: Type.String(),
  zone: Type.String(),
  zoneLevel: Type.String(),
  type: Type.String(),
  rate: Type.String(),
  taxType: AuthorityTaxType,
});
export const MappingBody = Type.Object(
  {
    productCode: Text100,
    commodityCode: Text100,
    startDate: DateText,
    endDate: Type.Optional(Nullable(DateText)),
    description: Type.Optional(Nullable(Type.String({ maxLength: 100 }))),
  },
  { additionalProperties: false },
);
export const MappingView = Type.Object({
  productCode: Type.String(),
  commodityCode: Type.String(),
  startDate: DateText,
  endDate: Nullable(DateText),
});

export const CompanyParams = Type.Object({ externalId: Text100 });
export const GroupParams = Type.Object({ externalId: Text100, group: Text100 });
export const ReasonParams = Type.Object({
  externalId: Text100,
  group: Text100,
  code: Type.String({ minLength: 1, maxLength: 2 }),
});
export const AuthorityParams = Type.Object({ externalId: Text100, authority: Text100 });
