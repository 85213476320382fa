import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import type { SaleRow } from '@bonafide/core/sale-file/read-sales.ts';
import { CsvError, parse } from 'csv-parse';
import { UsageError } from './command.ts';
import { readFailure } from './read-file.ts';

/**
 * The rows of a CSV file, the header first; never more than a portion is held. Commas, or semicolons or tabs where the header has
 * more of them.
 * @throws UsageError for a file that cannot be read as CSV
 */
export async function* csvRows(path: string): AsyncGenerator<SaleRow> {
  const delimiter = await delimiterOf(path);
  const parser = parse({ bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true });
  const file = createReadStream(path);
  file.once('error', (error) => parser.destroy(error));
  file.pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line, cells: record };
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`${path}, line ${line}: ${error.message}`);
    throw readFailure(path, error);
  }
}

async function delimiterOf(path: string): Promise<string> {
  try {
    for await (const piece of createReadStream(path, { end: 64 * 1024, encoding: 'utf8' })) {
      const [header = ''] = String(piece).split(/\r?\n/);
      const count = (sign: string) => header.split(sign).length;
      return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
    }
  } catch (error) {
    throw readFailure(path, error);
  }
  throw new UsageError(`${path} is empty`);
}

/** A cell as spreadsheets take it: quoted where needed, and never read as a formula. */
function cellText(cell: string): string {
  const isNumber = /^-?[\d.,]+$/.test(cell);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export interface CsvWriter {
  row(cells: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

/** Writes to a file, or to standard output; waits while whoever reads is slower. */
export function csvWriter(path: string | undefined): CsvWriter {
  const target = path === undefined ? process.stdout : createWriteStream(path);
  let failed: Error | undefined;
  target.once('error', (error) => {
    failed = new UsageError(`${path ?? 'The output'} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  });
  return {
    async row(cells) {
      if (failed) throw failed;
      if (!target.write(`${cells.map(cellText).join(',')}\r\n`)) await once(target, 'drain');
    },
    async end() {
      if (path !== undefined) await new Promise<void>((resolve) => target.end(() => resolve()));
      if (failed) throw failed;
    },
  };
}
