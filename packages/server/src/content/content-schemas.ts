import { REASONS } from '@bonafide/core/certificate/reason.ts';
import type { Form, Jurisdiction, MultistateForm, Source } from '@bonafide/core/content/content.ts';
import { REASON_TARGETS } from '@bonafide/core/content/reason-tables.ts';
import { type Static, type TSchema, Type } from 'typebox';
import type { App } from '../platform/http.ts';
import { DateText, DecimalText, InstantText, Nullable, named, OneOf } from '../platform/schemas.ts';

const Confidence = OneOf(
  ['direct', 'second-hand', 'unconfirmed'],
  'Read in a source of the state, MTC or SSTGB; in a source of somebody else; in none',
);
const ReasonCode = OneOf(REASONS);
const SourceNumbers = Type.Array(Type.Integer(), { description: 'Numbers into sources' });
const Text = Type.String();
const MaybeText = Nullable(Text);
const MaybeFlag = Nullable(Type.Boolean());

/** A fact over time: values with their days, in order, never overlapping. */
function Fact<T extends TSchema>(value: T, description?: string) {
  return Type.Array(
    Type.Object({
      value,
      from: Nullable(DateText),
      to: Nullable(DateText),
      sources: SourceNumbers,
      confidence: Confidence,
      note: MaybeText,
    }),
    description === undefined ? {} : { description },
  );
}

const SourceSchema = Type.Object(
  {
    number: Type.Integer(),
    title: Text,
    url: MaybeText,
    publisher: OneOf(['state', 'MTC', 'SSTGB', 'vendor', 'other', 'overlay']),
    read: Type.String({ format: 'date', description: 'Day it was read' }),
    access: Nullable(OneOf(['page', 'copy', 'summary', 'secondary'], 'How it was read')),
  },
  { $id: 'Source', description: 'Where a value was read' },
);

const ValiditySchema = Type.Object(
  {
    kind: OneOf([
      'perpetual',
      'years',
      'fixed-date',
      'printed',
      'single-purchase',
      'calendar-year',
      'renew-cycle',
      'unknown',
    ]),
    years: Nullable(Type.Integer()),
    fixedDate: Nullable(Type.String({ description: 'MM-DD, the last day of each year' })),
    cycleEnd: Nullable(DateText),
    recommendRenewEveryYears: Nullable(Type.Integer()),
  },
  { $id: 'Validity', description: 'How long a certificate on a form holds' },
);
const Validity = named<Form['validity'][number]['value']>('Validity');

const FormSchema = Type.Object(
  {
    id: Text,
    number: MaybeText,
    title: Text,
    url: MaybeText,
    completedBy: OneOf(['purchaser', 'state'], 'Who makes the certificate from the form'),
    reasons: Type.Array(ReasonCode),
    scope: Type.Array(OneOf(['blanket', 'single'])),
    requiredFields: Fact(Type.Array(Text), 'Names of boxes the form asks for'),
    idKinds: Type.Array(Text),
    signatureRequired: Fact(MaybeFlag),
    electronicSignatureAccepted: Fact(MaybeFlag),
    notarized: Fact(MaybeFlag),
    validity: Fact(Validity),
    edition: MaybeText,
    supersedes: Nullable(Type.String({ description: 'Id of the form this one replaces' })),
    supersedesNote: MaybeText,
    effectiveFrom: Nullable(DateText),
    effectiveTo: Nullable(DateText),
    note: MaybeText,
    sources: SourceNumbers,
    confidence: Confidence,
    unconfirmedReasons: Type.Array(ReasonCode, { description: 'Those of its reasons that no source read confirms' }),
  },
  { $id: 'Form', description: 'A blank that a jurisdiction or a multi-state body publishes' },
);

const idFormat = {
  kind: Text,
  name: Text,
  pattern: Nullable(Type.String({ description: 'After spaces, hyphens and slashes are stripped' })),
  display: MaybeText,
  examples: Type.Array(Text),
  checkDigit: Nullable(Type.String({ description: 'Published rule in words' })),
  confidence: Confidence,
  sources: SourceNumbers,
  note: MaybeText,
};

const Acceptance = Type.Object({
  accepted: MaybeFlag,
  reasons: Type.Array(ReasonCode, { description: 'Empty: every reason the jurisdiction knows' }),
});

const forms = Type.Array(named<Form>('Form'));
const sources = Type.Array(named<Source>('Source'));
const unconfirmed = Type.Array(Text, { description: 'Statements that no source read confirms' });

