import type { Company } from '@bonafide/core/customer/company.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Database, Transaction } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DryRunQuery } from '../platform/schemas.ts';
import {
  customersPerGroup,
  listAuthorities,
  listCompanies,
  listGroups,
  listMappings,
  listReasons,
  putAuthority,
  putCompany,
  putGroup,
  putMappings,
  putReason,
  requireCompany,
  requireGroup,
} from './companies-store.ts';
import {
  AuthorityBody,
  AuthorityParams,
  AuthorityView,
  CompanyBody,
  CompanyParams,
  CompanyView,
  GroupParams,
  GroupView,
  MappingBody,
  MappingView,
  ReasonBody,
  ReasonParams,
  ReasonView,
} from './company-schemas.ts';

async function presentCompanies(tx: Transaction, tenantId: string, companies: readonly Company[]) {
  const all = new Map((await listCompanies(tx, tenantId)).map((company) => [company.companyId, company]));
  const groups = new Map((await listGroups(tx, tenantId)).map((group) => [group.groupId, group]));
  return companies.map(({ parentCompanyId, activeGroupId, ...company }) => {
    const group = activeGroupId === null ? undefined : groups.get(activeGroupId);
    const owner = group && all.get(group.ownerCompanyId);
    return {
      ...company,
      parentExternalId: (parentCompanyId !== null && all.get(parentCompanyId)?.externalId) || null,
      activeCustomerGroup: group && owner ? { name: group.name, ownerExternalId: owner.externalId } : null,
    };
  });
}

async function presentCompany(tx: Transaction, tenantId: string, company: Company) {
  const [view] = await presentCompanies(tx, tenantId, [company]);
  if (!view) throw new Error('One company in, one view out');
  return view;
}

/** Companies, their customer groups and exempt reasons. */
export function companiesRoutes(app: App, { database }: { database: Database }): void {
  app.get('/v1/companies', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'All companies',
      response: { 200: Type.Object({ data: Type.Array(CompanyView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, async (tx) => ({
        data: await presentCompanies(tx, tenantId, await listCompanies(tx, tenantId)),
      }));
    },
  });

  app.get('/v1/companies/:externalId', {
    config: { permission: 'records.read' },
    schema: { tags: ['Companies'], summary: 'One company', params: CompanyParams, response: { 200: CompanyView } },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, async (tx) =>
        presentCompany(tx, tenantId, await requireCompany(tx, tenantId, request.params.externalId)),
      );
    },
  });

  app.put('/v1/companies/:externalId', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Create or replace a company',
      params: CompanyParams,
      querystring: DryRunQuery,
      body: CompanyBody,
      response: { 200: CompanyView, 201: CompanyView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { company, created } = await putCompany(tx, author, request.params.externalId, request.body);
        return { status: created ? 201 : 200, body: await presentCompany(tx, author.tenantId, company) };
      }),
  });

  app.get('/v1/companies/:externalId/customer-groups', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'Customer groups a company owns',
      params: CompanyParams,
      response: { 200: Type.Object({ data: Type.Array(GroupView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, async (tx) => {
        const company = await requireCompany(tx, tenantId, request.params.externalId);
        const groups = (await listGroups(tx, tenantId)).filter((group) => group.ownerCompanyId === company.companyId);
        const counts = await customersPerGroup(tx, tenantId);
        return {
          data: groups.map((group) => ({
            groupId: group.groupId,
            name: group.name,
            ownerExternalId: company.externalId,
            customers: counts.get(group.groupId) ?? 0,
          })),
        };
      });
    },
  });

  app.put('/v1/companies/:externalId/customer-groups/:group', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Create a customer group',
      params: GroupParams,
      querystring: DryRunQuery,
      body: Type.Object({}, { additionalProperties: false }),
      response: { 200: GroupView, 201: GroupView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const company = await requireCompany(tx, author.tenantId, request.params.externalId);
        const { group, created } = await putGroup(tx, author, company, request.params.group);
        const counts = created ? undefined : await customersPerGroup(tx, author.tenantId);
        const customers = counts?.get(group.groupId) ?? 0;
        return {
          status: created ? 201 : 200,
          body: { groupId: group.groupId, name: group.name, ownerExternalId: company.externalId, customers },
        };
      }),
  });

  app.get('/v1/companies/:externalId/customer-groups/:group/exempt-reasons', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'Exempt reasons of a group',
      params: GroupParams,
      response: { 200: Type.Object({ data: Type.Array(ReasonView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, async (tx) => {
        const company = await requireCompany(tx, tenantId, request.params.externalId);
        const group = await requireGroup(tx, tenantId, company, request.params.group);
        const reasons = await listReasons(tx, tenantId, [group.groupId]);
        return { data: reasons.map(({ code, name, reason }) => ({ code, name, reason })) };
      });
    },
  });

  app.put('/v1/companies/:externalId/customer-groups/:group/exempt-reasons/:code', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Create or replace an exempt reason',
      params: ReasonParams,
      querystring: DryRunQuery,
      body: ReasonBody,
      response: { 200: ReasonView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { code } = request.params;
        const company = await requireCompany(tx, author.tenantId, request.params.externalId);
        const group = await requireGroup(tx, author.tenantId, company, request.params.group);
        await putReason(tx, author, { groupId: group.groupId, code, ...request.body });
        return { status: 200, body: { code, ...request.body } };
      }),
  });
}

