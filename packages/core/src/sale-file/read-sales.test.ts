import { expect, test } from 'vitest';
import { type SaleGroup, SaleReader } from './read-sales.ts';
import { SALE_COLUMNS } from './sale-columns.ts';

const HEADER = ['number', 'date', 'currency', 'customerNumber', 'Ship-to state', 'grossAmount', 'productCode'];

function groupsOf(header: string[], ...rows: string[][]): SaleGroup[] {
  const reader = new SaleReader(header, 'CO');
  expect(reader.headerProblems()).toEqual([]);
  const groups = rows.map((cells, index) => reader.add({ line: index + 2, cells }));
  return [...groups, reader.end()].filter((group) => group !== null);
}

const told = ({ problems }: SaleGroup) => problems.map(({ line, column, detail }) => `${line} ${column}: ${detail}`);

test('rows that follow each other with one number are one sale; without a number each is its own', () => {
  const groups = groupsOf(
    HEADER,
    ['A', '2026-03-15', 'USD', 'C-1', 'TX', '1,000.50', 'P1'],
    ['A', '', '', '', '', '2', ''],
    ['', '3/5/2026', 'USD', 'C-2', 'OH', '3', ''],
    ['', '2026-03-15', 'USD', 'C-2', 'OH', '4', ''],
  );
  expect(groups.map(({ sale }) => sale)).toEqual([
    {
      company: 'CO',
      number: 'A',
      date: '2026-03-15',
      currency: 'USD',
      customer: { number: 'C-1' },
      shipTo: { state: 'TX' },
      lines: [
        { lineId: '1', grossAmount: '1000.50', productCode: 'P1' },
        { lineId: '2', grossAmount: '2' },
      ],
    },
    expect.objectContaining({ date: '2026-03-05', lines: [{ lineId: '1', grossAmount: '3' }] }),
    expect.objectContaining({ lines: [{ lineId: '1', grossAmount: '4' }] }),
  ]);
});

test('a row that cannot be used is named by line and column, its invoice is left out, the others are not', () => {
  const groups = groupsOf(
    HEADER,
    ['A', '2026-02-30', 'usd', 'C-1', 'TX', '1,5', ''],
    ['A', '2026-03-15', '', '', 'OH', '', ''],
    ['B', '2026-03-15', 'USD', 'C-1', 'TX', '1', ''],
    ['A', '2026-03-15', 'USD', 'C-1', 'TX', '1', '', 'more'],
    ['C', '2026-03-15', 'XXQ', 'C-1', 'TX', '1', ''],
    ['D', '', 'USD', 'C-1', 'TX', '', ''],
  );
  expect(groups.map(({ sale }) => sale?.number ?? null)).toEqual([null, 'B', null, null, null]);
  expect(groups.map(told)).toEqual([
    [
      '2 date: “2026-02-30” is no day; write 2026-03-15 or 3/15/2026',
      '2 currency: “usd” is no currency; write three capital letters',
      '2 grossAmount: “1,5” is no amount; write 1234.56',
      '3 date: “2026-03-15” where the invoice has “2026-02-30”; what only a line has stands in a column line…',
      '3 Ship-to state: “OH” where the invoice has “TX”; what only a line has stands in a column line…',
      '3 grossAmount: is blank',
    ],
    [],
    ['5 null: has more cells than the header', '5 number: Rows of invoice “A” stand apart; keep them together'],
    ['6 currency: “XXQ” is not a currency we know'],
    ['7 date: is blank', '7 grossAmount: is blank'],
  ]);
});

test('a header without what every sale needs is told at once', () => {
  const reader = new SaleReader(['number', 'Date', 'date', 'colour', 'tax']);
  expect(reader.headerProblems()).toEqual([
    'The column currency is missing',
    'The column grossAmount is missing',
    'The column company is missing',
    'The column date stands twice',
  ]);
  expect(reader.unknownColumns()).toEqual(['colour']);
});

test('every column has a name of its own, and a line may say otherwise than its invoice', () => {
  const names = SALE_COLUMNS.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  const header = [
    'date',
    'currency',
    'grossAmount',
    'lineShipToState',
    'isExempt',
    'isExemptState',
    'attribute7',
    'lineId',
  ];
  const [group] = groupsOf(header, ['2026-03-15', 'USD', '1', 'OH', 'yes', 'N', 'job 4', '10']);
  expect(group?.sale).toMatchObject({
    isExempt: { all: true, state: false },
    attributes: { ATTRIBUTE7: 'job 4' },
    lines: [{ lineId: '10', shipTo: { state: 'OH' } }],
  });
});
