import { answer, type Body, listParams, type Query, type Row, service } from './service.ts';

/** A kind of license that a company owns; known by name and first day. */
export type LicenseType = Row<'/v1/companies/{externalId}/license-types'>;
export type LicenseTypeBody = Body<'/v1/companies/{externalId}/license-types', 'put'>;
/** A license that a customer holds; known by type, first day and number. */
export type License = Row<'/v1/customers/{customerId}/licenses'>;
export type LicenseBody = Body<'/v1/customers/{customerId}/licenses', 'put'>;
/** A license with its customer, as the list of those that end names it. */
export type EndingLicense = Row<'/v1/licenses'>;

export const listLicenseTypes = (externalId: string) =>
  answer(service.GET('/v1/companies/{externalId}/license-types', { params: { path: { externalId } } }));
export const putLicenseType = (externalId: string, body: LicenseTypeBody) =>
  answer(service.PUT('/v1/companies/{externalId}/license-types', { params: { path: { externalId } }, body }));

export const listLicenses = (customerId: string) =>
  answer(service.GET('/v1/customers/{customerId}/licenses', { params: { path: { customerId } } }));
export const putLicense = (customerId: string, body: LicenseBody) =>
  answer(service.PUT('/v1/customers/{customerId}/licenses', { params: { path: { customerId } }, body }));

/** `from` and `until`: calendar dates, both included. */
export const listEndingLicenses = (query: Query & { from: string; until: string }) =>
  answer(service.GET('/v1/licenses', { params: listParams('/v1/licenses', query) }));