const ZONE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?(\/[^/\n]{1,50}){0,5}$/;

/** Authorities and product mappings of a company. */
export function companyTaxRoutes(app: App, { database }: { database: Database }): void {
  app.get('/v1/companies/:externalId/authorities', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'Authorities of a company',
      params: CompanyParams,
      response: { 200: Type.Object({ data: Type.Array(AuthorityView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, async (tx) => {
        const company = await requireCompany(tx, tenantId, request.params.externalId);
        return { data: await listAuthorities(tx, tenantId, [company.companyId]) };
      });
    },
  });

  app.put('/v1/companies/:externalId/authorities/:authority', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Create or replace an authority',
      params: AuthorityParams,
      querystring: DryRunQuery,
      body: AuthorityBody,
      response: { 200: AuthorityView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        if (!ZONE.test(request.body.zone)) {
          const detail = 'A zone is an ISO 3166 code and then names, like US-TX/Travis/Austin';
          throw new Refusal('invalid-request', detail, [{ pointer: '/zone', code: 'not-a-zone', detail }]);
        }
        const company = await requireCompany(tx, author.tenantId, request.params.externalId);
        const { taxType = null, ...body } = request.body;
        const authority = await putAuthority(tx, author, {
          companyId: company.companyId,
          name: request.params.authority,
          ...body,
          taxType,
        });
        return { status: 200, body: authority };
      }),
  });

  app.get('/v1/companies/:externalId/commodity-mappings', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'Product code → commodity code',
      params: CompanyParams,
      response: { 200: Type.Object({ data: Type.Array(MappingView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, async (tx) => {
        const company = await requireCompany(tx, tenantId, request.params.externalId);
        return { data: await listMappings(tx, tenantId, [company.companyId]) };
      });
    },
  });

  app.put('/v1/companies/:externalId/commodity-mappings', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Add or replace one product mapping',
      params: CompanyParams,
      querystring: DryRunQuery,
      body: MappingBody,
      response: { 200: MappingView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { productCode, commodityCode, startDate, endDate = null, description = null } = request.body;
        if (endDate !== null && endDate < startDate) {
          const detail = 'The end lies before the start';
          throw new Refusal('invalid-request', detail, [{ pointer: '/endDate', code: 'end-before-start', detail }]);
        }
        const company = await requireCompany(tx, author.tenantId, request.params.externalId);
        const mapping = { companyId: company.companyId, productCode, commodityCode, startDate, endDate };
        await putMappings(tx, author, [{ ...mapping, description, customProduct: false, taxDataType: 'US' }]);
        return { status: 200, body: { productCode, commodityCode, startDate, endDate } };
      }),
  });
}
