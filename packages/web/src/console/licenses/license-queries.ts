import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  type LicenseBody,
  type LicenseTypeBody,
  listEndingLicenses,
  listLicenses,
  listLicenseTypes,
  putLicense,
  putLicenseType,
} from '../../api/licenses.ts';

export const licenseTypesQuery = (company: string) =>
  queryOptions({
    queryKey: ['licenses', 'types', company],
    queryFn: () => listLicenseTypes(company),
    enabled: company !== '',
  });

export const licensesQuery = (customerId: string) =>
  queryOptions({ queryKey: ['licenses', 'of-customer', customerId], queryFn: () => listLicenses(customerId) });

/** Of all customers, those that end on these days, both included. */
export const endingLicensesQuery = (days: { from: string; until: string }, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['licenses', 'ending', days, cursor ?? ''],
    queryFn: () => listEndingLicenses({ ...days, cursor, limit: 50 }),
    placeholderData: keepPreviousData,
  });

function useSave<Input, Output>(save: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['licenses'] }),
  });
}

export const usePutLicenseType = (company: string) => useSave((body: LicenseTypeBody) => putLicenseType(company, body));

export const usePutLicense = (customerId: string) => useSave((body: LicenseBody) => putLicense(customerId, body));
