import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CoverageMonth, CoverageRow } from '../../../api/customers.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { ToneIcon } from '../../../ui/badge/status-badge.tsx';
import { COVER_WORDS } from '../../../ui/badge/status-words.ts';
import { datesInWords } from '../../../ui/format/dates.ts';
import { Money } from '../../../ui/format/money-text.tsx';
import { shortState } from '../../places.ts';
import type { Cell } from './cell-panel.tsx';
import classes from './coverage.module.css';
import { CoverageHead } from './coverage-head.tsx';
import { cellName, reasonWords } from './coverage-words.ts';

interface CoverageGridProps {
  rows: CoverageRow[];
  caption: string;
  onOpen: (cell: Cell) => void;
}

/** Height in percent of cover without sales. */
const THIN = 10;

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Largest month of all rows: the height that a full bar stands for. */
function largestSales(rows: CoverageRow[]): number {
  return Math.max(1, ...rows.flatMap((row) => row.months.map((month) => Number(month.sales))));
}

/**
 * Rows are state and reason, columns are months. One tab stop for the whole grid; arrows move between cells, Enter opens
 * the papers and invoices behind one.
 */
export function CoverageGrid({ rows, caption, onOpen }: CoverageGridProps) {
  const [at, setAt] = useState<[number, number]>([0, (rows[0]?.months.length ?? 1) - 1]);
  const full = largestSales(rows);
  const box = useScrollToLatest(rows[0]?.months.length ?? 0);
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    const next: [number, number] = [at[0] + step[0], at[1] + step[1]];
    const target = event.currentTarget.querySelector<HTMLButtonElement>(`[data-cell="${next.join()}"]`);
    if (!target) return;
    event.preventDefault();
    setAt(next);
    target.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} aria-label={caption} tabIndex={0} ref={box}>
      <table className={classes.grid}>
        <caption className="bf-visually-hidden">{caption}. Arrow keys move, Enter opens a month.</caption>
        <CoverageHead months={rows[0]?.months ?? []} />
        <tbody onKeyDown={move}>
          {rows.map((row, index) => (
            <tr key={row.jurisdiction + (row.reason ?? '')}>
              <th scope="row" className={classes.rowName}>
                {shortState(row.jurisdiction)} <span>{reasonWords(row.reason)}</span>
              </th>
              {row.months.map((month, column) => (
                <td key={month.month} className={classes.cell} data-january={month.month.endsWith('-01') || undefined}>
                  <MonthCell
                    row={row}
                    month={month}
                    full={full}
                    place={`${index},${column}`}
                    current={at[0] === index && at[1] === column}
                    onOpen={() => {
                      setAt([index, column]);
                      onOpen({ row, month });
                    }}
                  />
                </td>
              ))}
              <RowEnd row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where the grid is wider than its box, the latest month stands at the right edge first. */
function useScrollToLatest(months: number) {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const latest = box.current?.querySelector<HTMLElement>(`[data-cell="0,${months - 1}"]`)?.parentElement;
    if (box.current && latest)
      box.current.scrollLeft = latest.offsetLeft + latest.offsetWidth - box.current.clientWidth;
  }, [months]);
  return box;
}

interface MonthCellProps {
  row: CoverageRow;
  month: CoverageMonth;
  full: number;
  place: string;
  current: boolean;
  onOpen: () => void;
}

function MonthCell({ row, month, full, place, current, onOpen }: MonthCellProps) {
  const name = cellName(row, month);
  // A small sale must still be seen beside a large one; cover without sales is a thin line.
  const height = month.invoices === 0 ? THIN : Math.max(20, (Number(month.sales) / full) * 100);
  return (
    <button
      type="button"
      className={classes.month}
      data-cell={place}
      tabIndex={current ? 0 : -1}
      aria-label={name}
      title={name}
      onClick={onOpen}
    >
      <span className={classes.bar} data-cover={month.cover} style={{ height: `${height}%` }} />
    </button>
  );
}

function RowEnd({ row }: { row: CoverageRow }) {
  const { cover, text, certificateId } = row.now;
  const words = certificateId ? (
    <AppLink href={`/certificates/${certificateId}`}>{datesInWords(text)}</AppLink>
  ) : (
    datesInWords(text)
  );
  return (
    <>
      <td className="bf-num">
        <Money value={row.exempt12Months} />
      </td>
      <td className="bf-num">
        <strong>
          <Money value={row.atRisk} />
        </strong>
      </td>
      <td className={classes.now} data-tone={COVER_WORDS[cover].tone}>
        <span>
          <ToneIcon tone={COVER_WORDS[cover].tone} />
          <span>{words}</span>
        </span>
      </td>
    </>
  );
}
