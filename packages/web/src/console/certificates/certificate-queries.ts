import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listCertificates } from '../../api/certificates.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

export const certificatesQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['certificates', 'list', search],
    queryFn: ({ signal }) => listCertificates(listQuery(search), signal),
    placeholderData: keepPreviousData,
  });

/** How many match; null when they are more than the service counts. */
export const certificateCountQuery = ({ cursor: _cursor, sort: _sort, view: _view, ...search }: ListSearch) =>
  queryOptions({
    queryKey: ['certificates', 'count', search],
    queryFn: async ({ signal }) => (await listCertificates(listQuery(search, 1), signal)).total,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
