import { expect, test } from 'vitest';
import { overridesNothing, type SaleLine, type SaleOverrides } from './sale.ts';

const goods: SaleLine = { lineId: '1', lineNumber: '1', productCode: 'P1', commodityCode: '401', grossAmount: '10' };

/** A word of its own for every field that may stand at the invoice and again at a line. */
const words: Required<SaleOverrides> = {
  customerGroup: { name: 'G' },
  customer: { number: '1' },
  date: '2026-01-01',
  shipTo: { country: 'US' },
  exemptCertificate: {},
  exemptReason: {},
  exemptAmount: {},
  isExempt: {},
  isNoTax: {},
  basisPercent: '1',
  attributes: {},
  isCredit: false,
  licenses: [],
  taxType: 'sales',
  notForResale: false,
};

test('goods and amounts are no word of the line’s own', () => {
  expect(overridesNothing({ ...goods, quantity: '2', discountAmount: '1' })).toBe(true);
});

test.each(Object.entries({ ...words, relatedLine: '2' }))('%s is one', (field, value) => {
  expect(overridesNothing({ ...goods, [field]: value })).toBe(false);
});
