import { expect, test } from 'vitest';
import type { Replay } from '../../api/replays.ts';
import { findingWords, policyWords } from './replay-words.ts';

const sum = (overrides: Partial<Replay['sums'][number]>) => ({
  ...{ currency: 'USD', sales: 10, changed: 2, exemptBefore: '0', exemptAfter: '0' },
  ...{ taxBefore: '0', taxAfter: '0', taxMore: '0', taxLess: '0' },
  ...overrides,
});
const replay = (overrides: Partial<Replay>) =>
  ({ status: 'done', total: 10, processed: 10, changed: 0, undecided: 0, sums: [], ...overrides }) as Replay;

test('says in one sentence what comes out otherwise, and what one sale gains another does not hide', () => {
  expect(findingWords(replay({}))).toBe('Nothing comes out otherwise in 10 sales.');
  expect(findingWords(replay({ total: 0, processed: 0 }))).toBe(
    'No recorded sale matches; there was nothing to decide.',
  );
  const changed = replay({ changed: 2, undecided: 1, sums: [sum({ taxMore: '30.5', taxLess: '-7' })] });
  expect(findingWords(changed)).toBe(
    '2 sales come out otherwise of 10 sales: $30.50 more tax and $7.00 less tax. 1 sale cannot be decided.',
  );
  expect(findingWords(replay({ status: 'running', processed: 4, changed: 1, sums: [sum({})] }))).toBe(
    '1 sale comes out otherwise of the first 4 sales: the same tax in USD.',
  );
});

test('names only the settings that are tried out', () => {
  expect(policyWords({ expiryDayInclusive: false })).toEqual(['The last day of a certificate: No longer counts']);
  expect(policyWords({})).toEqual([]);
});
