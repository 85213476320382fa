import { addYears, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { isReason, type Reason } from '@bonafide/core/certificate/reason.ts';
import { verdictOfCounts } from '@bonafide/core/check/verdict.ts';
import { INHERITANCE_DEPTH } from '@bonafide/core/determination/inherited.ts';
import type { OnFilePaper } from '@bonafide/core/form/paper.ts';
import { sql } from 'kysely';
import { findInheritance, listReasons } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';

/** A certificate of a customer, or of one whose certificates it uses, as the form engine and the prefilling need it. */
export interface FiledPaper {
  certificate: Certificate;
  customerId: string;
  /** One for the states that share the certificate's reason, one for each state with its own. */
  papers: OnFilePaper[];
}

/** The newest first. */
export async function readFiledPapers(
  tx: Transaction,
  tenantId: string,
  customer: { customerId: string; groupId: string },
  asOf: CalendarDate,
): Promise<FiledPaper[]> {
  const customerIds = await withAncestors(tx, tenantId, customer.customerId, asOf);
  const rows = await tx
    .selectFrom('bonafide.certificate as c')
    .select(['customer_id', 'body', 'jurisdictions', 'reason', 'warns', REJECTS_BESIDE_STATUS.as('rejects')])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', customerIds)
    .orderBy('sequence', 'desc')
    .execute();
  const codes = await reasonsByCode(tx, tenantId, customer.groupId);
  return rows.map((row) => {
    const certificate = row.body as unknown as Certificate;
    const verdict = verdictOfCounts({ rejects: Number(row.rejects), warns: row.warns });
    return {
      certificate,
      customerId: row.customer_id,
      papers: papersOf(certificate, row.jurisdictions, row.reason, verdict, codes),
    };
  });
}

/** Findings that block, but for the one that only says that a newer paper replaced it. */
const REJECTS_BESIDE_STATUS = sql<number>`
  (c.rejects - case when c.findings @> '[{"code": "SCP-09", "severity": "reject"}]' then 1 else 0 end)`;

/** The customer and those whose certificates it uses on that day. */
async function withAncestors(
  tx: Transaction,
  tenantId: string,
  customerId: string,
  asOf: CalendarDate,
): Promise<string[]> {
  const all = [customerId];
  let level = [customerId];
  for (let depth = 0; depth < INHERITANCE_DEPTH && level.length > 0; depth += 1) {
    const rules = await findInheritance(tx, tenantId, level);
    level = rules
      .filter(({ undone, from, until }) => !undone && from <= asOf && (until === null || asOf <= until))
      .map(({ fromCustomerId }) => fromCustomerId)
      .filter((id) => !all.includes(id));
    all.push(...level);
  }
  return all;
}

async function reasonsByCode(tx: Transaction, tenantId: string, groupId: string): Promise<Map<string, Reason>> {
  const listed = await listReasons(tx, tenantId, [groupId]);
  return new Map(listed.flatMap(({ code, reason }) => (isReason(reason) ? [[code, reason]] : [])));
}

function papersOf(
  certificate: Certificate,
  jurisdictions: readonly string[],
  recordReason: string | null,
  verdict: OnFilePaper['verdict'],
  codes: ReadonlyMap<string, Reason>,
): OnFilePaper[] {
  const { certificateId, number, formId, status, active, use, validFrom, expires, claim, grants } = certificate;
  const ofRecord = recordReason !== null && isReason(recordReason) ? [recordReason] : [];
  const reasons = claim.reasons.length > 0 ? claim.reasons : ofRecord;
  const common = { certificateId, number, formId, status, active, use, validFrom, expires, verdict };
  const own = new Map<string, Reason>();
  for (const { zone, reasonCode } of grants) {
    const reason = reasonCode === null ? undefined : codes.get(reasonCode);
    if (reason !== undefined) own.set(zone.split('/')[0] ?? zone, reason);
  }
  const shared = jurisdictions.filter((state) => !own.has(state));
  return [
    ...(shared.length > 0 ? [{ ...common, states: shared, reasons }] : []),
    ...[...own].map(([state, reason]) => ({ ...common, states: [state], reasons: [reason] })),
  ];
}

/** What a customer bought in a state in 12 months, each currency for itself; replaced revisions do not count. */
export interface SoldThere {
  state: string;
  currency: string;
  sales: string;
  invoices: number;
}

export async function readWhereItBuys(
  tx: Transaction,
  tenantId: string,
  customerId: string,
  today: CalendarDate,
): Promise<SoldThere[]> {
  const { rows } = await sql<{ state: string; currency: string; sales: string; invoices: string }>`
    select l.jurisdiction as state, t.currency, round(sum(l.basis), 2)::text as sales, count(distinct l.transaction_id) as invoices
    from bonafide.transaction_line l
    join bonafide.transaction t on t.tenant_id = l.tenant_id and t.transaction_id = l.transaction_id
    where l.tenant_id = ${tenantId} and l.customer_id = ${customerId}::uuid and l.jurisdiction is not null
      and l.sale_date > ${addYears(today, -1)}::date and l.sale_date <= ${today}::date
      and not exists (
        select 1 from bonafide.transaction n
        where n.tenant_id = t.tenant_id and n.company_id = t.company_id and n.number = t.number and n.revision = t.revision + 1
      )
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows.map((row) => ({ ...row, invoices: Number(row.invoices) }));
}
