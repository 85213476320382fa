import { expect, test } from 'vitest';
import { INDATA_ELEMENTS } from './indata-fields.ts';
import { SCHEMA_TYPES } from './soap-schema.ts';

const namesOf = (type: string) => SCHEMA_TYPES[type]?.elements.map((element) => element.name) ?? [];

test.each([
  ['INVOICE', 'IndataInvoiceType', Object.keys(INDATA_ELEMENTS.invoice)],
  ['LINE', 'IndataLineType', Object.keys(INDATA_ELEMENTS.line)],
])('the schema names every element that is read in %s, and none that is not', (_where, type, read) => {
  expect(
    namesOf(type)
      .filter((name) => name !== 'LINE')
      .sort(),
  ).toEqual([...read].sort());
});

test('every type that is used is there, and no element stands twice in one', () => {
  const simple = ['EmptyDecimalType', 'EmptyDateType', 'FlagType'];
  for (const [name, { elements }] of Object.entries(SCHEMA_TYPES)) {
    expect(new Set(elements.map((element) => element.name)).size, name).toBe(elements.length);
    for (const { type } of elements)
      expect(type.startsWith('xs:') || simple.includes(type) || Object.hasOwn(SCHEMA_TYPES, type), type).toBe(true);
  }
});
