import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { findingsMoved, type Verdict } from '@bonafide/core/check/verdict.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import type { VerdictChangeTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';
import type { Judgement } from './judge.ts';

/** A certificate with what the checks found when it was last judged. */
export interface StoredCertificate {
  certificate: Certificate;
  findings: Finding[];
  rejects: number;
  warns: number;
  contentRelease: string;
  /** Null for those judged before the day was kept. */
  judgedOn: CalendarDate | null;
}

/** A place in the order of {@link nextStoredCertificates}. */
export interface CertificatePosition {
  customerId: string;
  number: string;
  validFrom: string;
}

/** The certificates after a place, by customer: those of one customer, which the checks compare, come together. */
export async function nextStoredCertificates(
  tx: Transaction,
  tenantId: string,
  after: CertificatePosition | null,
  limit: number,
): Promise<StoredCertificate[]> {
  let query = tx
    .selectFrom('bonafide.certificate')
    .select(['body', 'findings', 'rejects', 'warns', 'content_release', 'judged_on'])
    .where('tenant_id', '=', tenantId)
    .orderBy('customer_id')
    .orderBy('number')
    .orderBy('valid_from')
    .limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(customer_id, number, valid_from) > (${after.customerId}::uuid, ${after.number}, ${after.validFrom}::date)`,
    );
  const rows = await query.execute();
  return rows.map((row) => ({
    certificate: row.body as unknown as Certificate,
    findings: row.findings as unknown as Finding[],
    rejects: row.rejects,
    warns: row.warns,
    contentRelease: row.content_release,
    judgedOn: row.judged_on,
  }));
}

export async function countCertificates(tx: Transaction, tenantId: string): Promise<number> {
  const row = await tx
    .selectFrom('bonafide.certificate')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** New findings of a certificate as it stood at a version. */
export interface FreshFindings {
  certificateId: string;
  version: number;
  judgement: Judgement;
}

/**
 * Stores what the checks find now. A certificate that was changed meanwhile was judged with its change and is left alone.
 * @returns ids of those stored
 */
export async function storeFindings(
  tx: Transaction,
  tenantId: string,
  law: { release: string; today: CalendarDate },
  fresh: readonly FreshFindings[],
): Promise<Set<string>> {
  if (fresh.length === 0) return new Set();
  const count = (severity: string) =>
    fresh.map(({ judgement }) => judgement.report.findings.filter((finding) => finding.severity === severity).length);
  const { rows } = await sql<{ certificate_id: string }>`
    update bonafide.certificate c
    set risk = g.risk, risk_parts = g.risk_parts, findings = g.findings, rejects = g.rejects, warns = g.warns, informs = g.informs, reason = g.reason,
      jurisdictions = array(select jsonb_array_elements_text(g.jurisdictions)),
      content_release = ${law.release}, judged_on = ${law.today}::date
    from unnest(
      ${fresh.map((entry) => entry.certificateId)}::uuid[], ${fresh.map((entry) => entry.version)}::integer[],
      ${fresh.map((entry) => toJsonb(entry.judgement.report.findings))}::jsonb[],
      ${count('reject')}::integer[], ${count('warn')}::integer[], ${count('inform')}::integer[],
      ${fresh.map((entry) => entry.judgement.reason)}::text[],
      ${fresh.map((entry) => JSON.stringify(entry.judgement.jurisdictions))}::jsonb[],
      ${fresh.map((entry) => entry.judgement.risk.score)}::smallint[], ${fresh.map((entry) => toJsonb(entry.judgement.risk.parts))}::jsonb[]
    ) as g (certificate_id, version, findings, rejects, warns, informs, reason, jurisdictions, risk, risk_parts)
    where c.tenant_id = ${tenantId} and c.certificate_id = g.certificate_id and c.version = g.version
    returning c.certificate_id`.execute(tx);
  return new Set(rows.map((row) => row.certificate_id));
}

export type VerdictCause = VerdictChangeTable['cause'];

/** Why a verdict is another: what happened, and what exactly (releases, overlay, review, version, day). */
export interface NewVerdictChange {
  certificateId: string;
  before: { verdict: Verdict; findings: readonly Finding[] };
  after: { verdict: Verdict; findings: readonly Finding[] };
  cause: VerdictCause;
  detail: Record<string, string | number | null>;
  contentRelease: string;
}

const CHUNK = 500;

/** Keeps why verdicts changed, in the caller's transaction; a pair with the same verdict is passed over. */
export async function recordVerdictChanges(
  tx: Transaction,
  author: { tenantId: string; actor: { name: string } },
  changes: readonly NewVerdictChange[],
): Promise<void> {
  const changed = changes.filter(({ before, after }) => before.verdict !== after.verdict);
  for (let start = 0; start < changed.length; start += CHUNK)
    await tx
      .insertInto('bonafide.verdict_change')
      .values(
        changed.slice(start, start + CHUNK).map(({ certificateId, before, after, cause, detail, contentRelease }) => {
          const moved = findingsMoved(before.findings, after.findings);
          return {
            tenant_id: author.tenantId,
            certificate_id: certificateId,
            change_id: randomUUID(),
            verdict_before: before.verdict,
            verdict_after: after.verdict,
            gone: toJsonb(moved.gone),
            come: toJsonb(moved.come),
            cause,
            detail: JSON.stringify(detail),
            content_release: contentRelease,
            actor_name: author.actor.name,
          };
        }),
      )
      .execute();
}
