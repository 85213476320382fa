import { randomUUID } from 'node:crypto';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { CertificateUse } from '@bonafide/core/determination/compile-certificate.ts';
import type { Decision } from '@bonafide/core/determination/decision.ts';
import { sql } from 'kysely';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import { Overtaken } from './overtaken.ts';

/** The sales that have used single-purchase certificates, by certificate id; as known at `until` where it is given, an instant to the microsecond. */
export async function findUses(
  tx: Transaction,
  tenantId: string,
  certificateIds: readonly string[],
  until?: string,
): Promise<Map<string, CertificateUse>> {
  if (certificateIds.length === 0) return new Map();
  const query = tx
    .selectFrom('bonafide.certificate_use as u')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 'u.tenant_id').onRef('c.company_id', '=', 'u.company_id'),
    )
    .select(['u.certificate_id', 'u.number', 'u.sale_date', 'c.external_id'])
    .where('u.tenant_id', '=', tenantId)
    .where('u.certificate_id', 'in', [...certificateIds]);
  const rows = await (until === undefined
    ? query.where('u.freed_at', 'is', null)
    : query
        .where(sql<boolean>`u.used_at <= ${until}::timestamptz`)
        .where(sql<boolean>`(u.freed_at is null or u.freed_at > ${until}::timestamptz)`)
  ).execute();
  return new Map(
    rows.map((row) => [row.certificate_id, { company: row.external_id, number: row.number, date: row.sale_date }]),
  );
}

/** The certificates that may have a use. */
export function onePurchaseIds(certificates: readonly Certificate[]): string[] {
  return certificates.filter(({ use }) => use === 'single-purchase').map(({ certificateId }) => certificateId);
}

/** Single-purchase certificates that a decision makes use of. What a credit takes over from its original is the original's use. */
export function singlePurchases(decision: Decision): string[] {
  const ids = new Set<string>();
  for (const line of decision.lines) {
    if (line.original !== undefined) continue;
    for (const { certificate, outcome } of line.authorities) {
      if (certificate?.singlePurchase && outcome !== 'taxable') ids.add(certificate.certificateId);
    }
  }
  return [...ids].sort();
}

/** The recorded sale that is to hold the uses. */
export interface UsingSale {
  companyId: string;
  number: string;
  transactionId: string;
  revision: number;
  date: string;
}

/**
 * Uses up the single-purchase certificates of a recorded sale, and frees those that its earlier revision used and it does not.
 * Of sales that come at once for one certificate, each waits for the one before to commit.
 * @throws Overtaken when another sale has used one meanwhile
 */
export async function keepUses(tx: Transaction, tenantId: string, sale: UsingSale, decision: Decision): Promise<void> {
  const wanted = singlePurchases(decision);
  const freed = sale.revision > 1 ? await freeOthers(tx, tenantId, sale, wanted) : [];
  for (const certificateId of wanted) await use(tx, tenantId, sale, certificateId);
  if (wanted.length + freed.length > 0) await signalHolders(tx, tenantId, [...wanted, ...freed]);
}

async function use(tx: Transaction, tenantId: string, sale: UsingSale, certificateId: string): Promise<void> {
  const taken = await tx
    .insertInto('bonafide.certificate_use')
    .values({
      tenant_id: tenantId,
      use_id: randomUUID(),
      certificate_id: certificateId,
      company_id: sale.companyId,
      number: sale.number,
      transaction_id: sale.transactionId,
      sale_date: sale.date,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'certificate_id']).where('freed_at', 'is', null).doNothing(),
    )
    .returning('use_id')
    .executeTakeFirst();
  if (taken) return;
  const kept = await tx
    .updateTable('bonafide.certificate_use')
    .set({ transaction_id: sale.transactionId, sale_date: sale.date })
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', certificateId)
    .where('company_id', '=', sale.companyId)
    .where('number', '=', sale.number)
    .where('freed_at', 'is', null)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) throw new Overtaken();
}

async function freeOthers(
  tx: Transaction,
  tenantId: string,
  { companyId, number }: UsingSale,
  wanted: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .updateTable('bonafide.certificate_use')
    .set({ freed_at: sql<Date>`now()` })
    .where('tenant_id', '=', tenantId)
    .where('company_id', '=', companyId)
    .where('number', '=', number)
    .where('freed_at', 'is', null)
    .$if(wanted.length > 0, (query) => query.where('certificate_id', 'not in', [...wanted]))
    .returning('certificate_id')
    .execute();
  return rows.map((row) => row.certificate_id);
}

/** Whoever holds these certificates in memory reads them anew, with their uses. */
async function signalHolders(tx: Transaction, tenantId: string, certificateIds: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('bonafide.certificate')
    .select('customer_id')
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', 'in', [...certificateIds])
    .execute();
  await signalBook(
    tx,
    tenantId,
    rows.map((row) => row.customer_id),
  );
}

/** A sale that a certificate was used for, as its page shows it. */
export interface UseOfCertificate {
  company: string;
  companyName: string;
  number: string;
  transactionId: string;
  date: string;
  usedAt: string;
  /** When a later revision of that sale no longer needed it. */
  freedAt: string | null;
}

/** Every use of a certificate, the latest first. */
export async function listUses(tx: Transaction, tenantId: string, certificateId: string): Promise<UseOfCertificate[]> {
  const rows = await tx
    .selectFrom('bonafide.certificate_use as u')
    .innerJoin('bonafide.company as c', (join) =>
      join.onRef('c.tenant_id', '=', 'u.tenant_id').onRef('c.company_id', '=', 'u.company_id'),
    )
    .select(['c.external_id', 'c.name', 'u.number', 'u.transaction_id', 'u.sale_date', 'u.used_at', 'u.freed_at'])
    .where('u.tenant_id', '=', tenantId)
    .where('u.certificate_id', '=', certificateId)
    .orderBy('u.used_at', 'desc')
    .orderBy('u.use_id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    company: row.external_id,
    companyName: row.name,
    number: row.number,
    transactionId: row.transaction_id,
    date: row.sale_date,
    usedAt: row.used_at.toISOString(),
    freedAt: row.freed_at?.toISOString() ?? null,
  }));
}
