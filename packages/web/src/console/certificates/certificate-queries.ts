import { keepPreviousData, queryOptions, skipToken, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type CertificatePatch,
  changeCertificate,
  type EventBody,
  getCertificate,
  getCertificateFigures,
  listCertificates,
  listCertificateVersions,
  sendCertificateEvent,
} from '../../api/certificates.ts';
import { listExemptReasons } from '../../api/companies.ts';
import { sumTransactions } from '../../api/decisions.ts';
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

/** `known`: as the record stood at that instant; the checks are always today's. */
export const certificateQuery = (certificateId: string, known?: string) =>
  queryOptions({
    queryKey: ['certificates', 'one', certificateId, known ?? 'now'],
    queryFn: () => getCertificate(certificateId, known),
    // A file that just came is being read in the background; what it says changes the findings.
    refetchInterval: (query) => (query.state.data?.papers.some((paper) => paper.state === 'waiting') ? 1_500 : false),
  });

/** Money of the certificates of one page, apart from the list: a slow sum holds up no row. */
export const figuresQuery = (certificateIds: readonly string[]) =>
  queryOptions({
    queryKey: ['certificates', 'figures', certificateIds],
    queryFn:
      certificateIds.length > 0
        ? ({ signal }: { signal: AbortSignal }) => getCertificateFigures(certificateIds, signal)
        : skipToken,
    staleTime: 30_000,
  });

export const versionsQuery = (certificateId: string) =>
  queryOptions({
    queryKey: ['certificates', 'versions', certificateId],
    queryFn: () => listCertificateVersions(certificateId),
  });

/** What stands on the certificate: the sales it made exempt. */
export const standsOnQuery = (certificateId: string) =>
  queryOptions({
    queryKey: ['transactions', 'sums', 'certificate', certificateId],
    queryFn: ({ signal }) => sumTransactions({ certificateId }, signal),
    staleTime: 30_000,
  });

/** Names of a group's reason codes, for the one a certificate carries. */
export const reasonCodesQuery = (company: string, group: string | null) =>
  queryOptions({
    queryKey: ['companies', company, 'reasons', group],
    queryFn: group ? () => listExemptReasons(company, group) : skipToken,
    staleTime: 5 * 60_000,
  });

/** What a change reaches: lists, the page, coverage and figures. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      ['certificates', 'customers', 'overview'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
    );
}

export function useSendEvent(certificateId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ version, body }: { version: number; body: EventBody }) =>
      sendCertificateEvent(certificateId, version, body),
    onSuccess: refresh,
  });
}

export function useChangeCertificate(certificateId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ version, patch }: { version: number; patch: CertificatePatch }) =>
      changeCertificate(certificateId, version, patch),
    onSuccess: refresh,
  });
}
