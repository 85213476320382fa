import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { getCertificate } from '../../api/certificates.ts';
import { getCustomer } from '../../api/customers.ts';
import { listTransactions, sumTransactions } from '../../api/decisions.ts';
import type { Query } from '../../api/service.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

/** The service knows our views by name, so here the view goes along. */
const queryOf = (search: ListSearch): Query => ({ ...listQuery(search), view: search.view });

export const transactionsQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['transactions', 'list', search],
    queryFn: ({ signal }) => listTransactions(queryOf(search), signal),
    placeholderData: keepPreviousData,
  });

/** Sums of all that match, whatever page or order is shown. */
export const transactionSumsQuery = ({ cursor: _cursor, sort: _sort, ...search }: ListSearch) =>
  queryOptions({
    queryKey: ['transactions', 'sums', search],
    queryFn: ({ signal }) => {
      const { limit: _limit, ...query } = queryOf(search);
      return sumTransactions(query, signal);
    },
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** Names for the chips of filters that hold an id. A record that is gone keeps its id as its name. */
export const customerNameQuery = (customerId: string | undefined) =>
  queryOptions({
    queryKey: ['customers', 'name', customerId],
    queryFn: customerId ? async () => (await getCustomer(customerId)).name : skipToken,
    staleTime: 5 * 60_000,
  });

export const certificateNameQuery = (certificateId: string | undefined) =>
  queryOptions({
    queryKey: ['certificates', 'number', certificateId],
    queryFn: certificateId ? async () => (await getCertificate(certificateId)).number : skipToken,
    staleTime: 5 * 60_000,
  });
