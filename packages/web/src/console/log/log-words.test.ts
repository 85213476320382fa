import { expect, test } from 'vitest';
import { kindWords, recordAddress, recordName } from './log-words.ts';

const id = '7b9232d3-506a-4ea6-b49c-bb17a0ad5db0';

test('what happened, in words', () => {
  expect(kindWords('certificate.approved')).toBe('Certificate approved');
  expect(kindWords('exempt-reason.put')).toBe('Exempt reason set');
  expect(kindWords('api-key.revoked')).toBe('API key revoked');
  expect(kindWords('new-thing.came-to-be')).toBe('new thing came to be');
});

test('an entry leads to its record where there is a page for it', () => {
  expect(recordAddress(`customer/${id}@3`)).toBe(`/customers/${id}/details`);
  expect(recordAddress(`transaction/${id}`)).toBe(`/decisions/${id}`);
  expect(recordAddress(`exempt-reason/${id}/RS`)).toBeNull();
});

test('a record is called by its name, with the version it then had', () => {
  expect(recordName({ ref: `customer/${id}@3`, recordName: 'Hollis Marine' })).toBe('Hollis Marine, version 3');
  expect(recordName({ ref: `member/${id}`, recordName: null })).toBe('Team member 7b9232d3');
});
