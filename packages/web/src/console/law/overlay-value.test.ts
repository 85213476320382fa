import { expect, test } from 'vitest';
import { readValue, valueText } from './overlay-value.ts';

test('a typed value is what the content would write', () => {
  expect(readValue('0.0625')).toBe('0.0625');
  expect(readValue(' 30 ')).toBe(30);
  expect(readValue('true')).toBe(true);
  expect(readValue('{"kind": "years", "years": 4}')).toEqual({ kind: 'years', years: 4 });
  expect(readValue('In good faith')).toBe('In good faith');
});

test('and is shown as it is typed', () => {
  for (const text of ['0.0625', '30', 'true', '{"kind":"years","years":4}', 'In good faith'])
    expect(valueText(readValue(text))).toBe(text);
});
