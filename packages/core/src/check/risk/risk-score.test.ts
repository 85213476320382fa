import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Certificate, emptyClaim } from '../../certificate/certificate.ts';
import type { SharedBy, Signals } from '../signals.ts';
import { bareSubject, type CheckSubject } from '../subject.ts';
import { smallContent } from '../testing/small-content.ts';
import { RISK_CODES } from './risk-part.ts';
import { MOST_RISK, riskOf } from './risk-score.ts';
import { riskWords } from './risk-words.ts';

const CONTENT = smallContent();
const certificate: Certificate = {
  ...{
    certificateId: 'own',
    customerId: 'own',
    sequence: 1,
    version: 1,
    number: 'N-1',
    status: 'submitted',
    active: true,
  },
  ...{ formId: null, reasonCode: null, validFrom: '2026-01-01', expires: null, taxDataType: 'US', fullyExempt: true },
  ...{ exemptAmount: null, currency: null, basisPercent: null, use: 'blanket', usePatterns: [], productCodes: [] },
  ...{ commodityCodes: [], grants: [], imagePath: null },
  claim: { ...emptyClaim(), ids: [{ kind: 'fein', issuer: null, value: '74-3081562' }] },
};

const shared = (name: string): fc.Arbitrary<SharedBy[]> =>
  fc.array(
    fc.integer({ min: 1, max: 12 }).map((n) => ({
      ...{ certificateId: `${name}-${n}`, number: `P-${n}`, customerId: `customer-${n}`, customerName: `Firm ${n}` },
    })),
    { maxLength: 12 },
  );

interface Given {
  uses: SharedBy[];
  signals: Signals;
  revoked: boolean;
}

const given: fc.Arbitrary<Given> = fc.record({
  uses: shared('use'),
  revoked: fc.boolean(),
  signals: fc
    .tuple(shared('file'), shared('signature'), fc.boolean(), fc.integer({ min: 0, max: 12 }), shared('run'))
    .map(([files, signatures, exact, customers, run]): Signals => {
      const first = { certificateId: 'c', number: 'P', customerId: 'k', customerName: 'Firm' };
      return {
        sameFile: files.map((file) => ({ ...file, fileName: 'a.pdf' })),
        sameSignature: signatures.map((signature) => ({ ...signature, exact })),
        sameOrigin: customers === 0 ? [] : [{ by: 'address' as const, customers, papers: customers, first }],
        inRun: [{ value: '743081562', others: run.map((other, at) => ({ ...other, value: `74308156${at}` })) }],
        firstSale: null,
      };
    }),
});

function subjectOf({ uses, signals, revoked }: Given): CheckSubject {
  return {
    ...bareSubject(
      { ...certificate, claim: { ...certificate.claim, purchaser: { ...certificate.claim.purchaser, name: 'Own' } } },
      CONTENT,
      '2026-11-24',
    ),
    signals,
    idIndex: {
      revoked: revoked ? [{ kind: 'fein', issuer: null, value: '743081562' }] : [],
      uses: uses.map((use) => ({ value: '74-3081562', customerId: use.customerId, customerName: use.customerName })),
    },
  };
}

describe('the risk score', () => {
  it('is 0 without parts where nothing is known', () => {
    expect(riskOf(bareSubject(certificate, CONTENT, '2026-11-24'))).toEqual({ score: 0, parts: [] });
  });

  it('lies between 0 and 100 and is the sum of its parts up to there', () => {
    fc.assert(
      fc.property(given, (one) => {
        const { score, parts } = riskOf(subjectOf(one));
        const sum = parts.reduce((points, part) => points + part.points, 0);
        expect(score).toBe(Math.min(MOST_RISK, sum));
        expect(parts.every(({ points }) => points > 0)).toBe(true);
      }),
    );
  });

  it('never falls when something more is seen', () => {
    fc.assert(
      fc.property(given, given, (one, more) => {
        const [place] = one.signals.sameOrigin;
        const [wider] = more.signals.sameOrigin;
        const both: Given = {
          uses: [...one.uses, ...more.uses],
          revoked: one.revoked || more.revoked,
          signals: {
            sameFile: [...one.signals.sameFile, ...more.signals.sameFile],
            sameSignature: [...one.signals.sameSignature, ...more.signals.sameSignature],
            sameOrigin: [place, wider].filter((entry) => entry !== undefined),
            inRun: [...one.signals.inRun, ...more.signals.inRun],
            firstSale: null,
          },
        };
        expect(riskOf(subjectOf(both)).score).toBeGreaterThanOrEqual(riskOf(subjectOf(one)).score);
      }),
    );
  });

  it('gives the same for the same, in whatever order it is seen', () => {
    fc.assert(
      fc.property(given, (one) => {
        const turned: Given = {
          ...one,
          uses: one.uses.toReversed(),
          signals: { ...one.signals, sameSignature: one.signals.sameSignature.toReversed() },
        };
        expect(riskOf(subjectOf(turned)).score).toBe(riskOf(subjectOf(one)).score);
      }),
    );
  });

  it('takes words in the place of a number for nobody’s number', () => {
    const scoreWith = (value: string) => {
      const nothing = { sameFile: [], sameSignature: [], sameOrigin: [], inRun: [], firstSale: null };
      const subject = subjectOf({ uses: [], revoked: false, signals: nothing });
      const claim = {
        ...subject.certificate.claim,
        ids: [{ kind: 'state-sales-tax' as const, issuer: 'US-TX', value }],
      };
      const uses = [{ value, customerId: 'other', customerName: 'Firm 1' }];
      return riskOf({ ...subject, certificate: { ...subject.certificate, claim }, idIndex: { revoked: [], uses } })
        .score;
    };
    expect(scoreWith('3-20488-1726-5')).toBeGreaterThan(0);
    expect(['Applied for', 'PENDING', 'N/A'].map(scoreWith)).toEqual([0, 0, 0]);
  });

  it('has words for every part, and none that accuse', () => {
    const texts = RISK_CODES.map((code) => riskWords({ code, values: { count: '2', value: '1', by: 'device' } }));
    expect(texts.every((text) => text.length > 10)).toBe(true);
    expect(texts.filter((text) => /fraud|fake|forged|criminal|stolen|suspicious/i.test(text))).toEqual([]);
  });
});
