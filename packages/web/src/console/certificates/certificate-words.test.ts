import { expect, test } from 'vitest';
import { findingWords, stateWords } from './certificate-words.ts';

test('findings are counted by level, and none is a word', () => {
  expect(findingWords({ reject: 2, warn: 1, inform: 0 })).toBe('2 Blocks · 1 Check');
  expect(findingWords({ reject: 0, warn: 0, inform: 3 })).toBe('3 Notes');
  expect(findingWords({ reject: 0, warn: 0, inform: 0 })).toBe('None');
});

test('many states are counted; "and 1 more" would be longer than the state', () => {
  expect(stateWords(['US-TX', 'US-FL', 'US-LA', 'US-OK', 'US-NM'])).toBe('TX, FL, LA, OK, NM');
  expect(stateWords(['US-TX', 'US-FL', 'US-LA', 'US-OK', 'US-NM', 'CA-BC'])).toBe('TX, FL, LA, OK and 2 more');
  expect(stateWords([])).toBe('Unknown');
});
