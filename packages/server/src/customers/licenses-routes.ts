import { fitsMask } from '@bonafide/core/customer/license.ts';
import { Type } from 'typebox';
import { callerOf } from '../accounts/accounts.ts';
import { writeRoute } from '../accounts/write-route.ts';
import type { Cursors } from '../platform/cursor.ts';
import type { Database } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import { REPEATABLE } from '../platform/openapi.ts';
import { Refusal } from '../platform/refusal.ts';
import { DateText, DryRunQuery, Nullable, PageOf, PageQuery, Text100, Uuid } from '../platform/schemas.ts';
import { listGroups, requireCompany } from './companies-store.ts';
import { CompanyParams } from './company-schemas.ts';
import { CustomerParams } from './customer-schemas.ts';
import { findCustomer } from './customers-store.ts';
import { findLicensesOf, licensesEnding, listLicenseTypes, putLicenses, putLicenseTypes } from './licenses-store.ts';

const typeFields = {
  name: Text100,
  startDate: DateText,
  endDate: Nullable(DateText),
  numberMask: Nullable(
    Type.String({ minLength: 1, maxLength: 100, description: '`#` a digit, `A` a letter, `*` either, else itself' }),
  ),
  temporary: Type.Boolean(),
  category: Nullable(Text100),
};
const TypeBody = Type.Object(
  { ...Type.Partial(Type.Object(typeFields)).properties, name: Text100, startDate: DateText },
  { additionalProperties: false },
);
const TypeView = Type.Object({ licenseTypeId: Uuid, companyId: Uuid, ...typeFields });

const licenseFields = {
  startDate: DateText,
  endDate: Nullable(DateText),
  number: Nullable(Text100),
  url: Nullable(Type.String({ minLength: 1, maxLength: 1000 })),
  temporary: Type.Boolean(),
  externalId: Nullable(Text100),
};
const LicenseBody = Type.Object(
  {
    ...Type.Partial(Type.Object(licenseFields)).properties,
    type: Text100,
    typeStartDate: Type.Optional(DateText),
    startDate: DateText,
  },
  { additionalProperties: false },
);
const LicenseView = Type.Object({
  licenseId: Uuid,
  customerId: Uuid,
  licenseTypeId: Uuid,
  typeName: Type.String(),
  typeStartDate: DateText,
  ...licenseFields,
});
const EndingLicense = Type.Object({
  ...LicenseView.properties,
  customerName: Type.String(),
  customerNumber: Type.String(),
});

function refuseOrder(startDate: string, endDate: string | null): void {
  if (endDate === null || endDate >= startDate) return;
  const detail = 'The end lies before the start';
  throw new Refusal('invalid-request', detail, [{ pointer: '/endDate', code: 'end-before-start', detail }]);
}

function unknown(pointer: string, detail: string): Refusal {
  return new Refusal('unknown-reference', detail, [{ pointer, code: 'unknown-reference', detail }]);
}

/** Licence types of companies, licences of customers, and those that end soon. */
export function licensesRoutes(app: App, { database, cursors }: { database: Database; cursors: Cursors }): void {
  app.get('/v1/companies/:externalId/license-types', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Companies'],
      summary: 'License types a company owns',
      params: CompanyParams,
      response: { 200: Type.Object({ data: Type.Array(TypeView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(
        tenantId,
        async (tx) => {
          const company = await requireCompany(tx, tenantId, request.params.externalId);
          return { data: await listLicenseTypes(tx, tenantId, [company.companyId]) };
        },
        { readOnly: true },
      );
    },
  });

  app.put('/v1/companies/:externalId/license-types', {
    config: { permission: 'companies.write', takes: REPEATABLE },
    schema: {
      tags: ['Companies'],
      summary: 'Add or replace one license type, by name and first day',
      params: CompanyParams,
      querystring: DryRunQuery,
      body: TypeBody,
      response: { 200: TypeView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { name, startDate, endDate = null, numberMask = null, temporary = false, category = null } = request.body;
        refuseOrder(startDate, endDate);
        const { companyId } = await requireCompany(tx, author.tenantId, request.params.externalId);
        const input = { companyId, name, startDate, endDate, numberMask, temporary, category };
        const [type] = await putLicenseTypes(tx, author, [input]);
        if (!type) throw new Error('One type in, one type out');
        return { status: 200, body: type };
      }),
  });

  app.get('/v1/customers/:customerId/licenses', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Customers'],
      summary: 'Licenses a customer holds',
      params: CustomerParams,
      response: { 200: Type.Object({ data: Type.Array(LicenseView) }) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      const { customerId } = request.params;
      return database.withTenant(
        tenantId,
        async (tx) => {
          if (!(await findCustomer(tx, tenantId, customerId))) throw new Refusal('not-found');
          return { data: await findLicensesOf(tx, tenantId, [customerId]) };
        },
        { readOnly: true },
      );
    },
  });

  app.put('/v1/customers/:customerId/licenses', {
    config: { permission: 'customers.write', takes: REPEATABLE },
    schema: {
      tags: ['Customers'],
      summary: 'Add or replace one license of a customer, by type, first day and number',
      description:
        'The type is one of the company that owns the customer’s group. A license never exempts: rules ask for it.',
      params: CustomerParams,
      querystring: DryRunQuery,
      body: LicenseBody,
      response: { 200: LicenseView },
    },
    handler: (request, reply) =>
      writeRoute(database, request, reply, async (tx, author) => {
        const { tenantId } = author;
        const { type: typeName, typeStartDate, startDate, ...rest } = request.body;
        const { endDate = null, number = null, url = null, temporary = false, externalId = null } = rest;
        refuseOrder(startDate, endDate);
        const customer = await findCustomer(tx, tenantId, request.params.customerId);
        if (!customer) throw new Refusal('not-found');
        const group = (await listGroups(tx, tenantId)).find((one) => one.groupId === customer.groupId);
        const types = (await listLicenseTypes(tx, tenantId, group ? [group.ownerCompanyId] : [])).filter(
          (one) => one.name === typeName && (typeStartDate === undefined || one.startDate === typeStartDate),
        );
        const type = types.at(-1);
        if (!type) throw unknown('/type', `The owner of the customer’s group has no license type “${typeName}”`);
        if (number !== null && !fitsMask(number, type.numberMask)) {
          const detail = `The number has not the shape ${type.numberMask}`;
          throw new Refusal('invalid-request', detail, [{ pointer: '/number', code: 'shape', detail }]);
        }
        const input = {
          customerId: customer.customerId,
          licenseTypeId: type.licenseTypeId,
          typeName: type.name,
          typeStartDate: type.startDate,
          ...{ startDate, endDate, number, url, temporary, externalId },
        };
        const [license] = await putLicenses(tx, author, [input]);
        if (!license) throw new Error('One license in, one license out');
        return { status: 200, body: license };
      }),
  });

  app.get('/v1/licenses', {
    config: { permission: 'records.read' },
    schema: {
      tags: ['Customers'],
      summary: 'Licenses that end in a range of days, the next to end first',
      querystring: Type.Object({ from: DateText, until: DateText, ...PageQuery }, { additionalProperties: false }),
      response: { 200: PageOf(EndingLicense) },
    },
    handler: async (request) => {
      const { tenantId } = callerOf(request);
      return database.withTenant(tenantId, (tx) => licensesEnding(tx, tenantId, cursors, request.query), {
        readOnly: true,
      });
    },
  });
}
