import { type RawBuilder, sql } from 'kysely';

type ColumnType = 'uuid' | 'text' | 'integer' | 'date' | 'numeric' | 'json' | 'jsonb';

/** Types of a table's columns as they are written, by name. */
export type ColumnTypes<Row> = Readonly<Record<keyof Row & string, ColumnType>>;

/**
 * An INSERT of many rows whose text does not grow with them: each column is one parameter. The rows are written in their order.
 * JSON must stand on one line, as `JSON.stringify` and `canonicalJson` write it.
 */
export function insertRows<Row extends object>(
  table: string,
  types: ColumnTypes<Row>,
  rows: readonly Row[],
): RawBuilder<unknown> {
  const columns = Object.keys(types) as (keyof Row & string)[];
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const lists = columns.map((column) =>
    listOf(
      types[column],
      rows.map((row) => row[column]),
    ),
  );
  const values = columns.map((column) => sql`${sql.ref(column)}::${sql.raw(types[column])}`);
  return sql`insert into ${sql.table(table)} (${names}) select ${sql.join(values)} from unnest(${sql.join(lists)}) as v (${names})`;
}

function listOf(type: ColumnType, values: readonly unknown[]): RawBuilder<unknown> {
  // As elements of an array, JSON would have each of its quotes escaped. A line feed stands between texts and never in one.
  if (type === 'json' || type === 'jsonb') return sql`string_to_array(${values.join('\n')}::text, e'\n')`;
  return sql`${values}::${sql.raw(type)}[]`;
}
