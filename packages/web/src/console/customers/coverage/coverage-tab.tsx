import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Coverage, CoverageRow, Customer } from '../../../api/customers.ts';
import { plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { coverageQuery } from '../customer-queries.ts';
import { customerRoute } from '../customer-routes.ts';
import { type Cell, CellPanel } from './cell-panel.tsx';
import classes from './coverage.module.css';
import { CoverageGrid } from './coverage-grid.tsx';
import { CoverageLegend } from './coverage-legend.tsx';
import { CoverageNow } from './coverage-now.tsx';
import { CoverageTable } from './coverage-table.tsx';

/** From this many covered rows on they fold, so that what costs money stays in sight. */
const FOLD_FROM = 6;

const isQuiet = (row: CoverageRow) => row.now.cover === 'covered' && Number(row.atRisk) === 0;

export function CoverageTab({ customer }: { customer: Customer }) {
  // 24 months of cells and the answer beside them need a wide window; a narrower one starts with 12.
  const wide = useMediaQuery('(min-width: 87.5em)', undefined, { getInitialValueInEffect: false });
  const { months = wide ? '24' : '12', as = 'grid' } = customerRoute.useSearch();
  const navigate = useNavigate({ from: customerRoute.fullPath });
  const query = useQuery(coverageQuery(customer.customerId));
  const change = (patch: { months?: string; as?: string }) =>
    void navigate({ to: '.', search: (now) => ({ ...now, ...patch }), replace: true });

  if (!query.data) {
    if (query.error) {
      return (
        <ProblemNotice error={query.error} what="The coverage could not be loaded" retry={() => void query.refetch()} />
      );
    }
    return <RowSkeleton rows={5} noun="the coverage" />;
  }
  if (query.data.rows.length === 0) {
    return (
      <NotYet title="Nothing to cover yet">
        There are no exempt sales and no certificates for {customer.name}. Rows appear here with the first of either.
      </NotYet>
    );
  }
  return (
    <>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label="Months shown"
          value={months}
          onChange={(value) => change({ months: value })}
          data={[
            { value: '12', label: '12 months' },
            { value: '24', label: '24 months' },
            { value: '36', label: '36 months' },
          ]}
        />
        <SegmentedControl
          aria-label="Shown as"
          value={as}
          onChange={(value) => change({ as: value })}
          data={[
            { value: 'grid', label: 'Grid' },
            { value: 'table', label: 'As table' },
          ]}
        />
      </div>
      <CoverageBody coverage={latestMonths(query.data, Number(months))} customer={customer} asTable={as === 'table'} />
    </>
  );
}

/** The same rows with their latest months only; sums stay those of all open months. */
function latestMonths(coverage: Coverage, months: number): Coverage {
  const rows = coverage.rows.map((row) => ({ ...row, months: row.months.slice(-months) }));
  return { ...coverage, rows, from: rows[0]?.months[0]?.month ?? coverage.from };
}

interface CoverageBodyProps {
  coverage: Coverage;
  customer: Customer;
  asTable: boolean;
}

function CoverageBody({ coverage, customer, asTable }: CoverageBodyProps) {
  const [unfolded, setUnfolded] = useState(false);
  const [cell, setCell] = useState<Cell | null>(null);
  const quiet = coverage.rows.filter(isQuiet);
  const folds = quiet.length >= FOLD_FROM && !unfolded;
  const rows = folds ? coverage.rows.filter((row) => !isQuiet(row)) : coverage.rows;
  const caption = `Coverage of ${customer.name} by state and reason, ${coverage.from} to ${coverage.to}`;
  return (
    <>
      {asTable ? (
        <CoverageTable rows={rows} caption={caption} />
      ) : (
        <>
          <CoverageNow rows={rows} />
          <CoverageGrid rows={rows} caption={caption} onOpen={setCell} />
          <CoverageLegend />
        </>
      )}
      {folds && (
        <button type="button" className={classes.fold} onClick={() => setUnfolded(true)}>
          {plural(quiet.length, 'row')} covered, $0 at risk. Show
        </button>
      )}
      <CellPanel cell={cell} customer={customer} onClose={() => setCell(null)} />
    </>
  );
}
