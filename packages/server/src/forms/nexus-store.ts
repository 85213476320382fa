import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import { FORM_LIMITS } from './forms-limits.ts';
import { type RehearsalScope, rehearsalParts } from './nexus-sql.ts';

export type Standing = 'needed' | 'covered' | 'no-claim' | 'no-tax';

/** Money in one currency; `tax` null where the rate is not known. */
export interface StateMoney {
  state: string;
  status: Standing;
  currency: string;
  sales: string;
  tax: string | null;
}

export interface StateCount {
  state: string;
  status: Standing;
  customers: number;
  /** Of these, without a sale there in 12 months: their address is there. */
  byAddress: number;
}

/** Customers in one state that papers on one form cover already. */
export interface CoveredBy {
  state: string;
  formId: string | null;
  customers: number;
}

/** Customers that lack papers for the same pairs of state and reason. */
export interface Combination {
  /** `US-TX resale US-OK resale` */
  open: string;
  customers: number;
}

export interface RehearsalSums {
  currency: string;
  counts: StateCount[];
  money: StateMoney[];
  coveredBy: CoveredBy[];
  combinations: Combination[];
  /** Customers whose combination is beyond the limit. */
  beyond: number;
  /** Tax on what no paper covers, each currency for itself. */
  gap: { currency: string; tax: string }[];
  customers: { status: Standing; customers: number }[];
}

/** One customer of a rehearsal with every state it buys in. */
export interface RehearsedCustomer {
  customerId: string;
  name: string;
  number: string;
  status: Standing;
  open: string;
  /** Tax on what no paper covers, in the main currency. */
  tax: string;
  states: {
    state: string;
    status: Standing;
    reasons: Reason[];
    open: Reason[];
    certificateId: string | null;
    certificateNumber: string | null;
    formId: string | null;
    until: string | null;
    money: { currency: string; sales: string; tax: string | null }[];
  }[];
}

/** The customers of `chosen` with all that is said of them; joined as wholes, so that many cost no more each than few. */
const DETAILS = sql`
  purse as (
    select customer_id, state, json_agg(json_build_object('currency', currency, 'sales', round(sales, 2)::text, 'tax', tax::text) order by currency) as money
    from money group by 1, 2
  ),
  detail as (
    select s.customer_id, json_agg(json_build_object(
      'state', s.state, 'status', s.status, 'reasons', s.reasons, 'open', s.open, 'certificateId', s.certificate_id,
      'certificateNumber', s.number, 'formId', s.form_id, 'until', s.until, 'money', coalesce(purse.money, '[]')
    ) order by s.state) as states
    from standing s
    join chosen using (customer_id)
    left join purse on purse.customer_id = s.customer_id and purse.state = s.state
    group by 1
  )`;

const LISTED = sql`
  select o.customer_id as "customerId", u.name, u.number, o.status, o.open, round(o.tax, 2)::text as tax, detail.states
  from chosen o
  join detail using (customer_id)`;

/** Which customers of a rehearsal are listed; `after` is the last one of the page before. */
export interface RehearsalPage {
  statuses: readonly Standing[];
  limit: number;
  after: { tax: string; customerId: string } | null;
}

/**
 * Every sum of a rehearsal, and a page of its customers by the money that stands on missing papers: in one statement, so that what
 * both stand on is worked out once.
 */
export async function readRehearsal(
  tx: Transaction,
  scope: RehearsalScope,
  { statuses, limit, after }: RehearsalPage,
): Promise<{ sums: RehearsalSums; rows: RehearsedCustomer[] }> {
  await giveRoom(tx);
  const { rows } = await sql<{ sums: RehearsalSums; rows: RehearsedCustomer[] }>`
    with ${rehearsalParts(scope)},
    chosen as materialized (
      select * from owing
      where status = any (${[...statuses]}::text[])
        and (${after?.tax ?? null}::numeric is null or (-tax, customer_id) > (-${after?.tax ?? null}::numeric, ${after?.customerId ?? null}::uuid))
      order by tax desc, customer_id limit ${limit}
    ),
    ${DETAILS}
    select json_build_object(
      'currency', (select currency from main_currency),
      'counts', (select coalesce(json_agg(row_to_json(c)), '[]') from (
        select s.state, s.status, count(*) as customers, count(*) filter (where b.state is null) as "byAddress"
        from standing s left join (select distinct customer_id, state from bought) b using (customer_id, state)
        group by 1, 2 order by 1, 2) c),
      'money', (select coalesce(json_agg(row_to_json(m)), '[]') from (
        select state, status, currency, round(sum(sales), 2)::text as sales, round(sum(tax), 2)::text as tax
        from money group by 1, 2, 3 order by 1, 2, 3) m),
      'coveredBy', (select coalesce(json_agg(row_to_json(f)), '[]') from (
        select state, form_id as "formId", count(*) as customers from standing where status = 'covered' group by 1, 2 order by 3 desc, 1, 2) f),
      'combinations', (select coalesce(json_agg(row_to_json(o)), '[]') from (
        select open, count(*) as customers from owing where open <> '' group by 1 order by 2 desc, 1 limit ${FORM_LIMITS.combinations}) o),
      'beyond', (select coalesce(sum(customers), 0) from (
        select count(*) as customers from owing where open <> '' group by open order by 1 desc, open offset ${FORM_LIMITS.combinations}) rest),
      'gap', (select coalesce(json_agg(row_to_json(g)), '[]') from (
        select currency, round(sum(tax), 2)::text as tax from money where status = 'needed' and tax is not null group by 1
        order by currency <> (select currency from main_currency), 1) g),
      'customers', (select coalesce(json_agg(row_to_json(t)), '[]') from (
        select status, count(*) as customers from owing group by 1 order by 1) t)
    ) as sums,
    (select coalesce(json_agg(row_to_json(r)), '[]') from (
      ${LISTED}
      join bonafide.customer u on u.tenant_id = ${scope.tenantId}::uuid and u.customer_id = o.customer_id
      order by o.tax desc, o.customer_id) r) as rows`.execute(tx);
  const [found] = rows;
  if (!found) throw new Error('A rehearsal gave no answer');
  return found;
}

/** Sorts of 100,000 customers stay in memory, and a statement this long is not compiled first: that takes longer than it saves. */
async function giveRoom(tx: Transaction): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx);
  await sql`set local jit = off`.execute(tx);
}

/** All customers of a rehearsal in the same order, some at a time: however many there are, no more are held. */
export async function* customersInTurn(
  tx: Transaction,
  scope: RehearsalScope,
  atOnce: number,
): AsyncGenerator<RehearsedCustomer[]> {
  await giveRoom(tx);
  await sql`declare rehearsed no scroll cursor for
    with ${rehearsalParts(scope)},
    chosen as materialized (select * from owing),
    ${DETAILS}
    ${LISTED}
    join bonafide.customer u on u.tenant_id = ${scope.tenantId}::uuid and u.customer_id = o.customer_id
    order by o.tax desc, o.customer_id`.execute(tx);
  for (;;) {
    const { rows } = await sql<RehearsedCustomer>`fetch ${sql.lit(atOnce)} from rehearsed`.execute(tx);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) break;
  }
  await sql`close rehearsed`.execute(tx);
}
