import type { CustomerRow } from '../../api/customers.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { CoverBadge } from '../../ui/badge/status-badge.tsx';
import { DateText, NotApplicable } from '../../ui/format/date-text.tsx';
import { Money } from '../../ui/format/money-text.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { shortState } from '../places.ts';
import classes from './customers.module.css';

export const CUSTOMER_COLUMNS: [BfColumn<CustomerRow>, ...BfColumn<CustomerRow>[]] = [
  {
    key: 'name',
    title: 'Customer',
    sortKey: 'name',
    render: (row) => (
      <>
        <AppLink href={`/customers/${row.customerId}/coverage`}>{row.name}</AppLink>
        <span className={classes.number}>#{row.number}</span>
      </>
    ),
  },
  {
    key: 'cover',
    title: 'Cover',
    card: 'status',
    render: (row) => <CoverBadge cover={row.cover} count={row.cover === 'gap' ? row.gapStates.length : 0} />,
  },
  {
    key: 'gapStates',
    title: 'States with a gap',
    render: (row) =>
      row.gapStates.length > 0 ? row.gapStates.map(shortState).join(', ') : <NotApplicable label="No gap" />,
  },
  {
    key: 'exempt',
    title: 'Exempt, 12 months ($)',
    align: 'right',
    card: 'none',
    render: (row) => <Money value={row.exempt12Months} />,
  },
  {
    key: 'atRisk',
    title: 'Tax at risk ($)',
    align: 'right',
    sortKey: 'atRisk',
    largestFirst: true,
    render: (row) => <Money value={row.atRisk} />,
  },
  {
    key: 'certificates',
    title: 'Approved certificates',
    align: 'right',
    card: 'none',
    render: ({ certificates }) => `${certificates.approved} of ${certificates.total}`,
  },
  {
    key: 'nextEnd',
    title: 'Next end',
    render: (row) => <DateText date={row.nextEnd} missing="No end date" />,
  },
];
