import type { AccountHistory, AuditNotice } from '@bonafide/core/check/account-history.ts';
import { findAccountSales, findAuditNotices, findCustomerEvents, listGroups } from '../../customers/customers.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Asked, Known } from './loader.ts';

const NO_SALES = { firstSale: null, lastSale: null, gaps: [] };

/** What the seller's records tell of each customer over time, and audits announced to the company of its group. */
export async function accountHistory(tx: Transaction, { tenantId, customerIds, customers }: Asked): Promise<Known> {
  const sales = await findAccountSales(tx, tenantId, customerIds);
  const events = Map.groupBy(
    (await findCustomerEvents(tx, tenantId, customerIds)).filter(({ undone }) => !undone),
    ({ customerId }) => customerId,
  );
  const owners = new Map((await listGroups(tx, tenantId)).map((group) => [group.groupId, group.ownerCompanyId]));
  const notices = Map.groupBy(
    (await findAuditNotices(tx, tenantId, [...new Set(owners.values())])).filter(({ undone }) => !undone),
    ({ companyId }) => companyId,
  );
  const created = await firstDays(tx, tenantId, customerIds);
  return ({ customerId }) => {
    const customer = customers.get(customerId);
    if (customer === undefined) return { account: null };
    const owner = owners.get(customer.groupId) ?? '';
    const account: AccountHistory = {
      created: created.get(customerId) ?? null,
      ...(sales.get(customerId) ?? NO_SALES),
      events: (events.get(customerId) ?? []).map(({ kind, date, note }) => ({ kind, date, note })),
      auditNotices: (notices.get(owner) ?? []).map(
        ({ jurisdiction, noticeDate, from, to }): AuditNotice => ({ jurisdiction, noticeDate, from, to }),
      ),
    };
    return { account };
  };
}

/** The day on which the first version of each customer was recorded. */
async function firstDays(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('bonafide.record_version')
    .select(['record_id', 'recorded_at'])
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'customer')
    .where('record_id', 'in', [...customerIds])
    .where('version', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.record_id, row.recorded_at.toISOString().slice(0, 10)]));
}
