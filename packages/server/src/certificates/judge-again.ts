import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { verdictOf, verdictOfCounts } from '@bonafide/core/check/verdict.ts';
import { sql } from 'kysely';
import type { Transaction } from '../platform/database.ts';
import { judgeCertificates, type Law } from './judge.ts';
import { indexSignatures } from './signals/signals-store.ts';
import { recordVerdictChanges, storeFindings } from './stored-verdicts.ts';

/**
 * Judges certificates anew because something beside them came to be known; their own fields and versions stay. Their rows are
 * locked, so that a change at the same moment is judged after or before, never over. Verdicts that change keep their cause.
 * @param what came to be known
 */
export async function judgeAgain(
  tx: Transaction,
  tenantId: string,
  law: Law,
  certificateIds: readonly string[],
  what: 'document-read' | 'revoked-number',
): Promise<void> {
  if (certificateIds.length === 0) return;
  const rows = await tx
    .selectFrom('bonafide.certificate')
    .select(['body', 'findings', 'rejects', 'warns'])
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', sql<string>`any(${[...certificateIds]}::uuid[])`)
    .orderBy('certificate_id')
    .forUpdate()
    .execute();
  const certificates = rows.map((row) => row.body as unknown as Certificate);
  const judgements = await judgeCertificates(tx, tenantId, law, certificates);
  const fresh = certificates.map(({ certificateId, version }, index) => {
    const judgement = judgements[index];
    if (!judgement) throw new Error('Every certificate gets a judgement');
    return { certificateId, version, judgement };
  });
  await indexSignatures(
    tx,
    tenantId,
    judgements.map(({ subject }) => subject),
  );
  await storeFindings(tx, tenantId, { release: law.content.release, today: law.today }, fresh);
  const changes = fresh.map(({ certificateId, judgement: { report } }, index) => ({
    certificateId,
    before: {
      verdict: verdictOfCounts(rows[index] ?? { rejects: 0, warns: 0 }),
      findings: (rows[index]?.findings ?? []) as unknown as Finding[],
    },
    after: { verdict: verdictOf(report.findings), findings: report.findings },
    cause: 'surroundings' as const,
    detail: { what },
    contentRelease: law.content.release,
  }));
  await recordVerdictChanges(tx, { tenantId, actor: { name: 'Bonafide' } }, changes);
}
