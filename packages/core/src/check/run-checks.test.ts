import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Certificate, type Claim, emptyClaim } from '../certificate/certificate.ts';
import { REASONS, type Reason } from '../certificate/reason.ts';
import { CHECKS } from './registry.ts';
import { type CheckReport, runChecks } from './run-checks.ts';
import { bareSubject, type CheckSubject, claimIsKnown } from './subject.ts';
import { aCertificate } from './testing/a-certificate.ts';
import { smallContent } from './testing/small-content.ts';
import { wordFinding } from './word-finding.ts';

const CONTENT = smallContent();
const TODAY = '2026-11-20';

function kept(patch: Partial<Certificate> = {}): Certificate {
  return aCertificate({
    status: 'approved',
    reasonCode: 'RS',
    grants: [
      { zone: 'US-OR', zoneLevel: 'STATE', exempt: null, authorityTypes: [], authorities: [], reasonCode: null },
    ],
    ...patch,
  });
}

function answers(report: CheckReport): string[] {
  const found = new Set(report.findings.map((finding) => finding.code));
  return [
    ...found,
    ...report.passed,
    ...report.notApplicable.map((entry) => entry.code),
    ...report.couldNotCheck.map((entry) => entry.code),
  ];
}

describe('a record without a paper', () => {
  const report = runChecks(bareSubject(kept(), CONTENT, TODAY));

  it('is not rejected for what nobody read', () => {
    expect(report.findings.map((finding) => finding.code)).toEqual(['JUR-02']);
  });

  it('tells for every check about the paper that it could not look', () => {
    const silent = report.couldNotCheck.filter((entry) => entry.reason === 'no-paper').map((entry) => entry.code);
    expect(silent).toEqual(CHECKS.filter((check) => check.about === 'paper').map((check) => check.id));
    expect(report.passed).not.toContain('CMP-01');
  });

  it('is a paper from the first field on', () => {
    const claim: Claim = { ...emptyClaim(), signature: { present: false, kind: null } };
    expect(claimIsKnown(kept())).toBe(false);
    expect(claimIsKnown(kept({ claim }))).toBe(true);
  });
});

describe('the policy of the seller', () => {
  const subject = bareSubject(kept(), CONTENT, TODAY);

  it('switches a check off, and the report says so', () => {
    const report = runChecks(subject, { off: ['JUR-02'] });
    expect(report.findings).toEqual([]);
    expect(report.notApplicable).toContainEqual({ code: 'JUR-02', reason: 'switched-off' });
  });

  it('gives a check another weight', () => {
    expect(runChecks(subject, { severity: { 'JUR-02': 'reject' } }).findings[0]?.severity).toBe('reject');
  });
});

describe('a fact that no source confirms', () => {
  const claim: Claim = {
    ...emptyClaim(),
    reasons: ['resale'],
    jurisdictions: ['US-KY'],
    ids: [{ kind: 'state-sales-tax', issuer: 'US-TX', value: '32048817265' }],
  };
  const subject = bareSubject(kept({ formId: 'US-KY-TERM', claim }), CONTENT, TODAY);
  const found = (policy = {}) => runChecks(subject, policy).findings.find((finding) => finding.code === 'JUR-06');

  it('warns where the check would reject, and says why', () => {
    expect(found()).toMatchObject({ severity: 'warn', values: { unconfirmed: 'true' } });
  });

  it('rejects not even by policy', () => {
    expect(found({ severity: { 'JUR-06': 'reject' } })?.severity).toBe('warn');
  });
});

describe('citations', () => {
  it('name the fact of the content a finding rests on', () => {
    const report = runChecks(bareSubject(kept(), CONTENT, TODAY));
    expect(report.findings[0]?.citation).toEqual({ in: 'US-OR', source: 1 });
  });
});

