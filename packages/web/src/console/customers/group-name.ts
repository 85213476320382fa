import { useQueries, useQuery } from '@tanstack/react-query';
import { companiesQuery, customerGroupsQuery } from '../reference-queries.ts';

/** Name of a customer group by its id; null until known. Groups belong to companies, so each company is asked. */
export function useGroupName(groupId: string): string | null {
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const groups = useQueries({ queries: companies.map((company) => customerGroupsQuery(company.externalId)) });
  return groups.flatMap((query) => query.data?.data ?? []).find((group) => group.groupId === groupId)?.name ?? null;
}
