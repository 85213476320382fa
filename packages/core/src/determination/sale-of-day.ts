import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Sale } from './sale.ts';

/** The same sale as if it were of that day: dates of single lines give way as well. */
export function saleOfDay(sale: Sale, day: CalendarDate): Sale {
  return {
    ...sale,
    date: day,
    lines: sale.lines.map(({ date: _date, ...line }) => line),
  };
}