/** Text as people, scanners and attackers write it. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'N/A',
    '💥🧾',
    '0'.repeat(5000),
    '\u0000',
    'a‮b',
    '2026-02-30',
    '9999-12-31',
    '$&',
    '{value}',
    '-1',
    '1e9',
    'toString',
    '__proto__',
    'constructor',
  ),
);
const maybe = fc.option(text, { nil: null });
const address = fc.record({
  line1: maybe,
  line2: maybe,
  city: maybe,
  region: maybe,
  postalCode: maybe,
  country: maybe,
});
const claims: fc.Arbitrary<Claim> = fc.record({
  purchaser: fc.record({ name: maybe, dbaName: maybe, address, phone: maybe, email: maybe, entityType: maybe }),
  seller: fc.record({ name: maybe, address }),
  ids: fc.array(
    fc.record({
      kind: fc.oneof(text, fc.constantFrom('state-sales-tax', 'fein', 'drivers-license', 'direct-pay')),
      issuer: fc.oneof(maybe, fc.constantFrom('US-TX', 'US-CA', 'US-NY')),
      value: text,
    }),
    { maxLength: 4 },
  ),
  reasons: fc.array(fc.constantFrom<Reason>(...REASONS), { maxLength: 3 }),
  reasonDetail: maybe,
  description: fc.record({ items: maybe, business: maybe }),
  scope: fc.constantFrom('blanket', 'single', null),
  scopeReference: maybe,
  jurisdictions: fc.array(fc.oneof(text, fc.constantFrom('US-TX', 'US-FL', 'US-OR', 'US-KY')), { maxLength: 4 }),
  idExplanation: maybe,
  signature: fc.record({
    present: fc.constantFrom(true, false, null),
    kind: fc.constantFrom('wet', 'typed', 'drawn', 'digital', null),
  }),
  signer: fc.record({ name: maybe, title: maybe }),
  signedDate: maybe,
  effectiveDate: maybe,
  expiryDate: maybe,
  receivedDate: maybe,
  edition: maybe,
  exemptPercent: maybe,
  notarized: fc.constantFrom(true, false, null),
});
/** Only what is arbitrary, so that a counterexample can be read. */
const patches: fc.Arbitrary<Partial<Certificate> & { claim: Claim }> = fc.record({
  claim: claims,
  formId: fc.constantFrom(null, 'nonsense', ...CONTENT.forms.keys()),
  number: text,
  exemptAmount: maybe,
  currency: maybe,
  basisPercent: maybe,
  expires: maybe,
});

function subjectOf(patch: Partial<Certificate> & { claim: Claim }): CheckSubject {
  return {
    ...bareSubject(kept(patch), CONTENT, TODAY),
    others: [kept({ certificateId: 'c0', sequence: 0, claim: patch.claim, expires: '2024-12-31' })],
    idIndex: { revoked: patch.claim.ids, uses: [] },
  };
}

describe('any claim at all', () => {
  it('gets one answer from every check, the same one each time, in the order of the catalogue', () => {
    const rank = new Map(CHECKS.map((check, index) => [check.id, index]));
    fc.assert(
      fc.property(patches, (patch) => {
        const subject = subjectOf(patch);
        const report = runChecks(subject);
        expect(answers(report).toSorted()).toEqual([...rank.keys()].toSorted());
        expect(runChecks(subject)).toEqual(report);
        const order = report.findings.map((finding) => rank.get(finding.code) ?? -1);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('can be told to a buyer', () => {
    fc.assert(
      fc.property(patches, fc.constantFrom('en', 'es', 'fr'), (patch, locale) => {
        for (const finding of runChecks(subjectOf(patch)).findings) {
          expect(wordFinding(finding, locale, 'buyer').text).not.toBe('');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('repeats no personal number in full', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000_000, max: 799_999_999 }),
        fc.constantFrom('fein', 'state-sales-tax'),
        (digits, kind) => {
          const typed = String(digits).replace(/^(\d{3})(\d{2})(\d{4})$/, '$1-$2-$3');
          const claim: Claim = { ...emptyClaim(), ids: [{ kind, issuer: 'US-TX', value: typed }] };
          fc.pre(!/-00-|-0000$/.test(typed));
          const values = runChecks(bareSubject(kept({ claim }), CONTENT, TODAY)).findings.map(
            (finding) => finding.values,
          );
          expect(JSON.stringify(values)).not.toContain(typed);
        },
      ),
      { numRuns: 100 },
    );
  });
});
