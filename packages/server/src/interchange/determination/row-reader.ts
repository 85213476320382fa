import { type CalendarDate, calendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { isCurrency } from '@bonafide/core/money/currency.ts';
import { compare, type Decimal, isDecimal, isNegative, normalDecimal } from '@bonafide/core/money/decimal.ts';
import { CONTROL, EATEN_NUMBER, FORMULA, unguarded } from '../../platform/csv-guard.ts';
import { listEntries } from './cell-text.ts';
import type { Column, HeaderMap } from './columns.ts';
import { type FileProblem, type ProblemCode, shown } from './file-problem.ts';
import { CSV_LIMITS } from './limits.ts';
import type { CsvRow } from './read-csv.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and tabs are allowed in running text.
const CONTROL_IN_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const MONTH_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads the cells of one row by the format's columns and collects everything wrong with it. Reading methods give null for a blank
 * cell, for an absent column and for a cell with an error, so that a row is only to be used when `errors` is empty.
 */
export class RowReader {
  readonly errors: FileProblem[] = [];
  readonly warnings: FileProblem[] = [];
  readonly line: number;
  readonly #row: CsvRow;
  readonly #map: HeaderMap;
  readonly #columns: ReadonlyMap<string, Column>;

  constructor(row: CsvRow, map: HeaderMap, columns: ReadonlyMap<string, Column>) {
    this.line = row.line;
    this.#row = row;
    this.#map = map;
    this.#columns = columns;
    this.#checkShape();
  }

  error(column: string | null, code: ProblemCode, message: string): void {
    this.errors.push({ line: this.line, column, code, message });
  }

  warn(column: string | null, code: ProblemCode, message: string): void {
    this.warnings.push({ line: this.line, column, code, message });
  }

  /** Whether the file has the column at all. */
  has(name: string): boolean {
    return this.#map.positions.has(name);
  }

  text(name: string): string | null {
    return this.#cell(name);
  }

  /** For a column whose value is required: an error was noted when this gives ''. */
  required(name: string): string {
    return this.text(name) ?? '';
  }

  /** `Y` and `N`; anything else is N, as Determination reads it (spec §5.1, scenario 79), but never in silence. */
  flag(name: string): boolean | null {
    const cell = this.#cell(name);
    if (cell === null) return null;
    if (cell !== 'Y' && cell !== 'N') {
      this.warn(name, 'flag-read-as-no', `Only Y and N are flags. ${shown(cell)} is read as N, as Determination does.`);
    }
    return cell === 'Y';
  }

  /** MM/DD/YYYY or YYYY-MM-DD, with four digits of year. */
  date(name: string): CalendarDate | null {
    const cell = this.#cell(name);
    if (cell === null) return null;
    const monthFirst = MONTH_FIRST.exec(cell);
    const iso = ISO.exec(cell);
    if (!monthFirst && !iso) return this.#notADate(name, cell);
    const [year, month, day] = monthFirst
      ? [monthFirst[3], monthFirst[1], monthFirst[2]]
      : [iso?.[1], iso?.[2], iso?.[3]];
    const date = calendarDate(Number(year), Number(month), Number(day));
    if (date === undefined) {
      this.error(name, 'no-such-date', `There is no day ${shown(cell)}. Dates are MM/DD/YYYY, from 1900 on.`);
      return null;
    }
    return date;
  }

  /** True when the cell is a date only if the day is read first (`13/01/2025`): a hint that the whole column may be so. */
  looksDayFirst(name: string): boolean {
    const match = MONTH_FIRST.exec(this.#raw(name) ?? '');
    return (
      match !== null &&
      Number(match[1]) > 12 &&
      calendarDate(Number(match[3]), Number(match[2]), Number(match[1])) !== undefined
    );
  }

  /** Notes an error where a period ends before it starts; a start or end that could not be read was told of already. */
  inOrder(name: string, start: CalendarDate, end: CalendarDate | null): void {
    if (this.errors.length > 0 || end === null || end >= start) return;
    this.error(name, 'expires-before-start', `It ends on ${end}, before it starts on ${start}.`);
  }

  amount(name: string): Decimal | null {
    const value = this.#decimal(name);
    if (value === null) return null;
    if (isNegative(value)) {
      this.error(name, 'negative-amount', `The amount ${shown(value)} is below zero.`);
      return null;
    }
    return value;
  }

  share(name: string): Decimal | null {
    const value = this.#decimal(name);
    if (value === null) return null;
    if (isNegative(value) || compare(value, '1') > 0) {
      this.error(name, 'not-a-share', `${shown(value)} is not a share from 0 to 1. Write 0.6 when 60 % is taxed.`);
      return null;
    }
    return value;
  }

  choice(name: string, code: ProblemCode): string | null {
    const cell = this.#cell(name);
    if (cell === null) return null;
    const choices = this.#column(name).choices ?? [];
    if (choices.includes(cell)) return cell;
    this.error(name, code, `${shown(cell)} is not one of ${choices.join(', ')}.`);
    return null;
  }

  currency(name: string): string | null {
    const cell = this.#cell(name);
    if (cell === null || isCurrency(cell)) return cell;
    this.error(name, 'unknown-currency', `${shown(cell)} is not a currency code that is known here (for example USD).`);
    return null;
  }

  /** Entries between `;` ({@link listEntries}), each once, in the order given. */
  list(name: string): string[] {
    const cell = this.#cell(name);
    if (cell === null) return [];
    const entries = [...new Set(listEntries(cell))];
    const { max } = this.#column(name);
    if (entries.length > CSV_LIMITS.listEntries) {
      this.error(
        name,
        'too-many-entries',
        `The list has ${entries.length} entries; at most ${CSV_LIMITS.listEntries} are read.`,
      );
      return [];
    }
    for (const entry of entries) {
      if (characters(entry) > max) this.error(name, 'too-long', tooLong(entry, max));
      if (EATEN_NUMBER.test(entry)) this.error(name, 'spreadsheet-number', eatenNumber(entry));
    }
    return entries;
  }

  #checkShape(): void {
    const { cells, problem } = this.#row;
    if (problem) {
      this.error(null, problem.code, problem.message);
      return;
    }
    if (cells.length < this.#map.width) {
      const first = this.#map.header[cells.length] ?? null;
      this.error(
        first,
        'too-few-cells',
        `The row has ${cells.length} cells, the header ${this.#map.width}: it ends before ${first}.`,
      );
      return;
    }
    const extra = cells.findIndex((cell, index) => index >= this.#map.width && cell !== '');
    if (extra >= 0) {
      this.error(
        null,
        'too-many-cells',
        `The row has ${cells.length} cells, the header ${this.#map.width}. Is a separator inside a text that is not quoted?`,
      );
    }
  }

  #column(name: string): Column {
    const column = this.#columns.get(name);
    if (!column) throw new Error(`The format does not describe a column ${name}`);
    return column;
  }

  #raw(name: string): string | undefined {
    const position = this.#map.positions.get(name);
    return position === undefined ? undefined : this.#row.cells[position];
  }

  /** The cell when it can be used, after the checks that hold for every kind. */
  #cell(name: string): string | null {
    const column = this.#column(name);
    const raw = this.#raw(name);
    if (raw === undefined) return null;
    const { text: cell, vouched } = unguarded(raw);
    if (cell === '') {
      if (column.need === 'value') this.error(name, 'missing-value', `${name} is blank.`);
      return null;
    }
    const fault = faultOf(column, cell, vouched);
    if (fault) {
      this.error(name, fault.code, fault.message);
      return null;
    }
    if (column.kind === 'identifier' || column.kind === 'name') this.#warnOfText(name, cell);
    return cell;
  }

  #warnOfText(name: string, cell: string): void {
    if (FORMULA.test(cell)) {
      this.warn(
        name,
        'formula-like',
        `${shown(cell)} begins like a formula. It is kept as text and is made safe in every export.`,
      );
    }
    if (INVISIBLE.test(cell)) {
      this.warn(
        name,
        'invisible-character',
        `${shown(cell)} holds a character that cannot be seen. It is kept, and an exact comparison will see it.`,
      );
    }
  }

  #decimal(name: string): Decimal | null {
    const cell = this.#cell(name);
    if (cell === null) return null;
    if (isDecimal(cell)) return normalDecimal(cell);
    if (EATEN_NUMBER.test(cell)) this.error(name, 'spreadsheet-number', eatenNumber(cell));
    else this.error(name, 'not-a-number', `${shown(cell)} is not a plain decimal number such as 1234.56.`);
    return null;
  }

  #notADate(name: string, cell: string): null {
    if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(cell)) {
      this.error(name, 'two-digit-year', `${shown(cell)} has a year of two digits. Write all four: MM/DD/YYYY.`);
    } else if (/^\d{5}$/.test(cell)) {
      this.error(
        name,
        'spreadsheet-date',
        `${shown(cell)} is a spreadsheet's day number. Format the column as MM/DD/YYYY and save again.`,
      );
    } else {
      this.error(name, 'not-a-date', `${shown(cell)} is not a date. Write MM/DD/YYYY.`);
    }
    return null;
  }
}

