import { expect, test } from 'vitest';
import { causeWords, foundWords } from './law-words.ts';

test('a cause is told with what it was and whose doing', () => {
  const by = 'Ana';
  expect(causeWords({ cause: 'release', detail: { from: '2026.11.1', to: '2026.11.2' }, by })).toBe(
    'Content release 2026.11.1 → 2026.11.2, accepted by Ana',
  );
  expect(causeWords({ cause: 'day', detail: { from: null, to: '2027-01-01' }, by })).toBe(
    'Nothing but days went by to 2027-01-01',
  );
  expect(causeWords({ cause: 'surroundings', detail: { what: 'revoked-number' }, by })).toBe(
    'A number it gives was put on the list of revoked ones or taken off it',
  );
  expect(causeWords({ cause: 'overlay', detail: { name: 'Overlay on US-TX rate' }, by })).toBe(
    'Overlay on US-TX rate, by Ana',
  );
});

test('what a review found names verdicts and the rest apart', () => {
  const review = { status: 'done', processed: 10, total: 10, flips: 2, touched: 3 } as Parameters<typeof foundWords>[0];
  expect(foundWords(review)).toBe(
    '2 of 10 certificates with another verdict; 3 more with other findings under the same verdict.',
  );
  expect(foundWords({ ...review, flips: 0, touched: 0 })).toBe('Nothing would come out otherwise of 10 certificates.');
  expect(foundWords({ ...review, status: 'running', processed: 4 })).toBe('4 of 10 certificates judged so far.');
});
