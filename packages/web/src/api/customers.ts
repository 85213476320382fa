import { ifMatch } from '@bonafide/client/client.ts';
import { type Answer, answer, type Body, listParams, type Query, type Row, service, until } from './service.ts';

export type CustomerRow = Row<'/v1/customers'>;
export type Cover = CustomerRow['cover'];
export type Customer = Answer<'/v1/customers/{customerId}'>;

/** What the customer's sales and certificates give, state by state and month by month. */
export type Coverage = Answer<'/v1/customers/{customerId}/coverage'>;
export type CoverageRow = Coverage['rows'][number];
export type CoverageMonth = CoverageRow['months'][number];
export type MonthCover = CoverageMonth['cover'];

export type NewCustomer = Body<'/v1/customers'>;

export const listCustomers = (query: Query, signal?: AbortSignal) =>
  answer(service.GET('/v1/customers', { params: listParams('/v1/customers', query), ...until(signal) }));
/** The record alone; its figures come with the coverage. */
export const getCustomer = (customerId: string) =>
  answer(service.GET('/v1/customers/{customerId}', { params: { path: { customerId } } }));
export const getCoverage = (customerId: string, months: number) =>
  answer(service.GET('/v1/customers/{customerId}/coverage', { params: { path: { customerId }, query: { months } } }));
export const createCustomer = (body: NewCustomer) => answer(service.POST('/v1/customers', { body }));

export type CustomerPatch = Body<'/v1/customers/{customerId}', 'patch'>;

export const changeCustomer = (customerId: string, version: number, body: CustomerPatch) =>
  answer(
    service.PATCH('/v1/customers/{customerId}', {
      params: { path: { customerId }, header: ifMatch(version) },
      body,
    }),
  );

/** Whose certificates a customer uses beside its own, and who uses its. */
export type CustomerInheritance = Answer<'/v1/customers/{customerId}/inheritance'>;
export type InheritanceRule = CustomerInheritance['uses'][number];
export type NewInheritance = Body<'/v1/customers/{customerId}/inheritance'>;

/** When it bought first and last, and what happened to it. */
export type CustomerHistory = Answer<'/v1/customers/{customerId}/history'>;
export type NewEvent = Body<'/v1/customers/{customerId}/history/events'>;

export const getHistory = (customerId: string) =>
  answer(service.GET('/v1/customers/{customerId}/history', { params: { path: { customerId } } }));
export const noteEvent = (customerId: string, body: NewEvent) =>
  answer(service.POST('/v1/customers/{customerId}/history/events', { params: { path: { customerId } }, body }));
export const undoEvent = (
  customerId: string,
  { eventId, version }: Pick<CustomerHistory['events'][number], 'eventId' | 'version'>,
  reason: string,
) =>
  answer(
    service.POST('/v1/customers/{customerId}/history/events/{eventId}/undo', {
      params: { path: { customerId, eventId }, header: ifMatch(version) },
      body: { reason },
    }),
  );

export const getInheritance = (customerId: string) =>
  answer(service.GET('/v1/customers/{customerId}/inheritance', { params: { path: { customerId } } }));
export const createInheritance = (customerId: string, body: NewInheritance) =>
  answer(service.POST('/v1/customers/{customerId}/inheritance', { params: { path: { customerId } }, body }));
/** Ends the use with a last day, or undoes it for sales of every day. */
export const endInheritance = (
  { customer, inheritanceId, version }: InheritanceRule,
  act: { event: 'end'; until: string; reason: string } | { event: 'undo'; reason: string },
) =>
  answer(
    service.POST('/v1/customers/{customerId}/inheritance/{inheritanceId}/events', {
      params: { path: { customerId: customer.customerId, inheritanceId }, header: ifMatch(version) },
      body: act,
    }),
  );
