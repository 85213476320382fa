import type { TransactionRow } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OutcomeBadge } from '../../ui/badge/status-badge.tsx';
import { DateText } from '../../ui/format/date-text.tsx';
import { Money } from '../../ui/format/money-text.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { shortState } from '../places.ts';
import classes from './transactions.module.css';

type Column = BfColumn<TransactionRow>;

const invoice = (withCompany: boolean): Column => ({
  key: 'number',
  title: 'Invoice',
  render: (row) => (
    <>
      <AppLink href={`/decisions/${row.transactionId}`}>{row.number}</AppLink>
      {row.revision > 1 && <span className={classes.beside}>revision {row.revision}</span>}
      {withCompany && <span className={classes.under}>{row.companyName}</span>}
    </>
  ),
});

const DATE: Column = {
  key: 'date',
  title: 'Sale date',
  sortKey: 'date',
  largestFirst: true,
  render: (row) => <DateText date={row.date} />,
};

const CUSTOMER: Column = { key: 'customer', title: 'Customer', width: '22%', render: (row) => <Customer row={row} /> };

/** A number that is on no customer file is still shown: it is what the sale named. */
function Customer({ row }: { row: TransactionRow }) {
  if (row.customerId) {
    return <AppLink href={`/customers/${row.customerId}/sales`}>{row.customerName ?? row.customerNumber}</AppLink>;
  }
  const named = [row.customerName, row.customerNumber && `#${row.customerNumber}`].filter(Boolean).join(' ');
  return <span className={classes.quiet}>{named ? `${named}, not on file` : 'Not named'}</span>;
}

const SHIP_TO: Column = {
  key: 'state',
  title: 'Ship to',
  render: (row) =>
    row.jurisdictions.length > 0 ? (
      row.jurisdictions.map(shortState).join(', ')
    ) : (
      <span className={classes.quiet}>Unknown</span>
    ),
};

const OUTCOME: Column = {
  key: 'outcome',
  title: 'Outcome',
  card: 'status',
  render: (row) => <OutcomeBadge outcome={row.outcome} />,
};

const cents = (key: string, title: string, value: (row: TransactionRow) => string, more: Partial<Column> = {}) =>
  ({
    key,
    title,
    align: 'right',
    render: (row) => <Money value={value(row)} style="cents" currency={row.currency} />,
    ...more,
  }) satisfies Column;

const EXEMPT = cents('exempt', 'Exempt', (row) => row.exemptAmount, { sortKey: 'exempt', largestFirst: true });
const NOT_CHARGED = cents('notCharged', 'Tax not charged', (row) => row.taxNotCharged);
const TAX = cents('tax', 'Tax charged', (row) => row.tax, { sortKey: 'tax', largestFirst: true });

const MONEY = [EXEMPT, NOT_CHARGED, TAX];

export type TransactionColumns = [Column, ...Column[]];

/** The company is named where there are several. */
export function transactionColumns(severalCompanies: boolean): TransactionColumns {
  return [invoice(severalCompanies), DATE, CUSTOMER, SHIP_TO, OUTCOME, ...MONEY];
}

/** On the page of a customer, who needs no column there. */
export const CUSTOMER_SALES_COLUMNS: TransactionColumns = [invoice(false), DATE, SHIP_TO, OUTCOME, ...MONEY];
