import { randomUUID } from 'node:crypto';
import type { Certificate } from '@bonafide/core/certificate/certificate.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { verdictOf, verdictOfCounts } from '@bonafide/core/check/verdict.ts';
import { sql } from 'kysely';
import { type Author, type Change, recordChanges } from '../ledger/changes.ts';
import { signalBook } from '../platform/book-signal.ts';
import type { Transaction } from '../platform/database.ts';
import { endOfMillisecond } from '../platform/instants.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { askAbout } from '../verification/verification.ts';
import { claimedOf, isWorthAsking } from './claimed.ts';
import { type Judgement, judgeCertificates, type Law } from './judge.ts';
import { indexClaims, indexSignatures } from './signals/signals-store.ts';
import { recordVerdictChanges } from './stored-verdicts.ts';

/** A certificate's own fields: what a form, a file or the API gives. */
export type CertificateInput = Omit<Certificate, 'certificateId' | 'sequence' | 'version'>;

export type CertificateSource = 'import' | 'console' | 'api' | 'auto' | 'demo';

/** How an incoming row finds the certificate it replaces: customer, number and first day. */
export function certificateKey(certificate: { customerId: string; number: string; validFrom: string }): string {
  return `${certificate.customerId} ${certificate.validFrom} ${certificate.number}`;
}

const bodyOf = (row: { body: unknown }): Certificate => row.body as Certificate;

export async function findCertificate(
  tx: Transaction,
  tenantId: string,
  certificateId: string,
): Promise<Certificate | undefined> {
  const row = await tx
    .selectFrom('bonafide.certificate')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', certificateId)
    .executeTakeFirst();
  return row && bodyOf(row);
}

/** Every certificate of these customers, in order of creation. */
export async function findCertificatesOf(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
): Promise<Certificate[]> {
  if (customerIds.length === 0) return [];
  const rows = await tx
    .selectFrom('bonafide.certificate')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('customer_id', 'in', [...customerIds])
    .orderBy('sequence')
    .execute();
  return rows.map(bodyOf);
}

/**
 * The same for many customers at once, by customer and in order of creation, `atOnce` at a time: however many there are, no more
 * are held. Of each claim only the reasons ticked and the order it names are read. One reading at a time in a transaction.
 */
export async function* certificatesInTurn(
  tx: Transaction,
  tenantId: string,
  customerIds: readonly string[],
  atOnce: number,
): AsyncGenerator<Certificate[]> {
  if (customerIds.length === 0) return;
  await sql`declare certificates_in_turn no scroll cursor for
    select customer_id, body - 'claim' || jsonb_build_object('claim', jsonb_build_object(
      'reasons', body #> '{claim,reasons}', 'scopeReference', body #> '{claim,scopeReference}')) as body
    from bonafide.certificate
    where tenant_id = ${tenantId}::uuid and customer_id = any (${[...customerIds]}::uuid[])
    order by customer_id, sequence`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ body: unknown }>`fetch ${sql.lit(atOnce)} from certificates_in_turn`.execute(tx);
    if (rows.length > 0) yield rows.map(bodyOf);
    if (rows.length < atOnce) break;
  }
  await sql`close certificates_in_turn`.execute(tx);
}

/** The next `count` numbers of a tenant's series; the row lock orders two writers. */
async function takeNumbers(tx: Transaction, tenantId: string, name: string, count: number): Promise<number> {
  const row = await tx
    .insertInto('bonafide.counter')
    .values({ tenant_id: tenantId, name, value: count })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'name']).doUpdateSet({ value: sql`counter.value + excluded.value` }),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row.value) - count + 1;
}

function rowOf(author: Author, law: Law, source: CertificateSource, certificate: Certificate, judgement: Judgement) {
  const count = (severity: string) =>
    judgement.report.findings.filter((finding) => finding.severity === severity).length;
  return {
    tenant_id: author.tenantId,
    certificate_id: certificate.certificateId,
    customer_id: certificate.customerId,
    sequence: certificate.sequence,
    number: certificate.number,
    status: certificate.status,
    active: certificate.active,
    reason_code: certificate.reasonCode,
    reason: judgement.reason,
    form_id: certificate.formId,
    valid_from: certificate.validFrom,
    expires: certificate.expires,
    jurisdictions: judgement.jurisdictions,
    body: toJsonb(certificate),
    findings: toJsonb(judgement.report.findings),
    rejects: count('reject'),
    warns: count('warn'),
    informs: count('inform'),
    risk: judgement.risk.score,
    risk_parts: toJsonb(judgement.risk.parts),
    content_release: law.content.release,
    judged_on: law.today,
    source,
    version: certificate.version,
  };
}

