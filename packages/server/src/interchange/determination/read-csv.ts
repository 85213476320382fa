import { setImmediate } from 'node:timers/promises';
import { CsvError, type Parser, parse } from 'csv-parse';
import { decodeFile, type Encoding } from './decode-file.ts';
import { type FileProblem, type FileRefusal, type ProblemCode, refusal, shown } from './file-problem.ts';
import { CSV_LIMITS } from './limits.ts';

export interface CsvRow {
  /** Physical line on which the row starts. */
  line: number;
  cells: string[];
  /** Set when the row could not be read as a row; `cells` is then what was seen of it. */
  problem: { code: ProblemCode; message: string } | null;
}

export interface CsvFile {
  sdiType: string;
  /** As written, without the empty cells that spreadsheets pad the line with. */
  header: string[];
  headerLine: number;
  separator: Separator;
  encoding: Encoding;
  /** About the file as a whole. */
  warnings: FileProblem[];
  /** The rows below the header, in portions; blank rows have only empty cells. Can be walked once. */
  portions: AsyncGenerator<CsvRow[]>;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

const CHUNK_BYTES = 64 * 1024;

/**
 * Opens a file of Determination's CSV family: line 1 `sdiType=…`, then the column names, then rows (spec §5.1).
 * Line ends may be LF, CRLF, CR or mixed; the separator is found from the header.
 */
export async function readCsv(bytes: Uint8Array): Promise<CsvFile | { refusal: FileRefusal }> {
  const decoded = decodeFile(bytes);
  if ('refusal' in decoded) return decoded;
  const separator = separatorOf(decoded.utf8);
  const portions = csvPortions(decoded.utf8, separator);
  const top = await readTop(portions);
  if ('refusal' in top) return top;

  const sdiType = sdiTypeOf(top.first);
  if (sdiType === undefined) {
    return refusal(
      'missing-sdi-type',
      `The first line must be "sdiType=" and the kind of file, for example sdiType=Customers. It is ${shown(top.first.cells.join(separator))}.`,
      top.first.line,
    );
  }
  if (!top.second) return refusal('missing-header', 'There is no line with column names below the sdiType line.', 2);
  const header = withoutPadding(top.second.cells);
  if (header.length > CSV_LIMITS.columns) {
    return refusal(
      'too-many-columns',
      `The header has ${header.length} columns; at most ${CSV_LIMITS.columns} are read.`,
      top.second.line,
    );
  }
  const warnings = top.warnings;
  if (decoded.encoding === 'windows-1252') {
    warnings.push({
      line: 1,
      column: null,
      code: 'read-as-windows-1252',
      message:
        'The file is not UTF-8. It was read as Windows-1252 (the usual Excel encoding): check names with accents.',
    });
  }
  return {
    sdiType,
    header,
    headerLine: top.second.line,
    separator,
    encoding: decoded.encoding,
    warnings,
    portions: continued(top.rest, portions),
  };
}

export function isBlankRow(row: CsvRow): boolean {
  return row.problem === null && row.cells.every((cell) => cell.trim() === '');
}

interface Top {
  first: CsvRow;
  second: CsvRow | undefined;
  rest: CsvRow[];
  warnings: FileProblem[];
}

/** The first two rows that are not blank. */
async function readTop(portions: AsyncGenerator<CsvRow[]>): Promise<Top | { refusal: FileRefusal }> {
  const seen: CsvRow[] = [];
  const warnings: FileProblem[] = [];
  // `next` and not `for await`: leaving that loop would close the generator, and the rows follow in it.
  for (let portion = await portions.next(); !portion.done; portion = await portions.next()) {
    for (const [index, row] of portion.value.entries()) {
      if (isBlankRow(row)) {
        warnings.push(blankRow(row.line));
        continue;
      }
      if (row.problem) return refusal('missing-header', row.problem.message, row.line);
      seen.push(row);
      const [first, second] = seen;
      if (first && second) return { first, second, rest: portion.value.slice(index + 1), warnings };
    }
  }
  const [first] = seen;
  if (!first) return refusal('empty-file', 'The file has only blank lines.');
  return { first, second: undefined, rest: [], warnings };
}

export function blankRow(line: number): FileProblem {
  return { line, column: null, code: 'blank-row', message: 'The row is blank and was passed over.' };
}

async function* continued(rest: CsvRow[], portions: AsyncGenerator<CsvRow[]>): AsyncGenerator<CsvRow[]> {
  if (rest.length > 0) yield rest;
  yield* portions;
}

function sdiTypeOf(row: CsvRow): string | undefined {
  const [first = '', ...others] = row.cells;
  if (others.some((cell) => cell.trim() !== '')) return undefined;
  return /^sdiType\s*=\s*(.*?)\s*$/i.exec(first.trim())?.[1];
}

function withoutPadding(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1]?.trim() === '') length--;
  return cells.slice(0, length);
}

