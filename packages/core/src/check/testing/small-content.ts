import { REASONS, type Reason } from '../../certificate/reason.ts';
import type { CheckReference } from '../../content/check-reference.ts';
import type {
  Acceptance,
  Confidence,
  Content,
  Fact,
  Form,
  IdFormat,
  Jurisdiction,
  MultistateForm,
  Validity,
} from '../../content/content.ts';
import type { ReasonTables } from '../../content/reason-tables.ts';

/**
 * A small world for the cases of the checks: a handful of places whose facts are chosen so that every kind of rule occurs. The
 * names are real, the facts are not meant to be the law; they stay as they are when the law changes.
 */
export function smallContent(reference?: CheckReference): Content {
  const jurisdictions = new Map(PLACES.map((place) => [place.code, place]));
  const multistate = new Map(FAMILIES.map((family) => [family.code, family]));
  const forms = new Map<string, { form: Form; owner: string }>();
  for (const place of [...PLACES, ...FAMILIES]) {
    for (const form of place.forms) forms.set(form.id, { form, owner: place.code });
  }
  const content = { release: 'small', hash: '0'.repeat(64), jurisdictions, multistate, forms, reasons: NO_TABLES };
  return reference ? { ...content, reference } : content;
}

function fact<T>(value: T, confidence: Confidence = 'direct'): Fact<T> {
  const sources = confidence === 'unconfirmed' ? [] : [1];
  return [{ value, from: null, to: null, sources, confidence, note: null }];
}

interface FormFacts
  extends Partial<Omit<Form, 'requiredFields' | 'validity' | 'notarized' | 'electronicSignatureAccepted'>> {
  id: string;
  title: string;
  reasons: Reason[];
  asks: string;
  validity?: Partial<Validity>;
  notarized?: boolean;
  electronic?: boolean;
}

function form({ asks, validity, notarized, electronic, ...rest }: FormFacts): Form {
  return {
    number: null,
    url: null,
    completedBy: 'purchaser',
    scope: ['blanket'],
    requiredFields: fact(asks.split(' ')),
    idKinds: [],
    signatureRequired: fact<boolean | null>(true),
    electronicSignatureAccepted: electronic === undefined ? [] : fact<boolean | null>(electronic),
    notarized: fact<boolean | null>(notarized ?? false),
    validity: fact({
      kind: 'perpetual',
      years: null,
      fixedDate: null,
      recommendRenewEveryYears: null,
      cycleEnd: null,
      ...validity,
    }),
    edition: null,
    supersedes: null,
    supersedesNote: null,
    effectiveFrom: null,
    effectiveTo: null,
    note: null,
    sources: [1],
    confidence: 'direct',
    unconfirmedReasons: [],
    ...rest,
  };
}

function number(kind: string, name: string, pattern: string | null, display: string | null = null): IdFormat {
  return {
    kind,
    name,
    pattern,
    display,
    examples: [],
    checkDigit: null,
    confidence: 'direct',
    sources: [1],
    note: null,
  };
}

interface PlaceFacts {
  imposed?: boolean;
  mtc?: Fact<Acceptance>;
  sst?: Fact<Acceptance>;
  foreign?: Fact<Acceptance>;
  retentionYears?: number;
  streamlined?: 'full' | 'associate';
  takenWithin?: number;
  cureDays?: number;
  local?: string[];
  localSalesTax?: boolean;
  forms?: Form[];
  ids?: IdFormat[];
}

const yes = (...reasons: Reason[]): Fact<Acceptance> => fact({ accepted: true, reasons });
const no = (confidence: Confidence = 'direct'): Fact<Acceptance> => fact({ accepted: false, reasons: [] }, confidence);

function place(code: string, name: string, facts: PlaceFacts): Jurisdiction {
  return {
    code,
    name,
    salesTax: fact({ imposed: facts.imposed ?? true, taxName: null, agency: null }),
    rate: fact('0.06'),
    rateShares: [],
    localSalesTax: facts.localSalesTax === undefined ? [] : fact(facts.localSalesTax),
    localAuthoritiesWithOwnForms: facts.local ? fact(facts.local) : [],
    streamlined: fact(facts.streamlined ?? 'none'),
    accepts: {
      mtcUniform: facts.mtc ?? [],
      sstF0003: facts.sst ?? [],
      borderStates: [],
      outOfStateResaleNumber: facts.foreign ?? [],
    },
    forms: facts.forms ?? [],
    idFormats: facts.ids ?? [],
    sellerRules: {
      goodFaith: [],
      obtainWithinDays: facts.takenWithin === undefined ? [] : fact<number | null>(facts.takenWithin),
      cureDaysOnAudit: facts.cureDays === undefined ? [] : fact<number | null>(facts.cureDays),
      verificationRequired: [],
      retentionYears: facts.retentionYears === undefined ? [] : fact<number | null>(facts.retentionYears),
      note: null,
    },
    verification: [],
    specialRules: [],
    checkSeverities: {},
    conflicts: [],
    sources: [{ number: 1, title: 'Small world', url: null, publisher: 'other', read: '2026-11-01', access: null }],
    unconfirmed: [],
  };
}

