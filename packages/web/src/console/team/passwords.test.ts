import { expect, test } from 'vitest';
import { newPassword, PASSWORD_MIN } from './passwords.ts';

test('a first password is long, readable, and another each time', () => {
  const made = new Set(Array.from({ length: 200 }, () => newPassword()));
  expect(made.size).toBe(200);
  for (const password of made) {
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){4}[a-hjkmnp-z2-9]{4}$/);
    expect(password.length).toBeGreaterThanOrEqual(PASSWORD_MIN);
  }
});

test('bytes that would make some letters likelier are thrown away', () => {
  let call = 0;
  const password = newPassword((bytes) => bytes.fill(call++ === 0 ? 255 : 0));
  expect([password, call]).toEqual(['aaaa-aaaa-aaaa-aaaa-aaaa', 2]);
});
