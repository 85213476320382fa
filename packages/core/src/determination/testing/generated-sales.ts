import fc from 'fast-check';
import type { TaxType } from '../../customer/tax-type.ts';
import { buildGazetteer, type PlacesContent } from '../../place/gazetteer.ts';
import type { Decision } from '../decision.ts';
import { determine } from '../determine.ts';
import { type CaseWorld, caseWorld, type Scenario, type World } from './case-world.ts';

/** Sales and certificates made up at random around the world of the scenarios, for what must hold of all of them. */

export const options = { explain: true, contentRelease: 'properties' };

export const day = fc.constantFrom('2025-06-30', '2026-01-01', '2026-03-14', '2026-03-15', '2026-03-16', '2027-01-01');
const amount = fc
  .integer({ min: 0, max: 300_000 })
  .map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`);
const share = fc.constantFrom('0', '0.1', '0.333', '0.6', '1');
const pattern = fc.record({
  element: fc.constantFrom('INVOICE_NUMBER', 'ATTRIBUTE1'),
  pattern: fc.constantFrom('', 'SO', '^SO-1$', '%', '^X%'),
});

/** Grants in and around the places the sales go to. */
const grant = fc.oneof(
  fc.constantFrom('US', 'US-TX', 'US-OH', 'US-TX/Travis', 'US-TX/Travis/Austin'),
  fc.record({ zone: fc.constantFrom('US', 'US-TX', 'US-OH'), exempt: fc.constantFrom(true, false, null) }),
  fc.record({ zone: fc.constant('US-TX'), authorityTypes: fc.constantFrom(['State Sales/Use'], ['City Sales/Use']) }),
  fc.record({ zone: fc.constant('US-TX'), taxTypes: fc.constantFrom<TaxType[][]>(['sales'], ['rental'], []) }),
);

type GeneratedGrant = typeof grant extends fc.Arbitrary<infer T> ? T : never;

/** `usual` four times in five. Were every field free, hardly a certificate would apply and nothing be shown. */
function mostly<T, U>(usual: T, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

const seldom = <T>(other: fc.Arbitrary<T>) => mostly(undefined, other);

export const certificate = fc.record({
  number: fc.constantFrom('K', 'L', 'M'),
  status: mostly('approved', fc.constantFrom('temporary', 'temporary', 'in-review', 'rejected')),
  active: mostly(true, fc.constant(false)),
  reasonCode: fc.constantFrom('RS', 'MF', 'ZZ', null),
  validFrom: mostly('2025-01-01', fc.constantFrom('2026-01-01', '2026-03-15')),
  expires: mostly(null, day),
  fullyExempt: fc.boolean(),
  exemptAmount: fc.option(amount, { nil: null, freq: 2 }),
  basisPercent: fc.option(share, { nil: null, freq: 2 }),
  currency: mostly(null, fc.constantFrom('USD', 'EUR')),
  use: mostly('blanket', fc.constant('limited')),
  usePatterns: fc.array(pattern, { maxLength: 2 }),
  productCodes: mostly([], fc.constantFrom(['P1'], ['P2'])),
  commodityCodes: mostly([], fc.constant(['401'])),
  grants: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<GeneratedGrant[]>(['US-TX', 'US-OH'], ['US']) },
    { weight: 2, arbitrary: fc.array(grant, { maxLength: 3 }) },
  ),
});

const flags = fc.record({ all: fc.boolean(), state: fc.boolean() }, { requiredKeys: [] });

export const line = fc
  .record({
    grossAmount: amount,
    productCode: fc.constantFrom('P1', 'P2', 'PUMP-22'),
    date: seldom(day),
    isExempt: seldom(flags),
    isNoTax: seldom(flags),
    basisPercent: seldom(share),
    exemptAmount: seldom(fc.record({ state: amount })),
    exemptCertificate: seldom(fc.record({ state: fc.constantFrom('K', 'L') })),
    shipTo: seldom(
      fc.constantFrom<Record<string, string>>(
        { country: 'US', state: 'TX', city: 'Austin' },
        { country: 'US', state: 'OH' },
        { country: 'US', state: 'TX', county: 'Travis' },
      ),
    ),
    isCredit: seldom(fc.boolean()),
    taxType: seldom(fc.constantFrom('sales', 'rental', 'telecom')),
    notForResale: seldom(fc.boolean()),
    relatedLine: seldom(fc.constantFrom('1', '2')),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as Record<string, unknown>);

const markedExempt = { customerId: 'G-1001', groupId: 'g-G', number: '1001', name: 'Prairie', fullyExempt: true };

/** A company with its policies, up to five certificates of one customer, a sale of one to four lines and three authorities. */
export const scenario = fc.record({
  name: fc.constant('generated'),
  spec: fc.constant(''),
  company: fc.record({
    certificateSelection: fc.constantFrom('first-approved', 'best'),
    temporaryCertificatesAffectTax: fc.boolean(),
    expiryDayInclusive: fc.boolean(),
    goodsLists: fc.constantFrom('either', 'both'),
    exemptWithoutCertificate: fc.boolean(),
  }),
  certificates: fc
    .array(certificate, { maxLength: 5 })
    .map((list) => list.map((fields, index) => ({ ...fields, certificateId: `c${index}` }))),
  customers: mostly([], fc.constant([markedExempt])),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  authorities: fc.constant([
    { name: 'Austin', zone: 'US-TX/Travis/Austin', zoneLevel: 'CITY' as const, type: 'City Sales/Use', rate: '0.0125' },
    { name: 'Leases', zone: 'US-TX', zoneLevel: 'STATE' as const, type: 'State Rental', rate: '0.1' },
  ]),
  expect: fc.constant({}),
});

/**
 * The world that generated scenarios change, and its decisions.
 * @param readJson reads a file of the content folder
 */
export function generatedWorld(readJson: (path: string) => unknown) {
  const gazetteer = buildGazetteer(readJson('places.json') as PlacesContent);
  const world = readJson('cases/determination/world.json') as World;
  return {
    gazetteer,
    /** `generated` has the fields of a scenario. */
    worldOf: (generated: unknown): CaseWorld => caseWorld(world, generated as Scenario, gazetteer),
    decided: ({ sale, book }: CaseWorld): Decision => determine(sale, book, options),
    decidedQuietly: ({ sale, book }: CaseWorld): Decision => determine(sale, book, { ...options, explain: false }),
  };
}
