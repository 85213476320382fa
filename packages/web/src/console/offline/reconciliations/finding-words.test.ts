import { expect, test } from 'vitest';
import { findingWords } from './finding-words.ts';

const found = (offlineTax: string, tax: string, taxDifference: string, differs = true) =>
  findingWords({ differs, offlineTax, tax, taxDifference, currency: 'USD' });

test('the finding is one sentence with its price, told for the seller', () => {
  expect([
    found('62.50', '62.50', '0', false),
    found('0.00', '62.50', '62.50'),
    found('62.50', '0.00', '-62.50'),
    found('62.50', '62.50', '0'),
  ]).toEqual([
    'The service decides as the book did: $62.50 of tax.',
    '$62.50 too little was charged: $0.00 then, $62.50 when it was reconciled.',
    '$62.50 too much was charged: $62.50 then, $0.00 when it was reconciled.',
    'The tax is the same, $62.50; its ground is another.',
  ]);
});