function family(code: string, name: string, forms: Form[]): MultistateForm {
  return { code, name, forms, idFormats: [], sources: [], unconfirmed: [], details: {} };
}

const WHOLE_PAPER =
  'purchaser.name purchaser.phone purchaser.address id.state-sales-tax seller.name seller.address description.items ' +
  'description.business signature signer.name signer.title signedDate';

const PLACES: Jurisdiction[] = [
  place('US-TX', 'Texas', {
    takenWithin: 60,
    cureDays: 90,
    mtc: yes('resale'),
    sst: no(),
    foreign: yes(),
    retentionYears: 4,
    local: [],
    ids: [
      number('state-sales-tax', 'Texas taxpayer number', '^\\d{11}$', 'NNNNNNNNNNN'),
      number('ag-registration', 'Texas ag number', null),
      number('direct-pay', 'Texas direct payment permit', null),
      number('foreign-tax-id', 'Mexican RFC', '^[A-Z&]{3,4}\\d{6}[A-Z0-9]{3}$', 'AAAANNNNNNXXX'),
      number('drivers-license', 'Texas driver licence', '^\\d{8}$'),
      number('foreign-diplomat', 'Diplomat card', '^\\d{10}$'),
    ],
    forms: [
      form({
        id: 'US-TX-01-339-F',
        title: 'Texas Resale Certificate',
        reasons: ['resale', 'lease-rental', 'component-parts'],
        asks: WHOLE_PAPER,
        idKinds: ['state-sales-tax', 'foreign-tax-id'],
        edition: 'Rev. 4-13/8',
      }),
      form({
        id: 'US-TX-01-339-B',
        title: 'Texas Exemption Certification',
        reasons: ['charitable', 'religious', 'federal-government', 'manufacturing', 'direct-pay', 'other'],
        asks: 'purchaser.name purchaser.address seller.name description.items exemption.reason signature signedDate',
        edition: 'Rev. 4-13/8',
      }),
      form({
        id: 'US-TX-01-924',
        title: 'Texas Agricultural Certification',
        reasons: ['agricultural', 'timber'],
        asks: 'purchaser.name purchaser.address id.ag-registration seller.name signature signedDate',
        effectiveFrom: '2012-01-01',
      }),
    ],
  }),
  place('US-OK', 'Oklahoma', {
    streamlined: 'full',
    takenWithin: 90,
    mtc: yes('resale'),
    sst: yes(),
    foreign: no(),
    retentionYears: 3,
    ids: [number('state-sales-tax', 'Oklahoma permit number', '^STS\\d{10}$', 'STSNNNNNNNNNN')],
    forms: [
      form({
        id: 'US-OK-RESALE',
        title: 'Oklahoma Resale Certificate',
        reasons: ['resale', 'agricultural'],
        asks: 'purchaser.name purchaser.address id.state-sales-tax signature signedDate',
        idKinds: ['state-sales-tax'],
      }),
    ],
  }),
  place('US-CA', 'California', {
    mtc: yes('resale'),
    sst: no(),
    foreign: no(),
    retentionYears: 4,
    ids: [number('state-sales-tax', 'California permit number', '^\\d{9}$', 'NNN-NNNNNN')],
    forms: [
      form({
        id: 'US-CA-230',
        title: 'California Resale Certificate',
        reasons: ['resale'],
        asks: 'purchaser.name purchaser.address id.state-sales-tax description.items signature signedDate',
        idKinds: ['state-sales-tax'],
      }),
    ],
  }),
  place('US-NY', 'New York', {
    mtc: no(),
    sst: no(),
    foreign: yes(),
    retentionYears: 3,
    ids: [number('state-sales-tax', 'New York identification number', null)],
    forms: [
      form({
        id: 'US-NY-ST-120',
        title: 'New York Resale Certificate',
        reasons: ['resale'],
        asks: 'purchaser.name purchaser.address id.state-sales-tax seller.name description.business scope signature signedDate',
        scope: ['blanket', 'single'],
        idKinds: ['state-sales-tax'],
        electronic: true,
        edition: '(7/19)',
      }),
      form({
        id: 'US-NY-INK',
        title: 'New York Ink Certificate',
        reasons: ['utilities'],
        asks: 'purchaser.name signature signedDate',
        electronic: false,
        notarized: true,
      }),
    ],
  }),
  place('US-FL', 'Florida', {
    mtc: yes('resale'),
    sst: no(),
    foreign: no('unconfirmed'),
    ids: [number('state-sales-tax', 'Florida certificate number', '^\\d{13}$', 'NN-NNNNNNNNNN-N')],
    forms: [
      form({
        id: 'US-FL-DR-13',
        title: 'Florida Annual Resale Certificate',
        reasons: ['resale'],
        completedBy: 'state',
        asks: 'purchaser.name',
        validity: { kind: 'fixed-date', fixedDate: '12-31' },
      }),
      form({
        id: 'US-FL-YEARLY',
        title: 'Florida Yearly Certificate',
        reasons: ['resale'],
        completedBy: 'state',
        asks: 'purchaser.name',
        validity: { kind: 'calendar-year' },
      }),
      form({
        id: 'US-FL-DR-14',
        title: 'Florida Consumer Certificate of Exemption',
        reasons: ['charitable', 'religious'],
        completedBy: 'state',
        asks: 'purchaser.name',
        validity: { kind: 'years', years: 5 },
      }),
    ],
  }),
  place('US-KY', 'Kentucky', {
    mtc: yes('resale'),
    sst: yes(),
    foreign: no('unconfirmed'),
    retentionYears: 4,
    ids: [number('state-sales-tax', 'Kentucky account number', '^\\d{6}$', 'NNNNNN')],
    forms: [
      form({
        id: 'US-KY-TERM',
        title: 'Kentucky Term Certificate',
        reasons: ['resale'],
        asks: 'purchaser.name purchaser.address signature signedDate',
        validity: { kind: 'years', years: 3 },
      }),
      form({
        id: 'US-KY-ADVISED',
        title: 'Kentucky Advised Certificate',
        reasons: ['resale'],
        asks: 'purchaser.name signature signedDate',
        validity: { kind: 'perpetual', recommendRenewEveryYears: 2 },
        confidence: 'unconfirmed',
      }),
    ],
  }),
  place('US-CO', 'Colorado', {
    mtc: yes('resale'),
    foreign: yes(),
    retentionYears: 4,
    local: ['Denver', 'City of Boulder'],
    forms: [
      form({
        id: 'US-CO-RESALE',
        title: 'Colorado Resale Certificate',
        reasons: ['resale'],
        asks: 'purchaser.name signature signedDate',
      }),
    ],
  }),
  place('US-IN', 'Indiana', {
    sst: yes(),
    retentionYears: 3,
    forms: [
      form({
        id: 'US-IN-ST-109',
        title: 'Indiana Utility Certificate',
        reasons: ['utilities'],
        asks: 'purchaser.name signature signedDate',
      }),
      form({
        id: 'US-IN-ST-105',
        title: 'Indiana General Certificate',
        reasons: ['resale', 'manufacturing', 'other'],
        asks: 'purchaser.name signature signedDate',
      }),
    ],
  }),
  place('US-AK', 'Alaska', { imposed: false, localSalesTax: true, mtc: yes('resale'), foreign: yes() }),
  place('US-OR', 'Oregon', { imposed: false, mtc: no(), sst: no() }),
];

