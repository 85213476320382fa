import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AuthorityResult, CandidateTest, Decision, NextStep, RejectedCandidate } from './decision.ts';
import { explainDecision } from './explain.ts';

const authority: AuthorityResult = {
  authority: 'Texas',
  authorityType: 'State Sales/Use',
  zone: 'US-TX',
  zoneLevel: 'STATE',
  rate: '0.0625',
  outcome: 'taxable',
  source: 'none',
  basis: '1000',
  exemptAmount: '0',
  taxableAmount: '1000',
  tax: '62.50',
  reasonCode: null,
  certificate: null,
  rejected: [],
};

const candidate = (test: CandidateTest, values: Record<string, string>): RejectedCandidate => ({
  certificateId: 'c1',
  number: 'RS-1',
  test,
  values,
});

function taxed(
  rejected: RejectedCandidate[],
  nextStep: NextStep | null,
  messages: Decision['messages'] = [],
): Decision {
  const money = { basis: '1000', exemptAmount: '0', taxableAmount: '1000', tax: '62.50' };
  const customerId = messages.length > 0 ? null : 'u1';
  const line = { lineId: '1', outcome: 'taxable' as const, ...money, customerId, jurisdiction: 'US-TX', nextStep };
  return {
    engineVersion: '1',
    contentRelease: 'test',
    outcome: 'taxable',
    company: 'ACME',
    currency: 'USD',
    customer: null,
    lines: [{ ...line, authorities: [{ ...authority, rejected }] }],
    totals: money,
    messages,
  };
}

const ended = candidate('c', { date: '2026-01-14', expires: '2025-12-31' });

test('a taxed sale says why: the certificate that came closest', () => {
  const step = {
    code: 'renew-certificate',
    certificateId: 'c1',
    values: { certificate: 'RS-1', expires: '2025-12-31' },
  };
  expect(explainDecision(taxed([ended], step)).text).toBe(
    'Taxable in US-TX: no certificate exempts it. Closest is certificate RS-1: it ran out on December 31, 2025; the sale is dated January 14, 2026.',
  );
});

test('or that nothing is on file, or that nothing on file fits, or that nobody was looked for', () => {
  const ask = { code: 'ask-for-certificate', certificateId: null, values: { customer: 'Prairie', place: 'Texas' } };
  expect(explainDecision(taxed([], ask)).text).toContain('Prairie has no certificate on file.');
  const other = { ...ended, certificateId: 'c2', number: 'RS-2' };
  expect(explainDecision(taxed([ended, other], ask)).text).toContain(
    '2 certificates are on file, and none of them fits.',
  );
  expect(explainDecision(taxed([ended], ask)).text).toContain('The one certificate on file is RS-1: it ran out');
  const unknown = { code: 'customer-unknown', severity: 'warning' as const, lineId: null, values: { number: 'C-9' } };
  expect(explainDecision(taxed([], null, [unknown])).text).toContain('No customer has the number C-9.');
});

test('a line that one authority exempts and another taxes says which', () => {
  const paper = { certificateId: 'c1', version: 1, number: 'RS-1', expires: null, temporary: false };
  const decision = taxed([], null);
  const austin = { ...authority, authority: 'Austin' };
  const texas = { ...authority, outcome: 'exempt' as const, source: 'certificate' as const, certificate: paper };
  const lines = decision.lines.map((line) => ({
    ...line,
    outcome: 'partly-exempt' as const,
    authorities: [texas, austin],
  }));
  expect(explainDecision({ ...decision, outcome: 'partly-exempt', lines }).text).toBe(
    'Partly exempt in US-TX: Texas exempt; Austin taxed (certificate RS-1).',
  );
});

test('a line that cannot be decided says what stood in the way', () => {
  const values = { value: 'Texoma' };
  const message = { code: 'ship-to-state-unknown', severity: 'error' as const, lineId: '1', values };
  const decision = taxed([], null, [message]);
  const lines = decision.lines.map((line) => ({ ...line, outcome: 'cannot-decide' as const, authorities: [] }));
  expect(explainDecision({ ...decision, outcome: 'cannot-decide', lines }).text).toBe(
    'Cannot be decided; until it is, it is not exempt. “Texoma” is not a state or province of the country given.',
  );
});

test('without explanation nothing is claimed about the reason', () => {
  expect(explainDecision(taxed([], null)).text).toBe('Taxable in US-TX: no certificate exempts it.');
});

test('each candidate carries the rule that ruled it out, and the check it names is in the catalogue', () => {
  const catalogue = readFileSync(new URL('../../../../content/checks.json', import.meta.url), 'utf8');
  const known = new Set((JSON.parse(catalogue) as { checks: { id: string }[] }).checks.map((check) => check.id));
  const tests: [CandidateTest, Record<string, string>][] = [
    ['a', {}],
    ['b', { status: 'draft' }],
    ['c', { date: '2026-01-14', expires: '2025-12-31' }],
    ['d', {}],
    ['e', { cause: 'zone' }],
    ['e', { cause: 'authority' }],
    ['e', { cause: 'gives-nothing' }],
    ['f', {}],
    ['g', {}],
    ['h', {}],
    ['i', { elements: '' }],
    ['j', {}],
    ['k', {}],
    ['l', {}],
    ['z', {}],
  ];
  const decision = taxed(
    tests.map(([name, values]) => candidate(name, values)),
    null,
  );
  const rules = explainDecision(decision).lines[0]?.authorities[0]?.rejected.map(({ rule }) => rule) ?? [];
  expect(rules).toHaveLength(tests.length);
  for (const rule of rules) {
    expect(rule.text).toMatch(/^[A-Z].*\.$/);
    if (rule.check !== null) expect(known).toContain(rule.check);
  }
  expect(rules[2]).toEqual({ check: 'DAT-05', text: 'A certificate must hold on the date of the sale.' });
  expect(rules[5]?.check).toBe('SCP-05');
});
