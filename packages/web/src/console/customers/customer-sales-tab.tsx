import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../api/customers.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import { CUSTOMER_SALES_COLUMNS } from '../transactions/transaction-columns.tsx';
import { TransactionsAnswer } from '../transactions/transactions-answer.tsx';
import { customerSalesQuery } from './customer-queries.ts';

/** The customer's sales, newest first; each leads to its decision. */
export function CustomerSalesTab({ customer }: { customer: Customer }) {
  const query = useQuery(customerSalesQuery(customer.customerId));
  const list = `/transactions?f.customerId=${customer.customerId}`;
  const more = query.data?.nextCursor ? 'The newest 100 stand below.' : '';
  return (
    <>
      {query.data && query.data.data.length > 0 && (
        <p style={{ marginBottom: 12 }}>
          <TransactionsAnswer search={{ 'f.customerId': customer.customerId }} /> {more}{' '}
          <AppLink href={list}>Filter and sort them in the list</AppLink>
        </p>
      )}
      <BfTable
        caption={`Sales to ${customer.name}, newest first`}
        noun="invoice"
        columns={CUSTOMER_SALES_COLUMNS}
        rowKey={(row) => row.transactionId}
        query={query}
        empty={<NotYet title="No sales yet">Invoices arrive through the API, the XML service or an import.</NotYet>}
      />
    </>
  );
}