const FAMILIES: MultistateForm[] = [
  family('MTC', 'Uniform Sales & Use Tax Resale Certificate', [
    form({
      id: 'MTC-UNIFORM',
      title: 'Uniform Resale Certificate',
      reasons: ['resale', 'component-parts', 'lease-rental'],
      asks: 'purchaser.name purchaser.address seller.name description.items id.per-state signature signedDate',
      idKinds: ['state-sales-tax'],
    }),
  ]),
  family('SST-F0003', 'Streamlined Certificate of Exemption', [
    form({
      id: 'SST-F0003',
      title: 'Streamlined Certificate of Exemption',
      reasons: [
        'resale',
        'agricultural',
        'charitable',
        'federal-government',
        'foreign-diplomat',
        'manufacturing',
        'other',
      ],
      asks: 'purchaser.name purchaser.address seller.name reason id.per-state signature signer.name signedDate',
      scope: ['blanket', 'single'],
      idKinds: ['state-sales-tax', 'fein', 'drivers-license', 'foreign-tax-id'],
      electronic: true,
      edition: 'Revised 12/21/2021',
    }),
  ]),
];

const NO_TABLE = { name: '', sources: [], mappings: [] };
const NO_TABLES: ReasonTables = {
  names: Object.fromEntries(REASONS.map((reason) => [reason, reason])) as Record<Reason, string>,
  targets: { sst: NO_TABLE, avatax: NO_TABLE, quickbooks: NO_TABLE, taxjar: NO_TABLE, determination: NO_TABLE },
  sources: [],
};
