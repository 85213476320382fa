import { expect, test } from 'vitest';
import { overlaysWith } from './overlays-with.ts';

const days = { validFrom: null, validTo: null, expires: null };
const kept = (pointer: string, more: object = {}) => ({
  ...{ file: 'US-TX', pointer, value: '0.01', reason: 'Ours', ...days, problem: null },
  ...{ status: 'in-force' as const, ...more },
});
const draft = { file: 'US-TX', pointer: 'rate', value: '0.02', reason: 'Ruling', ...days, replaces: null };

test('one more stands beside those kept; on the same fact it stands in place of the one there', () => {
  const { replaces: _none, ...asked } = draft;
  const other = kept('forms.X.validity');
  const { status: _status, problem: _problem, ...sent } = other;
  expect(overlaysWith([], draft)).toEqual([asked]);
  expect(overlaysWith([kept('rate'), other], draft)).toEqual([sent, asked]);
});

test('what was withdrawn or does not fit holds nowhere', () => {
  const gone = [kept('a', { status: 'withdrawn' }), kept('b', { problem: 'There is no such fact' })];
  expect(overlaysWith(gone, draft)).toHaveLength(1);
});
