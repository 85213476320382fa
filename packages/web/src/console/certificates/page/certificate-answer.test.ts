import { emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { expect, test } from 'vitest';
import type { CertificateDetail } from '../../../api/certificates.ts';
import { certificateAnswer, checksAnswer } from './certificate-answer.ts';

const names = { reason: () => 'Resale', state: (code: string) => code.slice(3) };
const block: CertificateDetail['findings'][number] = {
  code: 'FMT-01',
  severity: 'reject',
  path: '/claim/ids/0/value',
  values: {},
  citation: { in: 'practice', source: null },
  title: '',
  text: '',
  citationText: '',
  citationUrl: null,
};

function certificate(overrides: Partial<CertificateDetail>): CertificateDetail {
  return {
    certificateId: '',
    customerId: '',
    sequence: 1,
    version: 1,
    status: 'approved',
    shownStatus: 'approved',
    number: 'N-1',
    active: true,
    formId: null,
    formTitle: null,
    reasonCode: null,
    reason: 'resale',
    validFrom: '2026-01-01',
    expires: null,
    taxDataType: 'US',
    fullyExempt: true,
    exemptAmount: null,
    currency: null,
    basisPercent: null,
    use: 'blanket',
    usePatterns: [],
    productCodes: [],
    commodityCodes: [],
    grants: [],
    imagePath: null,
    claim: emptyClaim(),
    customerName: '',
    customerNumber: '',
    company: '',
    jurisdictions: ['US-TX'],
    findings: [],
    checks: { ran: 0, passed: [], notApplicable: [], notRun: [] },
    documents: [],
    papers: [],
    risk: { score: 0, parts: [] },
    contentRelease: '',
    source: 'api',
    createdAt: '',
    recordedAt: '',
    allowedEvents: [],
    ...overrides,
  };
}

function say(overrides: Partial<CertificateDetail>): string {
  const { verdict, detail } = certificateAnswer(certificate(overrides), '2026-11-25', names);
  return `${verdict} ${detail}`.trim();
}

test('says whether it holds, for what and until when', () => {
  expect(say({})).toBe('Holds for resale in TX, from Jan 1, 2026 with no end date.');
  expect(say({ shownStatus: 'temporary', expires: '2026-12-31' })).toContain('Holds for now for resale');
  expect(say({ validFrom: '2027-01-01' })).toContain('Not yet: it counts for resale in TX, from Jan 1, 2027');
  expect(say({ shownStatus: 'expired', expires: '2026-06-30' })).toContain('it ended on Jun 30, 2026');
});

test('an approval over findings, and a record that is off, are not called cover', () => {
  expect(say({ findings: [block] })).toContain('Approved, though 1 finding blocks: figures do not count it');
  expect(say({ active: false })).toContain('Switched off: no sale uses it');
  expect(say({ shownStatus: 'in-review', findings: [block, block] })).toContain(
    'Not decided; 2 findings block. It claims exemption for resale in TX',
  );
});

test('unknown reason and state are said', () => {
  expect(say({ reason: null, jurisdictions: [] })).toContain('for a reason not known in no state we know');
});

test('checks that could not run are not counted as passed', () => {
  const checks = { ran: 11, passed: ['A'], notApplicable: [], notRun: [{ code: 'B', reason: '' }] };
  expect(checksAnswer({ checks, findings: [block] })).toBe('11 checks ran, 1 finding; 1 could not run.');
  expect(checksAnswer({ checks: { ...checks, ran: 3, notRun: [] }, findings: [] })).toBe(
    '3 checks ran, nothing found.',
  );
});
