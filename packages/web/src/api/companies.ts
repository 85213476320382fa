import type { Authority, CommodityMapping, Company, ExemptReason } from '@bonafide/core/customer/company.ts';
import { request, segment } from './request.ts';

export type CompanyRow = Company & {
  parentExternalId: string | null;
  activeCustomerGroup: { name: string; ownerExternalId: string } | null;
};

export interface CustomerGroupRow {
  groupId: string;
  name: string;
  ownerExternalId: string;
  customers: number;
}

/** What a company is set to; the body of its PUT. */
export interface CompanySettings {
  name: string;
  parentExternalId?: string | null;
  usesExemptionCertificates: boolean;
  activeCustomerGroup?: { name: string; ownerExternalId: string };
  autoCreateCertificates: boolean;
  autoCreateCustomers: boolean;
  temporaryCertificatesAffectTax: boolean;
  strictCustomerLookup: boolean;
  expiryDayInclusive: boolean;
  certificateSelection: 'first-approved' | 'best';
}

const company = (externalId: string) => `/v1/companies/${segment(externalId)}`;

export const listCompanies = () => request<{ data: CompanyRow[] }>('/v1/companies');
export const getCompany = (externalId: string) => request<CompanyRow>(company(externalId));

export function putCompany(externalId: string, body: CompanySettings): Promise<CompanyRow> {
  return request(company(externalId), { method: 'PUT', body });
}

export const listCustomerGroups = (externalId: string) =>
  request<{ data: CustomerGroupRow[] }>(`${company(externalId)}/customer-groups`);

export function putCustomerGroup(externalId: string, name: string): Promise<CustomerGroupRow> {
  return request(`${company(externalId)}/customer-groups/${segment(name)}`, { method: 'PUT', body: {} });
}

export const listExemptReasons = (externalId: string, group: string) =>
  request<{ data: ExemptReason[] }>(`${company(externalId)}/customer-groups/${segment(group)}/exempt-reasons`);

export function putExemptReason(
  externalId: string,
  group: string,
  code: string,
  body: { name: string; reason: string },
): Promise<ExemptReason> {
  const path = `${company(externalId)}/customer-groups/${segment(group)}/exempt-reasons/${segment(code)}`;
  return request(path, { method: 'PUT', body });
}

export const listAuthorities = (externalId: string) =>
  request<{ data: Authority[] }>(`${company(externalId)}/authorities`);

export function putAuthority(
  externalId: string,
  name: string,
  body: Pick<Authority, 'zone' | 'zoneLevel' | 'type' | 'rate'>,
): Promise<Authority> {
  return request(`${company(externalId)}/authorities/${segment(name)}`, { method: 'PUT', body });
}

export const listCommodityMappings = (externalId: string) =>
  request<{ data: CommodityMapping[] }>(`${company(externalId)}/commodity-mappings`);
