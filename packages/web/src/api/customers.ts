import type { Customer } from '@bonafide/core/customer/customer.ts';
import { newIdempotencyKey, type Page, type Query, request, segment } from './request.ts';

export type Cover = 'covered' | 'ends-soon' | 'gap' | 'asked-for' | 'temporary' | 'not-needed' | 'unknown';

export type CustomerRow = Customer & {
  groupName: string;
  certificates: { approved: number; total: number };
  cover: Cover;
  gapStates: string[];
  exempt12Months: string;
  atRisk: string;
  nextEnd: string | null;
};

export type MonthCover = 'covered' | 'temporary' | 'gap' | 'ends-soon' | 'none';

/** One cell of the coverage grid. Amounts are US dollars of that month; `tax` is what the sales would have cost without cover. */
export interface CoverageMonth {
  month: string;
  cover: MonthCover;
  sales: string;
  exempt: string;
  tax: string;
  invoices: number;
}

export interface CoverageRow {
  jurisdiction: string;
  jurisdictionName: string;
  reason: string | null;
  exempt12Months: string;
  atRisk: string;
  now: { cover: Cover; text: string; certificateId: string | null; ends: string | null };
  months: CoverageMonth[];
}

export interface Coverage {
  customerId: string;
  from: string;
  to: string;
  asOf: string;
  rows: CoverageRow[];
}

export type NewCustomer = { company: string; group?: string; name: string; number: string } & Partial<
  Omit<Customer, 'customerId' | 'groupId' | 'version' | 'name' | 'number'>
>;

const customer = (customerId: string) => `/v1/customers/${segment(customerId)}`;

export const listCustomers = (query: Query, signal?: AbortSignal) =>
  request<Page<CustomerRow>>('/v1/customers', signal ? { query, signal } : { query });
/** The record alone; its figures come with the coverage. */
export const getCustomer = (customerId: string) => request<Customer>(customer(customerId));
export const getCoverage = (customerId: string, months: number) =>
  request<Coverage>(`${customer(customerId)}/coverage`, { query: { months } });

export function createCustomer(body: NewCustomer): Promise<Customer> {
  return request('/v1/customers', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
}

export function changeCustomer(customerId: string, version: number, patch: Partial<Customer>): Promise<Customer> {
  return request(customer(customerId), { method: 'PATCH', body: patch, version });
}
