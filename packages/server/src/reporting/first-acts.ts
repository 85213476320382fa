import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Transaction } from '../platform/database.ts';

/** A thing to do first: one customer, one state, the tax it frees. */
export interface FirstAct {
  customerId: string;
  customerName: string;
  customerNumber: string;
  jurisdiction: string;
  problem: string;
  atRisk: string;
  act: 'ask' | 'review' | 'repair';
  certificateId: string | null;
}

interface Paper {
  certificate_id: string;
  status: string;
  rejects: number;
  active: boolean;
  expires: string | null;
  valid_from: string;
}

/** What stands in the way, told by the best paper there is for the state. */
export function problemOf(
  papers: readonly Paper[],
  today: CalendarDate,
): { problem: string; act: FirstAct['act']; certificateId: string | null } {
  const waiting = papers.find((paper) => paper.status === 'submitted' || paper.status === 'in-review');
  if (waiting)
    return { problem: 'a certificate waits for review', act: 'review', certificateId: waiting.certificate_id };
  const blocked = papers.find(
    (paper) => (paper.status === 'approved' || paper.status === 'temporary') && paper.rejects > 0,
  );
  if (blocked)
    return {
      problem: `the certificate has ${blocked.rejects === 1 ? 'a finding that blocks' : `${blocked.rejects} findings that block`}`,
      act: 'repair',
      certificateId: blocked.certificate_id,
    };
  const approved = papers.filter((paper) => paper.status === 'approved' || paper.status === 'temporary');
  const lapsed = approved.find((paper) => paper.expires !== null && paper.expires < today);
  if (lapsed)
    return { problem: `the certificate ended ${lapsed.expires}`, act: 'ask', certificateId: lapsed.certificate_id };
  const late = approved[0];
  if (late)
    return {
      problem: `sales before the certificate begins ${late.valid_from}`,
      act: 'ask',
      certificateId: late.certificate_id,
    };
  const ended = papers.find((paper) => paper.status === 'revoked' || paper.status === 'rejected');
  if (ended) return { problem: `the certificate was ${ended.status}`, act: 'ask', certificateId: ended.certificate_id };
  return { problem: 'never received', act: 'ask', certificateId: null };
}

/** Adds names, the problem and the act to the sums, keeping their order. */
export async function wordActs(
  tx: Transaction,
  tenantId: string,
  sums: readonly { customerId: string; jurisdiction: string; atRisk: string }[],
  today: CalendarDate,
): Promise<FirstAct[]> {
  if (sums.length === 0) return [];
  const ids = [...new Set(sums.map((sum) => sum.customerId))];
  const customers = await tx
    .selectFrom('bonafide.customer')
    .select(['customer_id', 'name', 'number'])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', ids)
    .execute();
  const papers = await tx
    .selectFrom('bonafide.certificate')
    .select(['customer_id', 'certificate_id', 'status', 'rejects', 'active', 'expires', 'valid_from', 'jurisdictions'])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', ids)
    .orderBy('sequence', 'desc')
    .execute();
  const byId = new Map(customers.map((customer) => [customer.customer_id, customer]));
  return sums.flatMap((sum) => {
    const customer = byId.get(sum.customerId);
    if (!customer) return [];
    const own = papers.filter(
      (paper) => paper.customer_id === sum.customerId && paper.jurisdictions.includes(sum.jurisdiction),
    );
    return [{ ...sum, customerName: customer.name, customerNumber: customer.number, ...problemOf(own, today) }];
  });
}
