import { queryOptions } from '@tanstack/react-query';
import {
  getCheck,
  getForm,
  getJurisdiction,
  getMultistate,
  getReasonSchemes,
  listChecks,
  listForms,
  listReasons,
} from '../../api/content.ts';

/** The law changes only with a release, so what was read once stays for the visit. */
const staleTime = 5 * 60_000;

export const jurisdictionQuery = (code: string) =>
  queryOptions({ queryKey: ['content', 'jurisdiction', code], queryFn: () => getJurisdiction(code), staleTime });
export const multistateQuery = (code: string) =>
  queryOptions({ queryKey: ['content', 'multistate', code], queryFn: () => getMultistate(code), staleTime });
export const formsQuery = queryOptions({ queryKey: ['content', 'forms'], queryFn: listForms, staleTime });
export const formQuery = (formId: string) =>
  queryOptions({ queryKey: ['content', 'form', formId], queryFn: () => getForm(formId), staleTime });
export const checksQuery = queryOptions({ queryKey: ['content', 'checks'], queryFn: listChecks, staleTime });
export const checkQuery = (code: string) =>
  queryOptions({ queryKey: ['content', 'check', code], queryFn: () => getCheck(code), staleTime });
export const reasonsQuery = queryOptions({ queryKey: ['content', 'reasons'], queryFn: listReasons, staleTime });
export const reasonSchemesQuery = queryOptions({
  queryKey: ['content', 'reason-schemes'],
  queryFn: getReasonSchemes,
  staleTime,
});
