import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { CERTIFICATE_STATUSES } from '@bonafide/core/certificate/certificate.ts';
import { CERTIFICATE_EVENTS } from '@bonafide/core/certificate/life-cycle.ts';
import { REASONS } from '@bonafide/core/certificate/reason.ts';
import { RISK_CODES } from '@bonafide/core/check/risk/risk-part.ts';
import { TAX_TYPES } from '@bonafide/core/customer/tax-type.ts';
import { ZONE_LEVELS } from '@bonafide/core/place/zone.ts';
import { type TProperties, Type } from 'typebox';
import { DocumentSummary } from '../documents/documents.ts';
import {
  CurrencyText,
  DateText,
  DecimalText,
  InstantText,
  Nullable,
  OneOf,
  Text100,
  Uuid,
} from '../platform/schemas.ts';
import { PaperView } from './document-views.ts';

const text = (max: number) => Nullable(Type.String({ maxLength: max }));
const closed = <T extends TProperties>(properties: T) => Type.Object(properties, { additionalProperties: false });

const Address = closed({
  line1: text(200),
  line2: text(200),
  city: text(100),
  region: text(50),
  postalCode: text(20),
  country: text(2),
});
const GrantSchema = closed({
  zone: Type.String({ minLength: 2, maxLength: 300 }),
  zoneLevel: OneOf(ZONE_LEVELS),
  exempt: Nullable(Type.Boolean()),
  authorityTypes: Type.Array(Text100, { maxItems: 50 }),
  authorities: Type.Array(Text100, { maxItems: 200 }),
  taxTypes: Type.Optional(
    Type.Array(OneOf(TAX_TYPES), {
      maxItems: TAX_TYPES.length,
      uniqueItems: true,
      description: 'Taxes it is limited to; empty or left out: all that the authorities levy',
    }),
  ),
  reasonCode: text(2),
});

const Hash = Nullable(Type.String({ pattern: '^[0-9a-fA-F]{64}$', description: 'SHA-256, hexadecimal' }));
const SignatureEvidence = closed({
  kind: OneOf(['typed', 'drawn', 'digital', 'click']),
  signer: text(254),
  at: Nullable(
    Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z$', description: 'Instant, UTC' }),
  ),
  ip: text(45),
  device: Nullable(Type.String({ maxLength: 200, description: 'Mark of the device or browser' })),
  consent: Nullable(Type.Boolean({ description: 'The signer agreed to sign electronically' })),
  documentHash: Hash,
  contentHash: Hash,
});

const ClaimSchema = closed({
  purchaser: closed({
    name: text(200),
    dbaName: text(200),
    address: Address,
    phone: text(40),
    email: text(254),
    entityType: text(40),
  }),
  seller: closed({ name: text(200), address: Address }),
  ids: Type.Array(
    closed({
      kind: Text100,
      issuer: text(10),
      value: Type.String({ maxLength: 60 }),
      expires: Type.Optional(Nullable(DateText)),
    }),
    { maxItems: 60 },
  ),
  reasons: Type.Array(OneOf(REASONS), { maxItems: 30 }),
  reasonDetail: text(500),
  description: closed({ items: text(1000), business: text(500) }),
  scope: Nullable(OneOf(['blanket', 'single'])),
  scopeReference: text(100),
  jurisdictions: Type.Array(Type.String({ maxLength: 10 }), { maxItems: 60 }),
  idExplanation: text(500),
  signature: closed({ present: Nullable(Type.Boolean()), kind: Nullable(OneOf(['wet', 'typed', 'drawn', 'digital'])) }),
  signer: closed({ name: text(200), title: text(200), organization: Type.Optional(text(200)) }),
  signedDate: Nullable(DateText),
  effectiveDate: Nullable(DateText),
  expiryDate: Nullable(DateText),
  receivedDate: Nullable(DateText),
  edition: text(100),
  exemptPercent: Nullable(DecimalText),
  notarized: Nullable(Type.Boolean()),
  signatureEvidence: Type.Optional(Nullable(SignatureEvidence)),
  meters: Type.Optional(
    Type.Array(Text100, { maxItems: 500, description: 'Meters or accounts that a utility’s paper is for' }),
  ),
  exemptUsePercent: Type.Optional(
    Type.Unsafe<string | null>({
      ...Nullable(DecimalText),
      description: 'Exempt share of the use, by a study of the meters',
    }),
  ),
  apportionment: Type.Optional(
    Type.Array(closed({ jurisdiction: Type.String({ maxLength: 10 }), percent: DecimalText }), {
      maxItems: 60,
      description: 'Shares of one purchase by the place of use, in percent',
    }),
  ),
});

const fields = {
  number: Text100,
  active: Type.Boolean(),
  formId: text(100),
  reasonCode: text(2),
  validFrom: DateText,
  expires: Nullable(DateText),
  taxDataType: OneOf(['US', 'INTL']),
  fullyExempt: Type.Boolean(),
  exemptAmount: Nullable(DecimalText),
  currency: Nullable(CurrencyText),
  basisPercent: Nullable(DecimalText),
  use: OneOf(['blanket', 'single-purchase', 'limited']),
  usePatterns: Type.Array(closed({ element: Text100, pattern: Type.String({ maxLength: 200 }) }), { maxItems: 200 }),
  productCodes: Type.Array(Text100, { maxItems: 5000 }),
  commodityCodes: Type.Array(Text100, { maxItems: 5000 }),
  grants: Type.Array(GrantSchema, { maxItems: 500 }),
  imagePath: text(1000),
  claim: ClaimSchema,
};

const Status = OneOf(CERTIFICATE_STATUSES);
const ShownStatus = OneOf([...CERTIFICATE_STATUSES, 'expired']);

