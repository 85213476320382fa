import type { CoverageMonth, CoverageRow } from '../../../api/customers.ts';
import { MONTH_WORDS } from '../../../ui/badge/status-words.ts';
import { formatMonth } from '../../../ui/format/dates.ts';
import { formatMoney, plural } from '../../../ui/format/money.ts';

/** "Resale", "Any reason" when the row is not about one. */
export function reasonWords(reason: string | null): string {
  if (!reason) return 'Any reason';
  const words = reason.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of one cell: "Texas, resale, November 2026: gap, $14,540 tax on 41 invoices". */
export function cellName(row: CoverageRow, month: CoverageMonth): string {
  const where = `${row.jurisdictionName}, ${reasonWords(row.reason).toLowerCase()}, ${formatMonth(month.month)}`;
  if (month.invoices === 0) {
    return `${where}: ${MONTH_WORDS[month.cover]}${month.cover === 'none' ? '' : ', no sales'}`;
  }
  return `${where}: ${MONTH_WORDS[month.cover]}, ${formatMoney(month.tax)} tax on ${plural(month.invoices, 'invoice')}`;
}

export interface Stretch {
  cover: CoverageMonth['cover'];
  from: string;
  to: string;
  exempt: number;
  tax: number;
  invoices: number;
}

/** Neighbouring months of one cover become one stretch: the grid in words. */
export function stretchesOf(months: CoverageMonth[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const month of months) {
    const last = stretches.at(-1);
    const sums = { exempt: Number(month.exempt), tax: Number(month.tax), invoices: month.invoices };
    if (last?.cover === month.cover) {
      last.to = month.month;
      last.exempt += sums.exempt;
      last.tax += sums.tax;
      last.invoices += sums.invoices;
    } else {
      stretches.push({ cover: month.cover, from: month.month, to: month.month, ...sums });
    }
  }
  return stretches;
}

/** Runs of months by year, for the header above the grid. */
export function yearsOf(months: CoverageMonth[]): { year: string; count: number }[] {
  const years: { year: string; count: number }[] = [];
  for (const { month } of months) {
    const last = years.at(-1);
    if (last?.year === month.slice(0, 4)) last.count += 1;
    else years.push({ year: month.slice(0, 4), count: 1 });
  }
  return years;
}
