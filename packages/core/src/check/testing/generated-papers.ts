import fc from 'fast-check';
import type { Address, Certificate, Claim, ClaimedId } from '../../certificate/certificate.ts';
import { REASONS } from '../../certificate/reason.ts';
import type { Content } from '../../content/content.ts';
import { blankCustomer } from '../../customer/customer.ts';
import { bareSubject, type CheckSubject } from '../subject.ts';

/** Papers made up at random over the forms, places and numbers of a content: mostly in order, each field now and then not. */

/** How many times in a hundred a field is not as usual. */
export type Faultiness = number;

type Mostly = <T>(usual: T, others: fc.Arbitrary<T>) => fc.Arbitrary<T>;

function mostlyUsual(faultiness: Faultiness): Mostly {
  return (usual, others) =>
    fc.oneof({ weight: 100 - faultiness, arbitrary: fc.constant(usual) }, { weight: faultiness, arbitrary: others });
}

const nothing = fc.constantFrom<(string | null)[]>(null, '', '   ');
/** Whatever a stranger may type: any characters, markup, names that every object inherits. */
const anything = fc.oneof(
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc.constantFrom('N/A', '000000000', 'toString', '__proto__', '<b>x</b>', 'P.O. Box 12', 'x'.repeat(300)),
);
const strange = fc.oneof(nothing, anything);

const day = fc.constantFrom('1999-12-31', '2019-05-01', '2024-02-29', '2026-11-20', '2026-12-31', '2027-01-01');
/** Dates of a paper are as typed: some are none. */
const oddDay = fc.oneof(day, fc.constantFrom(null, '2026-02-30', '3/3/25', 'soon'));
const share = fc.constantFrom('0', '12.5', '50', '100', '250', '-1');

function address(region: string, mostly: Mostly): fc.Arbitrary<Address> {
  const text = (usual: string) => mostly<string | null>(usual, strange);
  return fc.record({
    line1: text('2201 Canal Street'),
    line2: fc.constantFrom(null, null, 'Suite 4'),
    city: text('Austin'),
    region: mostly<string | null>(region, fc.constantFrom(null, 'ZZ', 'California')),
    postalCode: text('78701'),
    country: mostly<string | null>('US', fc.constantFrom(null, 'MX', 'CA')),
  });
}

const KINDS = [
  'state-sales-tax',
  'fein',
  'drivers-license',
  'direct-pay',
  'state-exemption',
  'ag-registration',
  'diplomat',
];

function idOf(content: Content, state: string, mostly: Mostly): fc.Arbitrary<ClaimedId> {
  const formats = content.jurisdictions.get(state)?.idFormats ?? [];
  const examples = formats.flatMap(({ kind, examples: written }) =>
    written.map((value): ClaimedId => ({ kind, issuer: kind === 'fein' ? null : state, value })),
  );
  const made = fc.record({
    kind: fc.constantFrom(...KINDS),
    issuer: fc.constantFrom(null, state, 'US-TX', 'US-ZZ'),
    value: fc.oneof(fc.constantFrom('12-3456789', '123456789', '12345678901', 'APPLIED FOR', '32048817265 '), anything),
  });
  if (examples.length === 0) return made;
  return mostly(true, fc.constant(false)).chain((issued) => (issued ? fc.constantFrom(...examples) : made));
}

function claimOf(content: Content, state: string, reasons: Claim['reasons'], mostly: Mostly): fc.Arbitrary<Claim> {
  const text = (usual: string) => mostly<string | null>(usual, strange);
  return fc.record({
    purchaser: fc.record({
      name: text('Hollis Marine LLC'),
      dbaName: fc.constantFrom(null, null, 'Hollis Boats'),
      address: address(state.slice(3), mostly),
      phone: text('(512) 555-0142'),
      email: text('purchasing@hollis-marine.example'),
      entityType: fc.constantFrom(null, 'llc', 'corporation', 'individual', 'government', 'nonprofit'),
    }),
    seller: fc.record({ name: text('Acme Supply Inc'), address: address('TX', mostly) }),
    ids: fc.array(idOf(content, state, mostly), { maxLength: 3 }),
    reasons: fc.constant(reasons),
    reasonDetail: mostly<string | null>(null, fc.constantFrom('General Services Administration', 'own use')),
    description: fc.record({ items: text('boat engines and parts'), business: text('marine supply retailer') }),
    scope: mostly<Claim['scope']>('blanket', fc.constantFrom(null, 'single')),
    scopeReference: mostly<string | null>(null, fc.constantFrom('PO-77')),
    jurisdictions: mostly([state], fc.constantFrom([], [state, 'US-OK'], ['US-ZZ'], ['US-OR'])),
    idExplanation: mostly<string | null>(null, fc.constantFrom('applied for', 'not required')),
    signature: fc.record({
      present: mostly<boolean | null>(true, fc.constantFrom(false, null)),
      kind: mostly<Claim['signature']['kind']>('wet', fc.constantFrom(null, 'typed', 'drawn', 'digital')),
    }),
    signer: fc.record({ name: text('Sample Signer'), title: text('Purchasing Manager') }),
    signedDate: mostly<string | null>('2025-03-03', oddDay),
    effectiveDate: mostly<string | null>('2025-03-03', oddDay),
    expiryDate: mostly<string | null>(null, oddDay),
    receivedDate: mostly<string | null>('2025-03-05', oddDay),
    edition: mostly<string | null>(null, fc.constantFrom('Rev. 4-13/8', '7/2024', 'no date')),
    exemptPercent: mostly<string | null>(null, share),
    notarized: mostly<boolean | null>(null, fc.boolean()),
  });
}

