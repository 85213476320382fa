import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listCompanies, listCustomerGroups } from '../api/companies.ts';
import { getContent } from '../api/content.ts';
import { listCustomers } from '../api/customers.ts';
import { getOverview } from '../api/figures.ts';

/** What several screens ask for: companies, groups, customers to choose from, the jurisdictions of the content, the house's figures. */
export const companiesQuery = queryOptions({ queryKey: ['companies'], queryFn: listCompanies, staleTime: 60_000 });

export const customerGroupsQuery = (company: string) =>
  queryOptions({
    queryKey: ['companies', company, 'customer-groups'],
    queryFn: () => listCustomerGroups(company),
    enabled: company !== '',
    staleTime: 60_000,
  });

export const contentQuery = queryOptions({ queryKey: ['content'], queryFn: getContent, staleTime: 5 * 60_000 });

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: getOverview,
  staleTime: 30_000,
});

/** Customers for a select or a filter, by name or number; of one company, or of all. */
export const customerChoicesQuery = (company: string | undefined, q: string) =>
  queryOptions({
    queryKey: ['customers', 'choices', company ?? 'all', q],
    queryFn: ({ signal }) => listCustomers({ company, q, limit: 20, sort: 'name' }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
