import { type UseQueryOptions, useQueries } from '@tanstack/react-query';
import type { CompanyRow } from '../../api/companies.ts';
import { companyChain } from '../company-chain.ts';

export interface Inherited<Row> {
  row: Row;
  /** The company that set it: the one asked about, or one above it. */
  owner: CompanyRow;
}

type ListOptions<Row> = UseQueryOptions<{ data: Row[] }, Error, { data: Row[] }, string[]>;

/** What a company has of its own and from those above it, nearest first; undefined until all have answered. */
export function useInherited<Row>(
  company: CompanyRow | undefined,
  companies: readonly CompanyRow[],
  queryOf: (externalId: string) => ListOptions<Row>,
) {
  const chain = company ? companyChain(company.externalId, companies) : [];
  const results = useQueries({ queries: chain.map((owner) => queryOf(owner.externalId)) });
  const complete = chain.length > 0 && results.every((result) => result.data);
  const rows = chain.flatMap((owner, at) => (results[at]?.data?.data ?? []).map((row) => ({ row, owner })));
  return {
    data: complete ? { data: rows } : undefined,
    error: results.find((result) => result.error)?.error ?? null,
    isFetching: results.some((result) => result.isFetching),
    dataUpdatedAt: Math.min(...results.map((result) => result.dataUpdatedAt)),
    refetch: () => Promise.all(results.map((result) => result.refetch())),
  };
}

/** Of several with one name the nearest counts; the others are hidden by it. */
export function nearestByName<Row extends { name: string }>(rows: readonly Inherited<Row>[]): Inherited<Row>[] {
  const seen = new Set<string>();
  return rows.filter(({ row }) => !seen.has(row.name) && seen.add(row.name));
}
