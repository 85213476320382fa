import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../app/search-params.ts';
import { listQuery, listSearch } from './list-state.ts';

const validate = listSearch({ filters: ['state', 'cover'], sorts: ['atRisk', 'name'] });

test('keeps what the list knows and leaves out the rest', () => {
  const raw = parseSearch('?q=hollis&f.state=US-TX,US-FL&f.owner=me&sort=-atRisk&page=3');
  expect(validate(raw)).toEqual({ q: 'hollis', 'f.state': 'US-TX,US-FL', sort: '-atRisk' });
  expect(validate({ sort: '-secret' })).toEqual({});
});

test('an address reads as it is typed and comes back the same', () => {
  const search = { q: 'a & b', 'f.state': 'US-TX,US-FL', 'f.ends': 'lt:2026-12-31', sort: '-atRisk' };
  const text = stringifySearch(search);
  expect(text).toBe('?q=a+%26+b&f.state=US-TX,US-FL&f.ends=lt:2026-12-31&sort=-atRisk');
  expect(parseSearch(text)).toEqual(search);
});

test('filters reach the service without their prefix, views stay behind', () => {
  expect(listQuery({ 'f.cover': 'gap', q: 'x', view: 'mine', cursor: 'c' })).toEqual({
    limit: 50,
    cover: 'gap',
    q: 'x',
    cursor: 'c',
  });
});
