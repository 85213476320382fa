import { type RawBuilder, sql } from 'kysely';

/**
 * The end of the millisecond an instant names. The database keeps microseconds and the API tells milliseconds, so whoever asks
 * "as of" with an instant that was told means the whole of it: comparing with `<` includes what was recorded then.
 */
export function endOfMillisecond(instant: string): RawBuilder<Date> {
  return sql<Date>`date_trunc('milliseconds', ${instant}::timestamptz) + interval '1 millisecond'`;
}
