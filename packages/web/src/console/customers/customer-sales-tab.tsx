import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../api/customers.ts';
import type { TransactionRow } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OutcomeBadge } from '../../ui/badge/status-badge.tsx';
import { DateText } from '../../ui/format/date-text.tsx';
import { Money } from '../../ui/format/money-text.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { shortState } from '../places.ts';
import { customerSalesQuery } from './customer-queries.ts';

export const SALES_COLUMNS: [BfColumn<TransactionRow>, ...BfColumn<TransactionRow>[]] = [
  {
    key: 'number',
    title: 'Invoice',
    render: (row) => <AppLink href={`/decisions/${row.transactionId}`}>{row.number}</AppLink>,
  },
  { key: 'date', title: 'Invoice date', render: (row) => <DateText date={row.date} /> },
  {
    key: 'state',
    title: 'Ship to',
    render: (row) => (row.jurisdiction ? shortState(row.jurisdiction) : 'Unknown'),
  },
  { key: 'outcome', title: 'Outcome', card: 'status', render: (row) => <OutcomeBadge outcome={row.outcome} /> },
  {
    key: 'exempt',
    title: 'Exempt',
    align: 'right',
    render: (row) => <Money value={row.exemptAmount} style="cents" currency={row.currency} />,
  },
  {
    key: 'taxable',
    title: 'Taxable',
    align: 'right',
    card: 'none',
    render: (row) => <Money value={row.taxableAmount} style="cents" currency={row.currency} />,
  },
  {
    key: 'tax',
    title: 'Tax',
    align: 'right',
    render: (row) => <Money value={row.tax} style="cents" currency={row.currency} />,
  },
];

export function CustomerSalesTab({ customer }: { customer: Customer }) {
  const query = useQuery(customerSalesQuery(customer.customerId));
  return (
    <BfTable
      caption={`Sales to ${customer.name}, newest first`}
      noun="invoice"
      columns={SALES_COLUMNS}
      rowKey={(row) => row.transactionId}
      query={query}
      empty={<NotYet title="No sales yet">Invoices arrive through the API, the XML service or an import.</NotYet>}
    />
  );
}
