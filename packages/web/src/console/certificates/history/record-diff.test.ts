import { expect, test } from 'vitest';
import { recordDiff } from './record-diff.ts';

test('names each place that differs; a list is one place', () => {
  const from = { status: 'draft', claim: { signer: { name: 'Jo', title: null } }, grants: [{ zone: 'US-TX' }] };
  const to = { status: 'draft', claim: { signer: { name: 'Jo', title: 'Owner' } }, grants: [] };
  expect(recordDiff(from, to)).toEqual([
    { path: '/claim/signer/title', from: null, to: 'Owner' },
    { path: '/grants', from: [{ zone: 'US-TX' }], to: [] },
  ]);
  expect(recordDiff(from, from)).toEqual([]);
});
