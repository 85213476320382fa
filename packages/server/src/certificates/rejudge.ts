import { isDeepStrictEqual } from 'node:util';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { verdictOf } from '@bonafide/core/check/verdict.ts';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import { judgeCertificates, type Law } from './judge.ts';
import { recordVerdictChanges, storeFindings, type VerdictCause } from './stored-verdicts.ts';

const PORTION = 500;

/** Why certificates are judged again: what happened, and what exactly. */
export interface Cause {
  cause: VerdictCause;
  detail: Record<string, string | number | null>;
}

/**
 * Judges the certificates that carry one of these numbers again, after a registry answered. What they grant does not change, so they stay
 * at their version; their findings do, and a changed verdict keeps its cause.
 * @param keys numbers without separators, upper case
 * @returns how many certificates have other findings than before
 */
export async function rejudgeByNumbers(
  tx: Transaction,
  author: Author,
  law: Law,
  keys: readonly string[],
  { cause, detail }: Cause,
): Promise<number> {
  const { tenantId } = author;
  const contentRelease = law.content.release;
  let changed = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx
      .selectFrom('bonafide.certificate')
      .select(['certificate_id', 'body', 'findings'])
      .where('tenant_id', '=', tenantId)
      .where(sql<boolean>`bonafide.claimed_numbers(body) && ${[...keys]}::text[]`)
      .where('certificate_id', '>', after)
      .orderBy('certificate_id')
      .limit(PORTION)
      .forUpdate()
      .execute();
    if (rows.length === 0) return changed;
    after = rows.at(-1)?.certificate_id ?? after;
    const certificates = rows.map((row) => row.body as unknown as Certificate);
    const judgements = await judgeCertificates(tx, tenantId, law, certificates);
    const moved = certificates.flatMap((certificate, index) => {
      const judgement = judgements[index];
      const before = rows[index]?.findings as unknown as Finding[];
      return judgement && !isDeepStrictEqual(before, judgement.report.findings)
        ? [{ certificateId: certificate.certificateId, version: certificate.version, judgement, before }]
        : [];
    });
    await storeFindings(tx, tenantId, { release: contentRelease, today: law.today }, moved);
    await recordVerdictChanges(
      tx,
      author,
      moved.map(({ certificateId, judgement: { report }, before }) => ({
        certificateId,
        before: { verdict: verdictOf(before), findings: before },
        after: { verdict: verdictOf(report.findings), findings: report.findings },
        cause,
        detail,
        contentRelease,
      })),
    );
    changed += moved.length;
    if (rows.length < PORTION) return changed;
  }
}
