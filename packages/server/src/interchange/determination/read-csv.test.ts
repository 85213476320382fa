import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMULA, unguarded } from '../../platform/csv-guard.ts';
import { csvLine } from '../../platform/write-csv.ts';
import { CSV_LIMITS } from './limits.ts';
import { type CsvFile, type CsvRow, readCsv, type Separator } from './read-csv.ts';

async function opened(content: string | Uint8Array): Promise<CsvFile> {
  const file = await readCsv(typeof content === 'string' ? Buffer.from(content) : content);
  if ('refusal' in file) throw new Error(file.refusal.message);
  return file;
}

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const portion of (await opened(content)).portions) rows.push(...portion);
  return rows;
}

const placed = (rows: CsvRow[]) => rows.map((row) => [row.line, row.problem?.code ?? row.cells.join('|')]);

describe('lines', () => {
  test.each([
    [
      'LF',
      'sdiType=X\na,b\n1,2\n3,4\n',
      [
        [3, '1|2'],
        [4, '3|4'],
      ],
    ],
    [
      'CRLF',
      'sdiType=X\r\na,b\r\n1,2\r\n3,4',
      [
        [3, '1|2'],
        [4, '3|4'],
      ],
    ],
    [
      'CR',
      'sdiType=X\ra,b\r1,2\r3,4\r',
      [
        [3, '1|2'],
        [4, '3|4'],
      ],
    ],
    [
      'mixed',
      'sdiType=X\r\na,b\r1,2\n3,4\r\n',
      [
        [3, '1|2'],
        [4, '3|4'],
      ],
    ],
    [
      'breaks in a cell',
      'sdiType=X\na,b\n"1\n\r\n\r1",2\n3,4\n',
      [
        [3, '1\n\r\n\r1|2'],
        [7, '3|4'],
      ],
    ],
    [
      'padded sdiType and blank rows',
      'sdiType=X,,,\na,b\n\n,\n3,4\n',
      [
        [3, ''],
        [4, '|'],
        [5, '3|4'],
      ],
    ],
    ['blank lines on top', '\nsdiType=X\n,,\na,b\n3,4\n', [[5, '3|4']]],
    [
      'quotation mark inside a cell',
      'sdiType=X\na,b\n5" pipe,x\n3,4\n',
      [
        [3, '5" pipe|x'],
        [4, '3|4'],
      ],
    ],
    [
      'doubled quotation marks',
      'sdiType=X\na,b\n"""a"" b",x\n3,4\n',
      [
        [3, '"a" b|x'],
        [4, '3|4'],
      ],
    ],
    [
      'text after a closing mark',
      'sdiType=X\na,b\n"a"b,x\n3,4\n',
      [
        [3, 'stray-quote'],
        [4, '3|4'],
      ],
    ],
    [
      'a mark never closed',
      'sdiType=X\na,b\n1,2\n"3,4\n5,6\n',
      [
        [3, '1|2'],
        [4, 'unclosed-quote'],
      ],
    ],
  ])('%s', async (_name, content, expected) => {
    expect(placed(await rowsOf(content))).toEqual(expected);
  });
});

describe('encodings', () => {
  const text = 'sdiType=X\na,b\nSøns é,Ωλ\n';
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16LE', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s', async (_name, bytes, encoding) => {
    expect((await opened(bytes)).encoding).toBe(encoding);
    expect(placed(await rowsOf(bytes))).toEqual([[3, 'Søns é|Ωλ']]);
  });
  test('Windows-1252 is read and said', async () => {
    const bytes = Buffer.concat([Buffer.from('sdiType=X\na,b\nCaf'), Buffer.from([0xe9, 0x2c, 0x80, 0x0a])]);
    const file = await opened(bytes);
    expect(file.warnings.map((warning) => warning.code)).toEqual(['read-as-windows-1252']);
    expect(placed(await rowsOf(bytes))).toEqual([[3, 'Café|€']]);
  });
  test.each([
    [
      'a mark that lies',
      Buffer.concat([Buffer.from('\ufeffsdiType=X\na,b\n'), Buffer.from([0xe9])]),
      'unreadable-encoding',
      3,
    ],
    ['UTF-16 without mark', Buffer.from('sdiType=X', 'utf16le'), 'unreadable-encoding', null],
    ['half a UTF-16 unit', Buffer.from([0xff, 0xfe, 0x41]), 'unreadable-encoding', null],
    ['nothing', Buffer.alloc(0), 'empty-file', null],
    ['a mark alone', Buffer.from('\ufeff'), 'empty-file', null],
    ['Excel', Buffer.from('PK\u0003\u0004rest'), 'not-csv', null],
    ['PDF', Buffer.from('%PDF-1.7'), 'not-csv', null],
    ['HTML', Buffer.from('  <!DOCTYPE HTML><html>'), 'not-csv', null],
    ['JSON', Buffer.from('{"a":1}'), 'not-csv', null],
  ])('%s is refused', async (_name, bytes, code, line) => {
    expect(await readCsv(bytes)).toMatchObject({ refusal: { code, line } });
  });
});

test.each<[Separator, string]>([
  [',', 'sdiType=X,,\na,b,c\n1;2,3,4\n'],
  [';', 'sdiType=X;;\na;b;c\n1,2;3;4\n'],
  ['\t', 'sdiType=X\na\tb\tc\n1,2\t3\t4\n'],
  ['|', 'sdiType=X\na|b|c\n1,2|3|4\n'],
])('the separator %j is found from the header', async (separator, content) => {
  const file = await opened(content);
  expect([file.separator, file.header]).toEqual([separator, ['a', 'b', 'c']]);
  expect((await rowsOf(content))[0]?.cells).toHaveLength(3);
});

test('limits: a file one byte over is refused, a mark never closed in 50 MB is one row error', async () => {
  expect(await readCsv(Buffer.alloc(CSV_LIMITS.bytes + 1, 'x'))).toMatchObject({ refusal: { code: 'file-too-large' } });
  const rows = await rowsOf(
    Buffer.concat([Buffer.from('sdiType=X\na,b\n1,2\n"3,4\n'), Buffer.alloc(50_000_000, '5,6\n')]),
  );
  expect(placed(rows)).toEqual([
    [3, '1|2'],
    [4, 'row-too-long'],
  ]);
}, 60_000);

test('any cells that are written are read back the same, with and without the guard against formulas', async () => {
  const cell = fc.oneof(fc.string(), fc.stringMatching(/^[='"+,;\t\r\n x-]{0,8}$/), fc.string({ unit: 'grapheme' }));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom<Separator>(',', ';', '\t', '|'),
      fc.boolean(),
      async (cells, separator, safe) => {
        const style = { separator, safe };
        const text = `sdiType=X\r\n${csvLine(['a', 'b'], style)}${cells.map((row) => csvLine(row, style)).join('')}`;
        const rows = await rowsOf(text);
        const read = (text: string) => (safe ? unguarded(text).text : text);
        expect(rows.map((row) => row.cells.map(read))).toEqual(cells);
        // A spreadsheet runs none of them.
        if (safe) expect(rows.flatMap((row) => row.cells).filter((text) => FORMULA.test(text))).toEqual([]);
        expect(rows.every((row) => row.problem === null)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
