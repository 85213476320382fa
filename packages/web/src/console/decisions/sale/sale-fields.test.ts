import type { Sale } from '@bonafide/core/determination/sale.ts';
import { expect, test } from 'vitest';
import { changesInWords } from './change-words.ts';
import { applyChange, changeOf, fieldsOf, isSalePath, saleOf } from './sale-fields.ts';

const sale: Sale = {
  company: 'ACME',
  number: 'INV-1',
  date: '2026-01-14',
  currency: 'USD',
  customer: { number: '10443' },
  shipTo: { country: 'US', state: 'FL', city: 'Miami' },
  isExempt: { all: false },
  attributes: { ATTRIBUTE7: 'M-1' },
  licenses: [
    { number: 'W-1', type: 'Wholesaler' },
    { number: 'L-2', type: 'Liquor' },
  ],
  original: { number: 'INV-0' },
  lines: [
    { lineId: 'a', grossAmount: '3060.00', productCode: 'LINEN-7' },
    {
      lineId: 'b',
      grossAmount: '10',
      isCredit: true,
      original: { number: 'INV-0', lineId: '2' },
      licenses: [{ number: 'L-3', type: 'Liquor' }],
    },
    { lineId: 'c', grossAmount: '20', relatedLine: 'a' },
  ],
};

test('every sale goes flat and comes back the same', () => {
  expect(saleOf(fieldsOf(sale), '2026-11-25')).toEqual(sale);
});

test('an address holds only what differs from the sale it starts from', () => {
  const before = fieldsOf(sale);
  const { 'isExempt.all': _flag, ...rest } = before;
  const after = Object.fromEntries(Object.entries(rest).filter(([path]) => !path.startsWith('lines.1.')));
  const change = changeOf(before, { ...after, date: '2026-02-01' });
  expect(change).toEqual({ changed: { date: '2026-02-01' }, without: ['isExempt.all', 'lines.1'] });
  const again = saleOf(applyChange(before, change), '2026-11-25');
  expect(again?.date).toBe('2026-02-01');
  expect(again?.isExempt).toBeUndefined();
  expect(again?.lines.map((line) => line.lineId)).toEqual(['a', 'c']);
});

test('a sale is asked about as soon as it names company, customer, place and an amount', () => {
  const fields = { company: 'ACME', 'customer.number': '1', 'shipTo.state': 'TX', 'lines.0.grossAmount': '5' };
  expect(saleOf(fields, '2026-11-25')).toEqual({
    company: 'ACME',
    date: '2026-11-25',
    currency: 'USD',
    customer: { number: '1' },
    shipTo: { state: 'TX' },
    lines: [{ lineId: '1', grossAmount: '5' }],
  });
  for (const missing of Object.keys(fields)) {
    const { [missing as 'company']: _gone, ...rest } = fields;
    expect(saleOf(rest, '2026-11-25')).toBeNull();
  }
});

test('an address can put values only where a sale has them', () => {
  for (const path of ['date', 'shipTo.postalCode', 'lines.12.isExempt.state', 'attributes.ATTRIBUTE50'])
    expect(isSalePath(path)).toBe(true);
  for (const path of ['__proto__.x', 'shipTo.__proto__', 'lines.0.constructor', 'from', 'lines', 'shipTo.planet'])
    expect(isSalePath(path)).toBe(false);
});

test('changes are told in words, whole lines once', () => {
  const before = fieldsOf(sale);
  const kept = Object.fromEntries(Object.entries(before).filter(([path]) => !path.startsWith('lines.2.')));
  const after = { ...kept, 'shipTo.city': 'Tampa', 'lines.3.grossAmount': '7.50' };
  expect(changesInWords(before, after)).toEqual([
    'Ship to city: Miami → Tampa',
    'Line 4: added, 7.50',
    'Line 3: taken out',
  ]);
});
