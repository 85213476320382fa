import { expect, test } from 'vitest';
import type { Finding, Severity } from './finding.ts';
import { findingsMoved, verdictOf, verdictOfCounts } from './verdict.ts';

const finding = (code: string, severity: Severity, path = '/claim'): Finding => ({
  ...{ code, severity, path, values: {} },
  citation: { in: 'practice', source: null },
});

test('the worst severity decides, whatever the order', () => {
  expect(verdictOf([])).toBe('good');
  expect(verdictOf([finding('A', 'inform')])).toBe('good');
  expect(verdictOf([finding('A', 'inform'), finding('B', 'warn')])).toBe('review');
  expect(verdictOf([finding('A', 'reject'), finding('B', 'warn')])).toBe('refuse');
});

test('counts of a stored certificate give the same verdict', () => {
  expect([
    verdictOfCounts({ rejects: 0, warns: 0 }),
    verdictOfCounts({ rejects: 0, warns: 3 }),
    verdictOfCounts({ rejects: 1, warns: 3 }),
  ]).toEqual(['good', 'review', 'refuse']);
});

test('a finding that turned from warning to rejecting has gone and come; one that stayed has not', () => {
  const moved = findingsMoved(
    [finding('A', 'warn'), finding('B', 'warn')],
    [finding('A', 'reject'), finding('B', 'warn')],
  );
  expect(moved).toEqual({ gone: [finding('A', 'warn')], come: [finding('A', 'reject')] });
});

test('the same finding twice at one place counts twice', () => {
  const twice = [finding('A', 'warn'), finding('A', 'warn')];
  expect(findingsMoved(twice, [finding('A', 'warn')])).toEqual({ gone: [finding('A', 'warn')], come: [] });
});

test('other values or another citation are no move', () => {
  const worded = { ...finding('A', 'warn'), values: { days: '30' }, citation: { in: 'US-TX', source: 4 } };
  expect(findingsMoved([finding('A', 'warn')], [worded])).toEqual({ gone: [], come: [] });
});