/** A merge patch: any part of the claim may stand alone, what is not sent stays. */
const PatchFields = Type.Partial(Type.Object({ ...fields, claim: Type.Record(Type.String(), Type.Unknown()) }), {
  additionalProperties: false,
});
export const CertificatePatch = PatchFields;

export const NewCertificate = Type.Object(
  {
    company: Type.Optional(Text100),
    customerId: Type.Optional(Uuid),
    customer: Type.Optional(closed({ number: Text100, group: Type.Optional(Text100) })),
    status: Type.Optional(OneOf(['draft', 'submitted', 'in-review', 'approved', 'temporary'])),
    ...PatchFields.properties,
    number: Text100,
    validFrom: DateText,
  },
  { additionalProperties: false },
);
export const CertificateDraft = Type.Object(
  {
    customerId: Type.Optional(Nullable(Uuid)),
    hasDocument: Type.Optional(Type.Boolean({ description: 'A picture or file of the paper will be kept with it' })),
    ...PatchFields.properties,
  },
  { additionalProperties: false },
);

/** What a patched or new certificate must be as a whole, after merging. Checked again because a merge patch can hide anything. */
export const WholeCertificate = closed({ ...fields, status: Status });

export const CertificateView = Type.Object({
  certificateId: Uuid,
  customerId: Uuid,
  sequence: Type.Integer(),
  version: Type.Integer(),
  status: Status,
  ...fields,
});
const Risk = Type.Integer({
  minimum: 0,
  maximum: 100,
  description: 'How much speaks for a closer look; 0: nothing known does. It decides nothing',
});
const RiskParts = Type.Object({
  score: Risk,
  parts: Type.Array(
    Type.Object({
      code: OneOf(RISK_CODES),
      points: Type.Integer(),
      text: Type.String(),
      links: Type.Array(
        Type.Object({
          kind: OneOf(['certificate', 'customer', 'document', 'sale']),
          id: Type.String(),
          label: Type.String(),
        }),
      ),
    }),
    { description: 'Heaviest first; together they may come to more than 100' },
  ),
});

/** Ours, from the paper or else from what the seller's reason code stands for. */
const JudgedReason = Nullable(OneOf(REASONS, "Our reason: the paper's, else what the reason code stands for"));
const { claim: _claim, ...withoutClaim } = CertificateView.properties;

export const CertificateRow = Type.Object({
  ...withoutClaim,
  customerName: Type.String(),
  customerNumber: Type.String(),
  formTitle: Nullable(Type.String()),
  shownStatus: ShownStatus,
  findings: Type.Object({ reject: Type.Integer(), warn: Type.Integer(), inform: Type.Integer() }),
  risk: Risk,
  jurisdictions: Type.Array(Type.String()),
  reason: JudgedReason,
  hasDocument: Type.Boolean(),
  createdAt: InstantText,
  source: Type.String(),
});

export const WordedFinding = Type.Object({
  code: Type.String(),
  severity: OneOf(['reject', 'warn', 'inform']),
  path: Type.String(),
  values: Type.Record(Type.String(), Type.String()),
  citation: Type.Object({ in: Type.String(), source: Nullable(Type.Union([Type.String(), Type.Integer()])) }),
  title: Type.String(),
  text: Type.String(),
  citationText: Type.String(),
  citationUrl: Nullable(Type.String()),
  severitySet: Type.Optional(
    Type.Object(
      {
        by: OneOf(['content', 'policy'], 'The law of a state, or the policy of the seller'),
        default: OneOf(['reject', 'warn', 'inform'], 'What the check would say by itself'),
      },
      { description: 'Only when the severity is not the check’s own' },
    ),
  ),
});

const Unanswered = Type.Object({ code: Type.String(), reason: Type.String() });
export const ChecksView = Type.Object({
  ran: Type.Integer(),
  passed: Type.Array(Type.String()),
  notApplicable: Type.Array(Unanswered),
  notRun: Type.Array(Unanswered),
});

export const CertificateDetail = Type.Object({
  ...CertificateView.properties,
  customerName: Type.String(),
  customerNumber: Type.String(),
  company: Type.String(),
  formTitle: Nullable(Type.String()),
  shownStatus: ShownStatus,
  jurisdictions: Type.Array(Type.String()),
  reason: JudgedReason,
  findings: Type.Array(WordedFinding),
  checks: ChecksView,
  risk: RiskParts,
  documents: Type.Array(DocumentSummary),
  papers: Type.Array(PaperView, { description: 'What was read in the documents, in their order' }),
  contentRelease: Type.String(),
  source: Type.String(),
  createdAt: InstantText,
  recordedAt: InstantText,
  allowedEvents: Type.Array(OneOf(CERTIFICATE_EVENTS)),
});

export const EventBody = closed({
  event: OneOf(CERTIFICATE_EVENTS),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  expires: Type.Optional(
    Type.Unsafe<string | null>({
      ...Nullable(DateText),
      description: 'With an approval: the last day from now on (null: no end date). Left out, the last day stays',
    }),
  ),
});
export const VersionView = Type.Object({
  version: Type.Integer(),
  recordedAt: InstantText,
  actor: Type.Object({ kind: Type.String(), name: Type.String() }),
  event: Type.String(),
  reason: Nullable(Type.String()),
  changes: Type.Array(Type.Object({ path: Type.String(), from: Type.Unknown(), to: Type.Unknown() })),
});
export const CertificateParams = Type.Object({ certificateId: Uuid });

/** Fields a new certificate has when nobody says otherwise (spec §1.5 defaults). */
export type CertificateFields = Omit<Certificate, 'certificateId' | 'customerId' | 'sequence' | 'version' | 'status'>;
