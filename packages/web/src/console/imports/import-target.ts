import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { companyChain } from '../company-chain.ts';
import { companiesQuery, customerGroupsQuery } from '../reference-queries.ts';

/** Where the rows of a file belong. Only a single company goes without asking: rows in the wrong one cannot be taken out again. */
export function useImportTarget() {
  const query = useQuery(companiesQuery);
  const companies = query.data?.data ?? [];
  const [picked, setCompany] = useState<string | null>(null);
  const [pickedGroup, setGroup] = useState<string | null>(null);
  const company = picked ?? (companies.length === 1 ? companies[0]?.externalId : undefined) ?? '';
  const chain = companyChain(company, companies);
  const owned = useQueries({ queries: chain.map((row) => customerGroupsQuery(row.externalId)) });
  const groups = [...new Set(owned.flatMap((groupsOf) => (groupsOf.data?.data ?? []).map((group) => group.name)))];
  const own = chain[0]?.activeCustomerGroup?.name ?? null;
  // Children inherit the choice of the companies above them.
  const active = chain.find((row) => row.activeCustomerGroup)?.activeCustomerGroup?.name ?? null;
  const group = pickedGroup ?? active ?? (groups.length === 1 ? (groups[0] ?? null) : null);
  return {
    loading: query.isPending,
    error: query.error ?? owned.find((one) => one.error)?.error ?? null,
    companies,
    company,
    groups,
    groupsLoaded: owned.every((one) => one.isSuccess),
    active,
    group,
    pickCompany: (externalId: string | null) => {
      setCompany(externalId);
      setGroup(null);
    },
    pickGroup: setGroup,
    /** The company's own active group goes unnamed: the service knows it exactly, even when another carries its name. */
    query: group === null || group === own ? { company } : { company, group },
  };
}

export type ImportTargetState = ReturnType<typeof useImportTarget>;