function faultOf(column: Column, cell: string, vouched: boolean): { code: ProblemCode; message: string } | undefined {
  if (cell.includes('\ufffd') || !cell.isWellFormed()) {
    return { code: 'damaged-character', message: `${shown(cell)} holds a character that was damaged on the way here.` };
  }
  if (!vouched && cell !== cell.trim() && column.kind !== 'lines') {
    return {
      code: 'stray-blanks',
      message: `${shown(cell)} has blanks at its ${cell === cell.trimEnd() ? 'start' : 'end'}. Values are compared exactly; remove them.`,
    };
  }
  const control = (column.kind === 'lines' || column.kind === 'text' ? CONTROL_IN_LINES : CONTROL).exec(cell);
  if (control && !vouched) {
    return { code: 'control-character', message: `${shown(cell)} holds a control character.` };
  }
  const max = column.kind === 'list' ? CSV_LIMITS.listCharacters : column.max;
  if (cell.length > max && characters(cell) > max) return { code: 'too-long', message: tooLong(cell, max) };
  if (!vouched && column.kind === 'identifier' && EATEN_NUMBER.test(cell)) {
    return { code: 'spreadsheet-number', message: eatenNumber(cell) };
  }
  return undefined;
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function tooLong(text: string, max: number): string {
  return `${shown(text)} has ${characters(text)} characters; at most ${max} fit.`;
}

function eatenNumber(text: string): string {
  return `${shown(text)} is what a spreadsheet makes of a long number; its digits are lost. Format the column as text and enter it again.`;
}
