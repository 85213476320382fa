import { type Answer, answer, type Body, type Row, service } from './service.ts';

export type CompanyRow = Row<'/v1/companies'>;
export type CustomerGroupRow = Row<'/v1/companies/{externalId}/customer-groups'>;
export type ExemptReason = Row<'/v1/companies/{externalId}/customer-groups/{group}/exempt-reasons'>;
export type Authority = Row<'/v1/companies/{externalId}/authorities'>;
export type CommodityMapping = Row<'/v1/companies/{externalId}/commodity-mappings'>;

/** What a company is set to; `version` is the one that was read, 0 for a company that must be new. */
export type CompanySettings = Body<'/v1/companies/{externalId}', 'put'>;
export type ExemptReasonBody = Body<'/v1/companies/{externalId}/customer-groups/{group}/exempt-reasons/{code}', 'put'>;
export type Reason = ExemptReasonBody['reason'];
export type AuthorityBody = Body<'/v1/companies/{externalId}/authorities/{authority}', 'put'>;
export type CommodityMappingBody = Body<'/v1/companies/{externalId}/commodity-mappings', 'put'>;

export const listCompanies = () => answer(service.GET('/v1/companies'));
export const getCompany = (externalId: string): Promise<Answer<'/v1/companies/{externalId}'>> =>
  answer(service.GET('/v1/companies/{externalId}', { params: { path: { externalId } } }));
export const putCompany = (externalId: string, body: CompanySettings) =>
  answer(service.PUT('/v1/companies/{externalId}', { params: { path: { externalId } }, body }));

/** Audits that states have announced to the company. */
export const listAuditNotices = (externalId: string) =>
  answer(service.GET('/v1/companies/{externalId}/audit-notices', { params: { path: { externalId } } }));
export const noteAudit = (externalId: string, body: Body<'/v1/companies/{externalId}/audit-notices'>) =>
  answer(service.POST('/v1/companies/{externalId}/audit-notices', { params: { path: { externalId } }, body }));

export const listCustomerGroups = (externalId: string) =>
  answer(service.GET('/v1/companies/{externalId}/customer-groups', { params: { path: { externalId } } }));
export const putCustomerGroup = (externalId: string, group: string) =>
  answer(
    service.PUT('/v1/companies/{externalId}/customer-groups/{group}', {
      params: { path: { externalId, group } },
      body: {},
    }),
  );

export const listExemptReasons = (externalId: string, group: string) =>
  answer(
    service.GET('/v1/companies/{externalId}/customer-groups/{group}/exempt-reasons', {
      params: { path: { externalId, group } },
    }),
  );
export const putExemptReason = (externalId: string, group: string, code: string, body: ExemptReasonBody) =>
  answer(
    service.PUT('/v1/companies/{externalId}/customer-groups/{group}/exempt-reasons/{code}', {
      params: { path: { externalId, group, code } },
      body,
    }),
  );

export const listAuthorities = (externalId: string) =>
  answer(service.GET('/v1/companies/{externalId}/authorities', { params: { path: { externalId } } }));
export const putAuthority = (externalId: string, authority: string, body: AuthorityBody) =>
  answer(
    service.PUT('/v1/companies/{externalId}/authorities/{authority}', {
      params: { path: { externalId, authority } },
      body,
    }),
  );

export const listCommodityMappings = (externalId: string) =>
  answer(service.GET('/v1/companies/{externalId}/commodity-mappings', { params: { path: { externalId } } }));
export const putCommodityMapping = (externalId: string, body: CommodityMappingBody) =>
  answer(service.PUT('/v1/companies/{externalId}/commodity-mappings', { params: { path: { externalId } }, body }));
