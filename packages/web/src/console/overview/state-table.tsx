import type { OverviewState } from '../../api/figures.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { CoverBadge } from '../../ui/badge/status-badge.tsx';
import { Money } from '../../ui/format/money-text.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { staticRows } from '../../ui/table/static-rows.ts';

const COLUMNS: [BfColumn<OverviewState>, ...BfColumn<OverviewState>[]] = [
  {
    key: 'name',
    title: 'State',
    render: (row) =>
      row.jurisdiction === '' ? (
        row.name
      ) : (
        <AppLink href={`/overview?as=table&f.state=${row.jurisdiction}`}>{row.name}</AppLink>
      ),
  },
  { key: 'cover', title: 'Cover', card: 'status', render: (row) => <CoverBadge cover={row.cover} /> },
  { key: 'atRisk', title: 'Tax at risk ($)', align: 'right', render: (row) => <Money value={row.atRisk} /> },
  { key: 'exempt', title: 'Exempt sales ($)', align: 'right', render: (row) => <Money value={row.exemptSales} /> },
  { key: 'certificates', title: 'Certificates', align: 'right', render: (row) => row.certificates },
];

/** The map's figures as a table, most money first; what cannot be judged stands above zero, never below it. */
export function StateTable({ rows }: { rows: OverviewState[] }) {
  const weight = (row: OverviewState) => (row.atRisk === null ? 0.5 : Number(row.atRisk));
  const sorted = [...rows].sort((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name));
  return (
    <BfTable
      caption="Tax at risk by state"
      noun="state"
      columns={COLUMNS}
      rowKey={(row) => row.jurisdiction}
      query={staticRows(sorted)}
      empty={null}
    />
  );
}
