import { addDays, addMonths, addYears, type CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import { shownStatus } from '@bonafide/core/certificate/life-cycle.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import { ENDS_SOON_DAYS } from './customers-list.ts';
import { blocksBesideStatus, ratesOn, saleLines } from './exposure-sql.ts';
import type { Cover } from './overview.ts';

export type MonthCover = 'covered' | 'temporary' | 'gap' | 'ends-soon' | 'none';

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
  now: { cover: Cover; text: string; certificateId: string | null; ends: CalendarDate | null };
  months: CoverageMonth[];
}

/** A certificate as the grid needs it. */
interface Paper {
  certificate: Certificate;
  jurisdictions: string[];
  reason: string | null;
  rejects: number;
}

interface MonthSum {
  jurisdiction: string | null;
  month: string;
  sales: string;
  exempt: string;
  stake: string | null;
  at_risk: string;
  recent: string;
  invoices: string;
}

async function readMonths(
  tx: Transaction,
  tenantId: string,
  customerId: string,
  from: CalendarDate,
  today: CalendarDate,
  rates: Record<string, string>,
): Promise<MonthSum[]> {
  const { rows } = await sql<MonthSum>`
    with line as (select * from (${saleLines(tenantId, from, today, rates)}) every where every.customer_id = ${customerId}::uuid)
    select jurisdiction, to_char(sale_date, 'YYYY-MM') as month, sum(basis)::text as sales, sum(exempt_amount)::text as exempt, sum(stake)::text as stake,
      coalesce(sum(stake) filter (where not covered and exempt_amount <> 0), 0)::text as at_risk,
      coalesce(sum(exempt_amount) filter (where sale_date > ${addYears(today, -1)}::date), 0)::text as recent,
      count(distinct transaction_id) as invoices
    from line group by 1, 2`.execute(tx);
  return rows;
}

async function readPapers(tx: Transaction, tenantId: string, customerId: string): Promise<Paper[]> {
  const rows = await tx
    .selectFrom('bonafide.certificate as c')
    .select(['body', 'jurisdictions', 'reason', blocksBesideStatus.as('rejects')])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    certificate: row.body as unknown as Certificate,
    jurisdictions: row.jurisdictions,
    reason: row.reason,
    rejects: row.rejects,
  }));
}

const GOOD = new Set(['approved', 'temporary']);

function isGood(paper: Paper): boolean {
  return GOOD.has(paper.certificate.status) && paper.certificate.active && paper.rejects === 0;
}

/** A paper that was good until a newer one replaced it: it proves past sales, and covers nothing to come. */
function wasGood(paper: Paper): boolean {
  return paper.certificate.status === 'superseded' && paper.certificate.active && paper.rejects === 0;
}

/** The paper that covers some day of the month, the one that lasts longest first. */
function coverOfMonth(
  papers: readonly Paper[],
  first: CalendarDate,
  last: CalendarDate,
  hasExempt: boolean,
  today: CalendarDate,
): MonthCover {
  const covering = papers.filter(
    (paper) =>
      (isGood(paper) || (wasGood(paper) && last < today)) &&
      paper.certificate.validFrom <= last &&
      (paper.certificate.expires === null || paper.certificate.expires >= first),
  );
  if (covering.length === 0) return hasExempt ? 'gap' : 'none';
  if (covering.every((paper) => paper.certificate.status === 'temporary')) return 'temporary';
  const soon = addDays(today, ENDS_SOON_DAYS);
  const lasting = covering.some(
    ({ certificate }) => certificate.expires === null || certificate.expires > soon || certificate.expires < today,
  );
  return lasting || last < today.slice(0, 8).concat('01') ? 'covered' : 'ends-soon';
}

