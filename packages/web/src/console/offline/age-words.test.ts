import { expect, test } from 'vitest';
import { spanWords } from './age-words.ts';

test('the age of a book is told in its largest unit, never rounded up', () => {
  const words = (to: string) => spanWords('2026-11-24T12:00:00.000Z', to);
  expect([
    words('2026-11-24T12:00:59.999Z'),
    words('2026-11-24T12:01:00.000Z'),
    words('2026-11-24T13:59:00.000Z'),
    words('2026-11-26T11:59:00.000Z'),
    words('2026-11-26T12:00:00.000Z'),
    words('2026-11-24T09:00:00.000Z'),
  ]).toEqual(['less than a minute', '1 minute', '1 hour', '47 hours', '2 days', '3 hours']);
});
