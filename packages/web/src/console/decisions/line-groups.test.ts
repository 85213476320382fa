import { expect, test } from 'vitest';
import type { WordedAuthority, WordedDecision, WordedLine } from '../../api/decisions.ts';
import { differencesOf, sameOutcome } from './differences.ts';
import { groupLines, lineWords } from './line-groups.ts';

const authority = (over: Partial<WordedAuthority> = {}): WordedAuthority => ({
  authority: 'Texas',
  authorityType: 'State Sales/Use',
  zone: 'US-TX',
  zoneLevel: 'STATE',
  rate: '0.0625',
  outcome: 'taxable',
  source: 'none',
  basis: '100.10',
  exemptAmount: '0',
  taxableAmount: '100.10',
  tax: '6.26',
  reasonCode: null,
  certificate: null,
  rejected: [],
  text: 'Taxed at 6.25 %: no certificate covers it.',
  ...over,
});
const line = (lineId: string, over: Partial<WordedLine> = {}): WordedLine => ({
  lineId,
  outcome: 'taxable',
  basis: '100.10',
  exemptAmount: '0',
  taxableAmount: '100.10',
  tax: '6.26',
  customerId: 'u1',
  jurisdiction: 'US-TX',
  authorities: [authority()],
  nextStep: null,
  text: 'Taxable in Texas: no certificate exempts it.',
  ...over,
});
const decision = (lines: WordedLine[]): WordedDecision => ({
  engineVersion: '1',
  contentRelease: 'r',
  outcome: 'taxable',
  company: 'ACME',
  currency: 'USD',
  customer: null,
  lines,
  totals: { basis: '0', exemptAmount: '0', taxableAmount: '0', tax: '0' },
  messages: [],
  text: '',
});
const exempt = (lineId: string) =>
  line(lineId, { outcome: 'exempt', authorities: [authority({ outcome: 'exempt', source: 'certificate', tax: '0' })] });

test('lines with other licenses are told apart: a group shows those of its first line', () => {
  const held = {
    licenseId: null,
    type: 'Wholesaler',
    endDate: null,
    category: null,
    externalId: null,
    temporary: false,
  };
  const licensed = (lineId: string, number: string) => line(lineId, { licenses: [{ ...held, number }] });
  const groups = groupLines([licensed('1', 'W-1'), licensed('2', 'W-2'), licensed('3', 'W-1'), line('4')]);
  expect(groups.map(({ lines }) => lines.map((member) => member.lineId))).toEqual([['1', '3'], ['2'], ['4']]);
});

test('lines decided alike are one group, with exact sums', () => {
  const [alike, other] = groupLines([line('1'), exempt('2'), line('3')]);
  expect(alike?.lines.map((member) => member.lineId)).toEqual(['1', '3']);
  expect(alike).toMatchObject({ basis: '200.2', tax: '12.52' });
  expect(alike?.authorities[0]).toMatchObject({ taxableAmount: '200.2', tax: '12.52' });
  expect(other?.lines).toHaveLength(1);
});

test('a different reason for the same outcome is another group', () => {
  const rejected = [
    {
      certificateId: 'c',
      number: 'N',
      test: 'a' as const,
      values: {},
      text: 'It is switched off.',
      rule: { check: null, text: '' },
    },
  ];
  expect(groupLines([line('1'), line('2', { authorities: [authority({ rejected })] })])).toHaveLength(2);
});

test('line numbers in words', () => {
  const lines = (...ids: string[]) => ids.map((lineId) => ({ lineId }));
  expect(lineWords(lines('1'))).toBe('1');
  expect(lineWords(lines('2', '3', '4'))).toBe('2–4');
  expect(lineWords(lines('1', '4'))).toBe('1, 4');
  expect(lineWords(lines('a', 'b', 'c', 'd', 'e', 'f', 'g'))).toBe('a, b, c, d, e and 2 more');
});

test('what differs is told by line and authority, lines that came or went too', () => {
  const before = decision([line('1'), line('2')]);
  const after = decision([exempt('1'), line('3')]);
  expect(differencesOf(before, after).map((it) => [it.lineId, it.before?.outcome, it.after?.outcome])).toEqual([
    ['1', 'taxable', 'exempt'],
    ['2', 'taxable', undefined],
    ['3', undefined, 'taxable'],
  ]);
  expect(sameOutcome(before, before)).toBe(true);
  expect(sameOutcome(before, after)).toBe(false);
});