/** The state of cover today, in words, with the paper that says so. */
function coverNow(papers: readonly Paper[], atRisk: string, today: CalendarDate): CoverageRow['now'] {
  const current = papers.filter(
    (paper) =>
      isGood(paper) &&
      paper.certificate.validFrom <= today &&
      (paper.certificate.expires === null || paper.certificate.expires >= today),
  );
  const best =
    current.find((paper) => paper.certificate.expires === null) ??
    [...current].sort((a, b) => ((a.certificate.expires ?? '') < (b.certificate.expires ?? '') ? 1 : -1))[0];
  if (best) {
    const { certificateId, expires, status } = best.certificate;
    if (status === 'temporary')
      return {
        cover: 'temporary',
        text: expires ? `Temporary until ${expires}` : 'Temporary',
        certificateId,
        ends: expires,
      };
    if (expires !== null && expires <= addDays(today, ENDS_SOON_DAYS))
      return { cover: 'ends-soon', text: `Ends ${expires}`, certificateId, ends: expires };
    return {
      cover: 'covered',
      text: expires === null ? 'Covered, no end date' : `Covered until ${expires}`,
      certificateId,
      ends: expires,
    };
  }
  const latest = papers.at(-1);
  if (!latest)
    return {
      cover: Number(atRisk) > 0 ? 'gap' : 'not-needed',
      text: Number(atRisk) > 0 ? 'Never received' : 'No paper, no exempt sales',
      certificateId: null,
      ends: null,
    };
  const { certificateId, expires, status } = latest.certificate;
  const shown = shownStatus(latest.certificate, today, true);
  if (status === 'submitted' || status === 'in-review')
    return { cover: 'asked-for', text: 'A certificate waits for review', certificateId, ends: expires };
  if (shown === 'expired') return { cover: 'gap', text: `Ended ${expires}`, certificateId, ends: expires };
  if (GOOD.has(status) && latest.rejects > 0)
    return { cover: 'gap', text: 'The certificate has findings that block', certificateId, ends: expires };
  if (GOOD.has(status) && latest.certificate.validFrom > today)
    return { cover: 'gap', text: `Begins ${latest.certificate.validFrom}`, certificateId, ends: expires };
  return { cover: 'gap', text: `The certificate is ${status}`, certificateId, ends: expires };
}

/** For which state, reason and month one customer is covered, and what the gaps cost. */
export async function readCoverage(
  tx: Transaction,
  tenantId: string,
  content: Content,
  today: CalendarDate,
  customerId: string,
  monthCount: number,
) {
  const firstMonth = addMonths(`${today.slice(0, 7)}-01`, 1 - monthCount);
  const sums = await readMonths(tx, tenantId, customerId, firstMonth, today, ratesOn(content, today));
  const papers = await readPapers(tx, tenantId, customerId);
  const months = Array.from({ length: monthCount }, (_, index) => addMonths(firstMonth, index));
  const places = [
    ...new Set([...papers.flatMap((paper) => paper.jurisdictions), ...sums.map((sum) => sum.jurisdiction ?? '')]),
  ];
  const rows = places.map((place): CoverageRow => {
    const own = papers.filter((paper) => paper.jurisdictions.includes(place));
    const sold = new Map(sums.filter((sum) => (sum.jurisdiction ?? '') === place).map((sum) => [sum.month, sum]));
    const total = (pick: (sum: MonthSum) => string) =>
      [...sold.values()].reduce((all, sum) => all + Math.round(Number(pick(sum)) * 100), 0);
    const money = (cents: number) => (cents / 100).toFixed(2);
    const atRisk = money(total((sum) => sum.at_risk));
    return {
      jurisdiction: place,
      jurisdictionName: content.jurisdictions.get(place)?.name ?? (place || 'Unknown place'),
      reason: own.at(-1)?.reason ?? null,
      exempt12Months: money(total((sum) => sum.recent)),
      atRisk,
      now: coverNow(own, atRisk, today),
      months: months.map((month) => {
        const sum = sold.get(month.slice(0, 7));
        const exempt = sum?.exempt ?? '0';
        return {
          month: month.slice(0, 7),
          cover: coverOfMonth(own, month, addDays(addMonths(month, 1), -1), Number(exempt) !== 0, today),
          sales: sum?.sales ?? '0',
          exempt,
          tax: sum?.stake ?? '0',
          invoices: Number(sum?.invoices ?? 0),
        };
      }),
    };
  });
  rows.sort(
    (a, b) =>
      Number(b.atRisk) - Number(a.atRisk) ||
      Number(b.exempt12Months) - Number(a.exempt12Months) ||
      (a.jurisdiction < b.jurisdiction ? -1 : 1),
  );
  return { customerId, from: firstMonth.slice(0, 7), to: today.slice(0, 7), asOf: today, rows };
}
