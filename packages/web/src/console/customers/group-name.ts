import { useQueries, useQuery } from '@tanstack/react-query';
import type { CompanyRow } from '../../api/companies.ts';
import { companiesQuery, customerGroupsQuery } from '../reference-queries.ts';

export interface OwnedGroup {
  name: string;
  owner: CompanyRow;
}

/** A customer group by its id, with the company that owns it; null until known. Groups belong to companies, so each company is asked. */
export function useGroup(groupId: string): OwnedGroup | null {
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const groups = useQueries({ queries: companies.map((company) => customerGroupsQuery(company.externalId)) });
  for (const [at, owner] of companies.entries()) {
    const found = groups[at]?.data?.data.find((group) => group.groupId === groupId);
    if (found) return { name: found.name, owner };
  }
  return null;
}

export function useGroupName(groupId: string): string | null {
  return useGroup(groupId)?.name ?? null;
}
