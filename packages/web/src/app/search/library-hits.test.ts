import { expect, test } from 'vitest';
import type { CheckRow, FormRow, RegisterRow } from '../../api/content.ts';
import { libraryHits } from './library-hits.ts';

const library = {
  states: [
    { code: 'US-TX', name: 'Texas' },
    { code: 'US-CT', name: 'Connecticut' },
  ] as RegisterRow[],
  forms: [
    { formId: 'US-TX-01-339-F', number: '01-339 (front)', title: 'Texas Resale Certificate', ownerName: 'Texas' },
  ] as FormRow[],
  checks: [{ code: 'CMP-15', title: 'Signature present', implemented: true }] as CheckRow[],
};

const labels = (q: string) => libraryHits(q, library).map((hit) => hit.label);

test('the letters of a state lead to it before any word that contains them', () => {
  expect(labels('ct')).toEqual(['Connecticut']);
  expect(labels('tx')[0]).toBe('Texas');
});

test('a form is found by its number, a check by its code', () => {
  expect(libraryHits('01-339', library)[0]?.href).toBe('/library/forms/US-TX-01-339-F');
  expect(libraryHits('cmp-15', library)[0]?.href).toBe('/library/checks/CMP-15');
});

test('what nothing contains finds nothing', () => {
  expect(labels('zzz')).toEqual([]);
});
