import { coreName } from '@bonafide/core/check/name-text.ts';
import { cleanText } from '../adapters/clean-text.ts';

/**
 * The files the IRS publishes. `eo-bmf`: Exempt Organizations Business Master File Extract, CSV with a header, in four regions or by state.
 * `pub78`: Publication 78 data, six fields by `|`, no header. `revocations`: Automatic Revocation of Exemption List, twelve fields by `|`.
 */
export const LIST_KINDS = ['eo-bmf', 'pub78', 'revocations'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export interface ListRow {
  ein: string;
  name: string;
  nameKey: string;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** The row as the file has it. */
  rowText: string;
}

/** The header of the EO BMF extract, as published. */
const BMF_COLUMNS = ['EIN', 'NAME', 'ICO', 'STREET', 'CITY', 'STATE', 'ZIP'] as const;

export type ReadRow = { row: ListRow } | { problem: string } | 'skip';

/** Reads a file line by line. @throws Error in words for people when the first line shows another kind of file */
export function rowReader(kind: ListKind): (line: string, number: number) => ReadRow {
  if (kind === 'eo-bmf') return readBmf();
  const fields = kind === 'pub78' ? 6 : 12;
  return (line) => {
    if (line.trim() === '') return 'skip';
    const cells = line.split('|');
    if (cells.length !== fields) return { problem: `${cells.length} fields instead of ${fields}` };
    const [ein, name] = cells;
    return kind === 'pub78'
      ? rowOf(line, ein, name, cells[2], cells[3], null)
      : rowOf(line, ein, name, cells[4], cells[5], cells[6]);
  };
}

function readBmf(): (line: string, number: number) => ReadRow {
  let places: readonly number[] | null = null;
  return (line, number) => {
    if (line.trim() === '') return 'skip';
    const cells = csvCells(line);
    if (places === null) {
      const names = cells.map((cell) =>
        cell
          .trim()
          .toUpperCase()
          .replace(/^\ufeff/, ''),
      );
      places = BMF_COLUMNS.map((column) => names.indexOf(column));
      if (places.includes(-1))
        throw new Error(`Line ${number} is not the header of the EO BMF extract: EIN,NAME,ICO,STREET,CITY,STATE,ZIP …`);
      return 'skip';
    }
    const [ein, name, , , city, region, zip] = places.map((place) => cells[place]);
    return rowOf(line, ein, name, city, region, zip);
  };
}

function rowOf(
  line: string,
  einText: string | undefined,
  nameText: string | undefined,
  city: string | undefined,
  region: string | undefined,
  postalCode: string | null | undefined,
): ReadRow {
  const digits = (einText ?? '').replace(/[-\s"]/g, '');
  if (!/^\d{1,9}$/.test(digits)) return { problem: 'the first field is no EIN' };
  const name = cleanText(nameText);
  if (name === null) return { problem: 'there is no name' };
  return {
    row: {
      // Spreadsheets drop the zeros in front.
      ein: digits.padStart(9, '0'),
      name,
      nameKey: coreName(name),
      city: cleanText(city),
      region: cleanText(region),
      postalCode: cleanText(postalCode),
      rowText: line.toWellFormed().replaceAll('\u0000', ''),
    },
  };
}

/** The cells of one line of CSV; a quoted cell may hold commas and doubled quotes. */
function csvCells(line: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at);
      cells.push(end < 0 ? line.slice(at) : line.slice(at, end));
      if (end < 0) break;
      at = end + 1;
      continue;
    }
    let text = '';
    at += 1;
    for (;;) {
      const quote = line.indexOf('"', at);
      if (quote < 0) return [...cells, text + line.slice(at)];
      text += line.slice(at, quote);
      at = quote + 1;
      if (line[at] !== '"') break;
      text += '"';
      at += 1;
    }
    cells.push(text);
    const comma = line.indexOf(',', at);
    if (comma < 0) break;
    at = comma + 1;
  }
  return cells;
}
