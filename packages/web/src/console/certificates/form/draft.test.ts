import { expect, test } from 'vitest';
import {
  bodyOf,
  type Draft,
  draftErrors,
  EMPTY_DRAFT,
  missingErrors,
  patchOf,
  withStates,
  withValue,
} from './draft.ts';

const draft = (changes: Partial<Draft> = {}): Draft => ({ ...EMPTY_DRAFT, ...changes });

test('a patch holds what was changed and nothing else; an emptied field is null, a list is whole', () => {
  const before = withStates(draft({ number: 'N-1', validFrom: '2026-01-01' }), ['US-TX']);
  let after = withValue(before, '/claim/purchaser/address/city', 'Houston');
  after = withValue(after, '/reasonCode', 'RS');
  expect(patchOf(before, after)).toEqual({ reasonCode: 'RS', claim: { purchaser: { address: { city: 'Houston' } } } });
  expect(patchOf(after, withValue(after, '/reasonCode', null))).toEqual({ reasonCode: null });
  const ids = [{ kind: 'fein', issuer: 'US', value: '1' }];
  expect(patchOf(before, withValue(before, '/claim/ids', ids))).toEqual({ claim: { ids } });
  expect(patchOf(before, before)).toEqual({});
});

test('an item of a list is replaced in its place', () => {
  const two = withStates(draft(), ['US-TX', 'US-FL']);
  const changed = withValue(two, '/grants/1/authorities', ['Miami-Dade']);
  expect(changed.grants.map((grant) => grant.authorities)).toEqual([[], ['Miami-Dade']]);
});

test('choosing states keeps zones with limits of their own, and the paper follows until it was typed apart', () => {
  const county = { ...(withStates(draft(), ['US-TX']).grants[0] as Draft['grants'][number]), zone: 'US-TX/Travis' };
  const before = draft({ grants: [county] });
  const after = withStates(before, ['US-FL']);
  expect(after.grants.map((grant) => grant.zone)).toEqual(['US-FL', 'US-TX/Travis']);
  expect(after.claim.jurisdictions).toEqual(['US-FL']);
  const apart = withStates(withValue(after, '/claim/jurisdictions', []), ['US-FL', 'US-OH']);
  expect(apart.claim.jurisdictions).toEqual([]);
});

test('half a date waits with a sentence; the first day is the day signed when nobody says otherwise', () => {
  expect(draftErrors(draft({ expires: '12/3' }))).toEqual({
    '/expires': 'Last day: this is no date yet. Write it like 12/31/2026 or Dec 31, 2026',
  });
  expect(missingErrors(draft())).toHaveProperty('/validFrom');
  const signed = withValue(draft(), '/claim/signedDate', '2026-11-09');
  expect(missingErrors(signed)).toEqual({});
  expect(bodyOf(signed).validFrom).toBe('2026-11-09');
});
