import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type AuthorityBody,
  type CommodityMappingBody,
  type CompanySettings,
  type ExemptReasonBody,
  getCompany,
  listAuthorities,
  listCommodityMappings,
  listExemptReasons,
  putAuthority,
  putCommodityMapping,
  putCompany,
  putCustomerGroup,
  putExemptReason,
} from '../../api/companies.ts';
import { getInstallation } from '../../api/installation.ts';
import { createApiKey, listApiKeys, revokeApiKey } from '../../api/team.ts';

export const companyQuery = (externalId: string) =>
  queryOptions({ queryKey: ['companies', externalId], queryFn: () => getCompany(externalId) });

export const reasonsQuery = (company: string, group: string) =>
  queryOptions({
    queryKey: ['companies', company, 'customer-groups', group, 'exempt-reasons'],
    queryFn: () => listExemptReasons(company, group),
    enabled: company !== '' && group !== '',
  });

export const authoritiesQuery = (company: string) =>
  queryOptions({
    queryKey: ['companies', company, 'authorities'],
    queryFn: () => listAuthorities(company),
    enabled: company !== '',
  });

export const mappingsQuery = (company: string) =>
  queryOptions({
    queryKey: ['companies', company, 'commodity-mappings'],
    queryFn: () => listCommodityMappings(company),
    enabled: company !== '',
  });

export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: listApiKeys });

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: getInstallation,
  refetchInterval: 30_000,
});

/** Settings hang together (a group is born with its company), so each save asks for all of them anew. */
function useSave<Input, Output>(save: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['companies'] }),
  });
}

export const usePutCompany = () =>
  useSave(({ externalId, body }: { externalId: string; body: CompanySettings }) => putCompany(externalId, body));

export const usePutGroup = (company: string) => useSave((name: string) => putCustomerGroup(company, name));

export const usePutReason = (company: string, group: string) =>
  useSave(({ code, ...body }: ExemptReasonBody & { code: string }) => putExemptReason(company, group, code, body));

export const usePutAuthority = (company: string) =>
  useSave(({ name, ...body }: AuthorityBody & { name: string }) => putAuthority(company, name, body));

export const usePutMapping = (company: string) =>
  useSave((body: CommodityMappingBody) => putCommodityMapping(company, body));

export function useCreateApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: createApiKey,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
    // The answer holds the secret: it must not outlive the dialog that shows it.
    gcTime: 0,
  });
}

export function useRevokeApiKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: revokeApiKey,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
  });
}
