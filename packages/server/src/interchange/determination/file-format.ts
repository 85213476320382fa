import type { Gazetteer } from '@bonafide/core/place/gazetteer.ts';
import type { CellValues } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { FileProblem } from './file-problem.ts';
import type { RowReader } from './row-reader.ts';

/** One file format: its columns as data, and how a row becomes a record. */
export interface FileFormat<T> {
  columns: readonly Column[];
  /** Reads a row; the record counts only when the reader has no errors afterwards. */
  read(row: RowReader, gazetteer: Gazetteer): T;
  /** The rows that {@link read} makes this record of: its inverse, so that an exported file says what the records say. */
  write(record: T, gazetteer: Gazetteer): CellValues[];
  /** What makes a row the same thing as another row of the file. */
  keyOf(record: T): string;
  /**
   * Where several rows make one record: makes them, and rejects rows that do not fit. `faulty` are the rows rejected before, as far
   * as they could be read. Without this method a later row replaces an earlier one of the same key.
   */
  join?(records: readonly Read<T>[], faulty: readonly Read<T>[], rejected: RejectedRow[]): Read<T>[];
}

/** A row kept out, with everything wrong with it. `rejectedRowsCsv` gives the row itself back to be mended. */
export interface RejectedRow {
  line: number;
  problems: FileProblem[];
}

/** A record with the line it stands on. */
export interface Read<T> {
  line: number;
  /** Every line that makes up the record: more than one only where criteria are joined. */
  lines: number[];
  record: T;
}

/** Joins the parts of a key with a character that no cell may hold. */
export function keyOf(...parts: readonly string[]): string {
  return parts.join('\u0000');
}