const BLANK: Omit<Certificate['grants'][number], 'zone'> = {
  zoneLevel: 'STATE',
  exempt: null,
  authorityTypes: [],
  authorities: [],
  reasonCode: null,
};

/** Certificates over every form of a content, with papers that may be wrong in any field. */
export function papers(content: Content, faultiness: Faultiness): fc.Arbitrary<Certificate> {
  const mostly = mostlyUsual(faultiness);
  const states = [...content.jurisdictions.keys()];
  const forms = [...content.forms.values()];
  return fc
    .record({
      known: fc.constantFrom(...forms),
      state: fc.constantFrom(...states),
      ownState: mostly(true, fc.constant(false)),
      ownReason: mostly(true, fc.constant(false)),
      otherReason: fc.constantFrom(...REASONS),
    })
    .chain(({ known, state, ownState, ownReason, otherReason }) => {
      const place = ownState && states.includes(known.owner) ? known.owner : state;
      const [first = otherReason] = known.form.reasons;
      return fc.record({
        certificateId: fc.constant('certificate-1'),
        customerId: fc.constant('customer-1'),
        sequence: fc.constant(1),
        version: fc.constant(1),
        number: fc.constantFrom('K-1', 'K-2'),
        status: mostly<Certificate['status']>('approved', fc.constantFrom('draft', 'temporary', 'rejected', 'revoked')),
        active: mostly(true, fc.constant(false)),
        formId: mostly<string | null>(known.form.id, fc.constantFrom(null, 'NO-SUCH-FORM')),
        reasonCode: fc.constantFrom('RS', null),
        validFrom: mostly('2025-03-03', day),
        expires: mostly<string | null>(null, day),
        taxDataType: fc.constant<'US'>('US'),
        fullyExempt: mostly(true, fc.constant(false)),
        exemptAmount: mostly<string | null>(null, fc.constantFrom('0', '1000.00', '-5')),
        currency: mostly<string | null>(null, fc.constantFrom('USD', 'EUR')),
        basisPercent: mostly<string | null>(null, fc.constantFrom('0', '0.6', '1', '3')),
        use: mostly<Certificate['use']>('blanket', fc.constantFrom('single-purchase', 'limited')),
        usePatterns: fc.constant([]),
        productCodes: fc.constant([]),
        commodityCodes: fc.constant([]),
        grants: mostly<Certificate['grants']>([{ ...BLANK, zone: place }], fc.constant([])),
        imagePath: fc.constantFrom(null, 'papers/1.pdf'),
        claim: claimOf(content, place, [ownReason ? first : otherReason], mostly),
      });
    });
}

/** What a seller knows beside the paper, or does not. */
export function subjects(content: Content, faultiness: Faultiness): fc.Arbitrary<CheckSubject> {
  const customer = {
    ...blankCustomer('Hollis Marine, L.L.C.', 'C-100'),
    customerId: 'customer-1',
    groupId: 'group-1',
    version: 1,
  };
  return fc
    .record({
      certificate: papers(content, faultiness),
      other: papers(content, faultiness),
      known: fc.boolean(),
      hasDocument: fc.boolean(),
    })
    .map(({ certificate, other, known, hasDocument }) => {
      const bare = bareSubject(certificate, content, '2026-11-20');
      if (!known) return bare;
      const others = [{ ...other, certificateId: 'certificate-2', sequence: 2 }];
      return { ...bare, customer, others, hasDocument, recordReason: certificate.claim.reasons[0] ?? null };
    });
}