/** Writes certificates (new, or at their next version), judges them and keeps the versions. */
async function writeCertificates(
  tx: Transaction,
  author: Author,
  law: Law,
  source: CertificateSource,
  writes: readonly { certificate: Certificate; event: string; reason: string | null }[],
): Promise<Judgement[]> {
  if (writes.length === 0) return [];
  const certificates = writes.map((write) => write.certificate);
  // First the index, then the checks: papers of one file are seen beside each other, too.
  await indexClaims(tx, author.tenantId, certificates);
  const judgements = await judgeCertificates(tx, author.tenantId, law, certificates);
  const rows = certificates.map((certificate, index) => {
    const judgement = judgements[index];
    if (!judgement) throw new Error('Every certificate gets a judgement');
    return rowOf(author, law, source, certificate, judgement);
  });
  await recordEditedVerdicts(tx, author, law, writes, judgements);
  await tx
    .insertInto('bonafide.certificate')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'certificate_id']).doUpdateSet((set) => ({
        number: set.ref('excluded.number'),
        status: set.ref('excluded.status'),
        active: set.ref('excluded.active'),
        reason_code: set.ref('excluded.reason_code'),
        reason: set.ref('excluded.reason'),
        form_id: set.ref('excluded.form_id'),
        valid_from: set.ref('excluded.valid_from'),
        expires: set.ref('excluded.expires'),
        jurisdictions: set.ref('excluded.jurisdictions'),
        body: set.ref('excluded.body'),
        findings: set.ref('excluded.findings'),
        rejects: set.ref('excluded.rejects'),
        warns: set.ref('excluded.warns'),
        informs: set.ref('excluded.informs'),
        risk: set.ref('excluded.risk'),
        risk_parts: set.ref('excluded.risk_parts'),
        content_release: set.ref('excluded.content_release'),
        judged_on: set.ref('excluded.judged_on'),
        version: set.ref('excluded.version'),
        recorded_at: sql<Date>`now()`,
      })),
    )
    .execute();
  const changes = writes.map(
    ({ certificate, event, reason }): Change => ({
      kind: 'certificate',
      recordId: certificate.certificateId,
      version: certificate.version,
      parentId: certificate.customerId,
      event,
      reason,
      summary: `Certificate ${event}: ${certificate.status}, valid from ${certificate.validFrom}`,
      body: certificate,
    }),
  );
  await indexSignatures(
    tx,
    author.tenantId,
    judgements.map(({ subject }) => subject),
  );
  await recordChanges(tx, author, changes);
  const toAsk = certificates.filter((certificate) => isWorthAsking(certificate, law));
  if (toAsk.length > 0) {
    await askAbout(tx, author.tenantId, law, () => toAsk.map((certificate) => claimedOf(certificate, law)), 'new');
  }
  await signalBook(
    tx,
    author.tenantId,
    certificates.map((certificate) => certificate.customerId),
  );
  return judgements;
}

/** A change of the record that changes its verdict is the cause of it. Runs while the stored findings are still those of before. */
async function recordEditedVerdicts(
  tx: Transaction,
  author: Author,
  law: Law,
  writes: readonly { certificate: Certificate; event: string }[],
  judgements: readonly Judgement[],
): Promise<void> {
  const known = writes
    .filter(({ certificate }) => certificate.version > 1)
    .map(({ certificate }) => certificate.certificateId);
  if (known.length === 0) return;
  const rows = await tx
    .selectFrom('bonafide.certificate')
    .select(['certificate_id', 'findings', 'rejects', 'warns'])
    .where('tenant_id', '=', author.tenantId)
    .where('certificate_id', 'in', known)
    .execute();
  const before = new Map(rows.map((row) => [row.certificate_id, row]));
  const changes = writes.flatMap(({ certificate, event }, index) => {
    const old = before.get(certificate.certificateId);
    const findings = judgements[index]?.report.findings;
    if (!old || !findings) return [];
    return [
      {
        certificateId: certificate.certificateId,
        before: { verdict: verdictOfCounts(old), findings: old.findings as unknown as Finding[] },
        after: { verdict: verdictOf(findings), findings },
        cause: 'edit' as const,
        detail: { event, version: certificate.version },
        contentRelease: law.content.release,
      },
    ];
  });
  await recordVerdictChanges(tx, author, changes);
}

export interface SavedCertificates {
  created: number;
  changed: number;
  unchanged: number;
  certificates: Certificate[];
}

/** What a given field changes: compared by value, so that a row sent again makes no version. */
function sameFields(before: Certificate, input: CertificateInput): boolean {
  return (Object.keys(input) as (keyof CertificateInput)[]).every(
    (key) => JSON.stringify(before[key]) === JSON.stringify(input[key]),
  );
}

/**
 * Creates or replaces certificates by {@link certificateKey}, as file rows do. Keys must not repeat within `inputs`; the order
 * of `inputs` is the order of creation. Chunks of up to 500.
 */
