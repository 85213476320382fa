import { expect, test } from 'vitest';
import { fieldOfPath, pathWords } from './path-words.ts';

test('a place of the record is named in words, items of lists by their number', () => {
  expect(pathWords('/claim/signedDate')).toBe('Signed on');
  expect(pathWords('/claim/ids/0/value')).toBe('Number 1');
  expect(pathWords('/grants/2/zone')).toBe('Zone 3');
  expect(pathWords('/somewhere/new')).toBe('/somewhere/new');
});

test('a finding inside an address or a number belongs to the field that shows it', () => {
  expect(fieldOfPath('/claim/purchaser/address/postalCode')).toBe('/claim/purchaser/address');
  expect(fieldOfPath('/claim/ids/1/issuer')).toBe('/claim/ids/1');
  expect(fieldOfPath('/claim/reasons/0')).toBe('/claim/reasons');
  expect(fieldOfPath('/claim/signedDate')).toBe('/claim/signedDate');
});
