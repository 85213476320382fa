import { emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { expect, test } from 'vitest';
import type { Customer } from '../../../api/customers.ts';
import type { ValueWords } from '../use-value-words.ts';
import { paperRows } from './field-rows.ts';

const words: ValueWords = {
  reason: (code) => code,
  state: (code) => code,
  zone: (path) => path,
  idKind: ({ kind }) => kind,
  any: () => '',
};
const account = {
  name: 'Hollis Marine, LLC',
  dbaName: null,
  addressLines: ['2201 Canal St', null, null, null],
  city: 'Houston',
  state: 'TX',
  postalCode: '77002',
  country: 'US',
  businessPhone: null,
  contactEmail: null,
} as unknown as Customer;

test('a value is set beside the account: punctuation is no difference, another street number is', () => {
  const claim = emptyClaim();
  claim.purchaser.name = 'HOLLIS MARINE LLC';
  claim.purchaser.address = {
    line1: '2210 Canal St',
    line2: null,
    city: 'Houston',
    region: 'TX',
    postalCode: '77002',
    country: 'US',
  };
  const rows = new Map(paperRows(claim, words, account).map((entry) => [entry.path, entry]));
  expect(rows.get('/claim/purchaser/name')?.account).toEqual({ value: 'Hollis Marine, LLC', same: true });
  expect(rows.get('/claim/purchaser/address')).toMatchObject({
    value: '2210 Canal St, Houston, TX 77002',
    account: { value: '2201 Canal St, Houston, TX 77002', same: false },
  });
});

test('numbers stand one by one; without any, one row says so', () => {
  const claim = emptyClaim();
  expect(paperRows(claim, words, undefined).filter((entry) => entry.path.startsWith('/claim/ids'))).toMatchObject([
    { path: '/claim/ids', value: null },
  ]);
  claim.ids = [{ kind: 'fein', issuer: 'US', value: '12-3456789' }];
  expect(paperRows(claim, words, undefined).find((entry) => entry.path === '/claim/ids/0')?.value).toBe('12-3456789');
});