export async function saveCertificates(
  tx: Transaction,
  author: Author,
  law: Law,
  inputs: readonly CertificateInput[],
  options: { source: CertificateSource; event: string },
): Promise<SavedCertificates> {
  const present = await findCertificatesOf(tx, author.tenantId, [...new Set(inputs.map((input) => input.customerId))]);
  const byKey = new Map(present.map((certificate) => [certificateKey(certificate), certificate]));
  const saved: SavedCertificates = { created: 0, changed: 0, unchanged: 0, certificates: [] };
  const fresh = inputs.filter((input) => !byKey.has(certificateKey(input))).length;
  let sequence = fresh === 0 ? 0 : await takeNumbers(tx, author.tenantId, 'certificate', fresh);
  const writes: { certificate: Certificate; event: string; reason: string | null }[] = [];
  for (const input of inputs) {
    const before = byKey.get(certificateKey(input));
    if (before && sameFields(before, input)) {
      saved.unchanged += 1;
      saved.certificates.push(before);
      continue;
    }
    const certificate: Certificate = before
      ? { ...input, certificateId: before.certificateId, sequence: before.sequence, version: before.version + 1 }
      : { ...input, certificateId: randomUUID(), sequence: sequence++, version: 1 };
    saved[before ? 'changed' : 'created'] += 1;
    saved.certificates.push(certificate);
    writes.push({ certificate, event: before ? options.event : 'created', reason: null });
  }
  await writeCertificates(tx, author, law, options.source, writes);
  return saved;
}

/** @throws Refusal `already-exists` when the customer has a certificate with this number from this day */
export async function createCertificate(
  tx: Transaction,
  author: Author,
  law: Law,
  input: CertificateInput,
  source: CertificateSource,
): Promise<Certificate> {
  const present = await findCertificatesOf(tx, author.tenantId, [input.customerId]);
  if (present.some((certificate) => certificateKey(certificate) === certificateKey(input))) {
    throw new Refusal(
      'already-exists',
      `The customer already has certificate “${input.number}” from ${input.validFrom}`,
    );
  }
  const saved = await saveCertificates(tx, author, law, [input], { source, event: 'created' });
  const [certificate] = saved.certificates;
  if (!certificate) throw new Error('A saved certificate is missing from the answer');
  return certificate;
}

/** The certificate and its row lock: whoever changes it next waits. */
export async function lockCertificate(tx: Transaction, tenantId: string, certificateId: string) {
  const row = await tx
    .selectFrom('bonafide.certificate')
    .select(['body', 'source', 'rejects'])
    .where('tenant_id', '=', tenantId)
    .where('certificate_id', '=', certificateId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { certificate: bodyOf(row), source: row.source as CertificateSource, rejects: row.rejects };
}

/**
 * The next version of a certificate whose own fields stay: something that belongs to it changed (a document came), and what the
 * checks find may have changed with it.
 * @param locked what {@link lockCertificate} gave in this transaction
 */
export async function recordNextVersion(
  tx: Transaction,
  author: Author,
  law: Law,
  locked: { certificate: Certificate; source: CertificateSource },
  note: { event: string; reason: string | null },
): Promise<Certificate> {
  const certificate: Certificate = { ...locked.certificate, version: locked.certificate.version + 1 };
  await writeCertificates(tx, author, law, locked.source, [{ certificate, ...note }]);
  return certificate;
}

/**
 * Changes one certificate, at the version the caller has seen. `change` gets the certificate and the number of open findings
 * that block approval.
 * @throws Refusal `not-found`, `version-mismatch`, and whatever `change` throws
 */
export async function updateCertificate(
  tx: Transaction,
  author: Author,
  law: Law,
  certificateId: string,
  version: number,
  note: { event: string; reason: string | null },
  change: (certificate: Certificate, openRejects: number) => Certificate,
): Promise<Certificate> {
  const { certificate: before, source, rejects } = await lockCertificate(tx, author.tenantId, certificateId);
  if (before.version !== version)
    throw new Refusal('version-mismatch', `The certificate is now at version ${before.version}`);
  const changed = change(before, rejects);
  const { certificateId: id, sequence, customerId } = before;
  const after: Certificate = { ...changed, certificateId: id, sequence, customerId, version: before.version + 1 };
  if (JSON.stringify({ ...after, version: before.version }) === JSON.stringify(before)) return before;
  if (certificateKey(after) !== certificateKey(before)) {
    const siblings = await findCertificatesOf(tx, author.tenantId, [customerId]);
    if (siblings.some((other) => other.certificateId !== id && certificateKey(other) === certificateKey(after))) {
      throw new Refusal(
        'already-exists',
        `The customer already has certificate “${after.number}” from ${after.validFrom}`,
      );
    }
  }
  await writeCertificates(tx, author, law, source, [{ certificate: after, ...note }]);
  return after;
}

/** The versions of a certificate, oldest first. */
export async function certificateVersions(tx: Transaction, tenantId: string, certificateId: string) {
  return tx
    .selectFrom('bonafide.record_version')
    .select(['version', 'recorded_at', 'actor_kind', 'actor_name', 'event', 'reason', 'body'])
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'certificate')
    .where('record_id', '=', certificateId)
    .orderBy('version')
    .execute();
}

/** The certificate as we knew it at an instant, that of `recordedAt` included; undefined when it was not known yet. */
export async function certificateKnownAt(
  tx: Transaction,
  tenantId: string,
  certificateId: string,
  knownAt: string,
): Promise<Certificate | undefined> {
  const row = await tx
    .selectFrom('bonafide.record_version')
    .select('body')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'certificate')
    .where('record_id', '=', certificateId)
    .where('recorded_at', '<', endOfMillisecond(knownAt))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && bodyOf(row);
}
