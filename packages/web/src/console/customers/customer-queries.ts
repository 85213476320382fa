import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { listCertificates } from '../../api/certificates.ts';
import type { Customer } from '../../api/customers.ts';
import { changeCustomer, createCustomer, getCoverage, getCustomer, listCustomers } from '../../api/customers.ts';
import { listTransactions } from '../../api/decisions.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

export const customersQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['customers', 'list', search],
    queryFn: ({ signal }) => listCustomers({ sort: '-atRisk', ...listQuery(search) }, signal),
    placeholderData: keepPreviousData,
  });

export const customerQuery = (customerId: string) =>
  queryOptions({ queryKey: ['customers', customerId], queryFn: () => getCustomer(customerId) });

/** The three years that a state may still open; the grid shows the latest months of them, so its sums never depend on the view. */
const OPEN_MONTHS = 36;

export const coverageQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customers', customerId, 'coverage'],
    queryFn: () => getCoverage(customerId, OPEN_MONTHS),
  });

/** `state` narrows to one jurisdiction, for the panel beside a grid cell. */
export const customerCertificatesQuery = (customerId: string, state?: string) =>
  queryOptions({
    queryKey: ['certificates', 'of-customer', customerId, state ?? 'all'],
    queryFn: () => listCertificates({ customerId, state, limit: 100 }),
  });

export const customerSalesQuery = (customerId: string, narrow: { state?: string; from?: string; to?: string } = {}) =>
  queryOptions({
    queryKey: ['transactions', 'of-customer', customerId, narrow],
    queryFn: () => listTransactions({ customerId, ...narrow, limit: 100 }),
  });

/** Saving a customer changes lists, page and coverage alike. */
export function useChangeCustomer(customerId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ version, patch }: { version: number; patch: Partial<Customer> }) =>
      changeCustomer(customerId, version, patch),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['customers'] }),
  });
}

export function useCreateCustomer() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: createCustomer,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['customers', 'list'] }),
  });
}
