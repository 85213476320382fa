import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { DocumentFacts } from '@bonafide/core/check/document-facts.ts';
import { compactId } from '@bonafide/core/check/id-text.ts';
import { realDate } from '@bonafide/core/check/subject.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database.ts';

/** Longer texts are no numbers. */
const MOST_CHARACTERS = 64;

/** `32048817265` → beginning ``, ending 32048817265; `AB-120` → `AB`, 120; no digits at the end → null. */
export function runOf(value: string): { stem: string; ending: string | null } {
  const ending = /\d{1,15}$/.exec(value)?.[0] ?? null;
  return { stem: ending === null ? value : value.slice(0, value.length - ending.length), ending };
}

/** The first day the seller had the paper, as far as it is told. */
export function firstDayOf({ claim, validFrom }: Certificate): string {
  return realDate(claim.receivedDate) ?? realDate(claim.signedDate) ?? validFrom;
}

function numberRows(tenantId: string, certificate: Certificate) {
  const rows = certificate.claim.ids.flatMap(({ kind, issuer, value: typed }) => {
    const value = compactId(typed);
    if (value === '' || value.length > MOST_CHARACTERS) return [];
    return [
      {
        tenant_id: tenantId,
        value,
        customer_id: certificate.customerId,
        certificate_id: certificate.certificateId,
        kind,
        issuer: issuer ?? '',
        first_day: firstDayOf(certificate),
        ...runOf(value),
      },
    ];
  });
  return [...new Map(rows.map((row) => [`${row.value} ${row.kind} ${row.issuer}`, row])).values()];
}

function originRow(tenantId: string, { certificateId, customerId, claim }: Certificate) {
  const evidence = claim.signatureEvidence ?? null;
  if (evidence === null || evidence.at === null || (evidence.ip === null && evidence.device === null)) return [];
  return [
    {
      tenant_id: tenantId,
      certificate_id: certificateId,
      customer_id: customerId,
      address: evidence.ip,
      device: evidence.device,
      signed_at: new Date(evidence.at),
    },
  ];
}

/** Puts what the certificates themselves say into the index, in the place of what they said before. */
export async function indexClaims(
  tx: Transaction,
  tenantId: string,
  certificates: readonly Certificate[],
): Promise<void> {
  const changed = certificates.filter(({ version }) => version > 1).map(({ certificateId }) => certificateId);
  for (const table of ['bonafide.signal_number', 'bonafide.signal_origin'] as const) {
    if (changed.length === 0) continue;
    await tx
      .deleteFrom(table)
      .where('tenant_id', '=', tenantId)
      .where('certificate_id', '=', sql<string>`any(${changed}::uuid[])`)
      .execute();
  }
  const numbers = certificates.flatMap((certificate) => numberRows(tenantId, certificate));
  if (numbers.length > 0) await tx.insertInto('bonafide.signal_number').values(numbers).execute();
  const origins = certificates.flatMap((certificate) => originRow(tenantId, certificate));
  if (origins.length > 0) await tx.insertInto('bonafide.signal_origin').values(origins).execute();
}

/** Puts the signatures of read files into the index. Files are never taken from a certificate, so nothing goes. */
export async function indexSignatures(
  tx: Transaction,
  tenantId: string,
  certificates: readonly { certificate: Certificate; document: DocumentFacts | null }[],
): Promise<void> {
  const rows = certificates.flatMap(({ certificate, document }) =>
    (document?.files ?? []).flatMap(({ sha256, facts }) => {
      const signature = facts?.signature;
      if (!signature || (signature.look === null && signature.picture === null)) return [];
      return [
        {
          tenant_id: tenantId,
          certificate_id: certificate.certificateId,
          sha256,
          customer_id: certificate.customerId,
          picture: signature.picture,
          look: speaks(signature) ? signature.look : null,
        },
      ];
    }),
  );
  const unique = [...new Map(rows.map((row) => [`${row.certificate_id} ${row.sha256}`, row])).values()];
  if (unique.length === 0) return;
  await tx
    .insertInto('bonafide.signal_signature')
    .values(unique)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'certificate_id', 'sha256'])
        .doUpdateSet((set) => ({ picture: set.ref('excluded.picture'), look: set.ref('excluded.look') })),
    )
    .execute();
}

/** A tick, a dot or a name in printed letters looks like any other: only ink with some extent is compared by its look. */
function speaks({
  spanWidth,
  spanHeight,
  typed,
}: {
  spanWidth: number;
  spanHeight: number;
  typed: string | null;
}): boolean {
  return typed === null && spanWidth > 0.14 && spanHeight > 0.2;
}
