import { expect, test } from 'vitest';
import { readRegistrations, registrationsProblem, registrationsText } from './registrations-text.ts';

test('what is written is read again as it was', () => {
  const registrations = [
    { jurisdiction: 'US-TX', number: '32048817265', from: '2020-01-01', to: null },
    { jurisdiction: 'US-OK', number: null, from: null, to: null },
    { jurisdiction: 'US-NY', number: null, from: null, to: '2025-12-31' },
  ];
  const text = registrationsText(registrations);
  expect(text).toBe('US-TX, 32048817265, 2020-01-01\nUS-OK\nUS-NY, , , 2025-12-31');
  expect(readRegistrations(text)).toEqual(registrations);
});

test('nothing written is nothing told, and blank lines are no registrations', () => {
  expect(readRegistrations(' \n')).toBeNull();
  expect(registrationsText(null)).toBe('');
  expect(readRegistrations('\nUS-TX\n')).toEqual([{ jurisdiction: 'US-TX', number: null, from: null, to: null }]);
});

test.each(['Texas, 1', 'US-TX, 1, 1/1/2020', 'US-TX, 1, , , more'])('%s is no registration', (line) => {
  expect(registrationsProblem(`US-OK\n${line}`)).toMatch(/^Line 2 is no registration/);
});