/** The separator that stands most often in the header line, outside quotation marks; a comma when none does. */
function separatorOf(utf8: Buffer): Separator {
  const lines = utf8
    .subarray(0, CHUNK_BYTES)
    .toString('utf8')
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^[\s,;|]*$/.test(line));
  const header = (lines[1] ?? '').replaceAll(/"[^"]*"/g, '');
  let best: Separator = ',';
  for (const separator of SEPARATORS) {
    if (header.split(separator).length > header.split(best).length) best = separator;
  }
  return best;
}

/** Rows with their physical lines. Ends after a quotation mark that is never closed: what follows it cannot be told apart. */
async function* csvPortions(utf8: Buffer, separator: Separator): AsyncGenerator<CsvRow[]> {
  let portion: CsvRow[] = [];
  let line = 1;
  let offset = 0;
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: CSV_LIMITS.rowBytes,
    on_record: (cells: string[], context) => {
      const breaks = cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
      // The library accepts `"a"b`; its bytes tell it from the legal `"""a""b"`.
      const doubtful = cells.some((cell) => cell.startsWith('"'));
      const stray = doubtful && hasStrayQuote(utf8.toString('utf8', offset, context.bytes), separator);
      portion.push({ line, cells, problem: stray ? STRAY_QUOTE : null });
      line += 1 + breaks;
      offset = context.bytes;
      return null;
    },
  });
  let failure: Error | undefined;
  parser.on('error', (error: Error) => {
    failure ??= error;
  });
  for (let start = 0; start < utf8.length && !failure; start += CHUNK_BYTES) {
    await written(parser, utf8.subarray(start, start + CHUNK_BYTES));
    // Others get their turn between portions of a big file.
    await setImmediate();
    if (portion.length > 0) {
      yield portion;
      portion = [];
    }
  }
  if (!failure) await ended(parser);
  parser.destroy();
  if (failure) portion.push(unfinishedRow(failure, line, utf8, offset));
  if (portion.length > 0) yield portion;
}

const STRAY_QUOTE = {
  code: 'stray-quote',
  message: 'Text follows a closing quotation mark in one cell. Double the quotation marks that belong to the text.',
} as const;

function written(parser: Parser, chunk: Buffer): Promise<void> {
  return new Promise((resolve) => parser.write(chunk, () => resolve()));
}

function ended(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    parser.once('error', () => resolve());
    parser.once('end', () => resolve());
    parser.resume();
    parser.end();
  });
}

function unfinishedRow(failure: Error, line: number, utf8: Buffer, offset: number): CsvRow {
  if (!(failure instanceof CsvError)) throw failure;
  const cells = [utf8.toString('utf8', offset, offset + 200)];
  if (failure.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `The row is longer than ${CSV_LIMITS.rowBytes} bytes; probably a quotation mark is never closed. Nothing from this line on was read.`;
    return { line, cells, problem: { code: 'row-too-long', message } };
  }
  if (failure.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = 'A quotation mark in this row is never closed. Nothing from this line on was read.';
    return { line, cells, problem: { code: 'unclosed-quote', message } };
  }
  throw failure;
}

function lineBreaks(cell: string): number {
  let breaks = 0;
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code === 10 && cell.charCodeAt(at - 1) !== 13) breaks++;
    else if (code === 13) breaks++;
  }
  return breaks;
}

/** True when a quoted cell of the raw row goes on after its closing mark. */
function hasStrayQuote(raw: string, separator: Separator): boolean {
  const row = raw.replace(/(\r\n|\r|\n)$/, '');
  let at = 0;
  while (at < row.length) {
    if (row[at] !== '"') {
      const next = row.indexOf(separator, at);
      if (next < 0) return false;
      at = next + 1;
      continue;
    }
    at++;
    while (at < row.length && !(row[at] === '"' && row[at + 1] !== '"')) at += row[at] === '"' ? 2 : 1;
    at++;
    if (at < row.length && row[at] !== separator) return true;
    at++;
  }
  return false;
}