export const JurisdictionView = Type.Unsafe<Jurisdiction>(
  Type.Object(
    {
      code: Type.String({ description: 'ISO 3166-2' }),
      name: Text,
      salesTax: Fact(Type.Object({ imposed: Type.Boolean(), taxName: MaybeText, agency: MaybeText })),
      rate: Fact(DecimalText, 'Statewide rate as a decimal fraction'),
      rateShares: Fact(Type.Object({ state: DecimalText, mandatoryLocal: Nullable(DecimalText) })),
      localSalesTax: Fact(Type.Boolean()),
      localAuthoritiesWithOwnForms: Fact(Type.Array(Text)),
      streamlined: Fact(OneOf(['full', 'associate', 'none'])),
      accepts: Type.Object({
        mtcUniform: Fact(Acceptance),
        sstF0003: Fact(Acceptance),
        borderStates: Fact(Acceptance),
        outOfStateResaleNumber: Fact(Acceptance),
      }),
      forms,
      idFormats: Type.Array(Type.Object(idFormat)),
      sellerRules: Type.Object({
        goodFaith: Fact(MaybeText),
        obtainWithinDays: Fact(Nullable(Type.Integer())),
        cureDaysOnAudit: Fact(Nullable(Type.Integer())),
        verificationRequired: Fact(MaybeFlag),
        retentionYears: Fact(Nullable(Type.Number())),
        note: MaybeText,
      }),
      verification: Fact(Type.Object({ url: MaybeText, what: MaybeText, api: MaybeText })),
      specialRules: Type.Array(
        Type.Object({
          rule: Text,
          appliesTo: Type.Array(ReasonCode),
          sources: SourceNumbers,
          confidence: Confidence,
        }),
      ),
      checkSeverities: Type.Record(Text, Fact(OneOf(['reject', 'warn', 'inform'])), {
        description: 'Checks that weigh more or less here than by default, by check id',
      }),
      conflicts: Type.Array(
        Type.Object({
          about: Text,
          says: Type.Array(Type.Object({ text: Text, sources: SourceNumbers })),
          choice: Text,
        }),
        { description: 'Sources that contradict each other, and which of them is followed' },
      ),
      sources,
      unconfirmed,
    },
    { description: 'Facts over time, forms, number formats, seller rules, sources and what is unconfirmed' },
  ),
);

const AcceptedBy = Type.Object({
  code: Text,
  name: Text,
  accepted: MaybeFlag,
  reasons: Type.Array(ReasonCode, { description: 'Empty: every reason the jurisdiction knows' }),
  note: MaybeText,
  confidence: Confidence,
});
const acceptedBy = Type.Array(AcceptedBy);

export const MultistateView = Type.Unsafe<MultistateForm & { acceptedBy: Static<typeof acceptedBy> }>(
  Type.Object(
    {
      code: Text,
      name: Text,
      forms,
      idFormats: Type.Array(
        Type.Object({ issuer: Type.String({ description: 'ISO 3166 code of the issuer' }), ...idFormat }),
      ),
      sources,
      unconfirmed,
      details: Type.Record(Text, Type.Unknown(), { description: 'What else the file tells, as collected' }),
      acceptedBy,
    },
    { description: 'Forms, number formats and details as collected, with the acceptance of every jurisdiction' },
  ),
);

export const FormView = Type.Object({
  form: named<Form>('Form'),
  owner: Type.String({ description: 'Jurisdiction, or code of a multistate form' }),
  ownerName: Text,
  acceptedBy: Nullable(acceptedBy),
  replacedBy: Type.Array(Type.Object({ formId: Text, number: MaybeText, title: Text })),
  sources: Type.Readonly(sources),
});

export const FormRow = Type.Object({
  formId: Text,
  number: MaybeText,
  title: Text,
  owner: Type.String({ description: 'Jurisdiction, or code of a multistate form' }),
  ownerName: Text,
  multistate: Type.Boolean(),
  completedBy: OneOf(['purchaser', 'state']),
  reasons: Type.Array(ReasonCode),
  scope: Type.Array(OneOf(['blanket', 'single'])),
  edition: MaybeText,
  validity: Nullable(Validity),
  effectiveTo: Nullable(DateText),
  confidence: Confidence,
  unconfirmed: Type.Integer({ description: 'Values about it that no source read confirms' }),
});

const RegisterRow = Type.Object({
  code: Type.String({ description: 'ISO 3166-2' }),
  name: Text,
  forms: Type.Integer(),
  idFormats: Type.Integer(),
  facts: Type.Integer({ description: 'Statements that carry a confidence; the next three add up to it' }),
  direct: Type.Integer({ description: 'Read in a source of the state, MTC or SSTGB' }),
  secondHand: Type.Integer({ description: 'Read in a source of somebody else' }),
  unconfirmed: Type.Integer({ description: 'Confirmed by no source read' }),
  checkedOn: Nullable(DateText),
  rate: Nullable(DecimalText),
  imposed: Nullable(Type.Boolean()),
});

export const Register = Type.Object({
  release: Type.String(),
  hash: Type.String({ description: 'SHA-256 of the canonical JSON of all content files' }),
  loadedAt: InstantText,
  register: Type.Array(RegisterRow),
  multistate: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      forms: Type.Integer(),
      idFormats: Type.Integer(),
      accepts: Type.Integer({ description: 'Jurisdictions that accept it' }),
    }),
  ),
  checks: Type.Integer({ description: 'Checks that run' }),
});

export const ReasonRow = Type.Object({
  code: ReasonCode,
  name: Type.String(),
  sst: Nullable(Type.String()),
  avatax: Nullable(Type.String()),
  quickbooks: Nullable(Type.String()),
  taxjar: Nullable(Type.String()),
  determination: Nullable(Type.String({ description: 'Our own two characters; customer groups may define others' })),
});

export const ReasonSchemes = Type.Object({
  schemes: Type.Array(
    Type.Object({
      scheme: OneOf(REASON_TARGETS),
      name: Type.String({ description: 'The scheme in words' }),
      sources: Type.Array(Type.Integer(), { description: 'Numbers into sources; empty for our own codes' }),
      mappings: Type.Array(
        Type.Object({
          reason: ReasonCode,
          code: Type.String({ description: 'What is written for this reason' }),
          alsoReads: Type.Array(Type.String(), { description: 'Further codes that read back as this reason' }),
          confidence: OneOf(['direct', 'second-hand', 'unconfirmed']),
          note: Nullable(Type.String()),
        }),
      ),
    }),
  ),
  sources,
});

/** Adds the shapes that other shapes name. */
export function addContentSchemas(app: App): void {
  for (const schema of [SourceSchema, ValiditySchema, FormSchema]) app.addSchema(schema);
}
