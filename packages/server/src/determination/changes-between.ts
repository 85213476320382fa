import { type RawBuilder, sql } from 'kysely';
import { changesBetween } from '../certificates/certificates.ts';
import { settingsChanged } from '../customers/customers.ts';
import type { Transaction } from '../platform/database.ts';

/** A record that changed between two instants, with who, when and what. */
export interface RecordChange {
  kind:
    | 'company'
    | 'customer'
    | 'certificate'
    | 'customer-group'
    | 'exempt-reason'
    | 'authority'
    | 'commodity-mapping'
    | 'license-type'
    | 'customer-license';
  /** Id of the record; of a setting without an id its key. */
  id: string;
  /** What people call it: certificate number, name of the customer or authority, product code. */
  name: string;
  customerId: string | null;
  version: number;
  recordedAt: string;
  actor: { kind: string; name: string };
  event: string;
  reason: string | null;
  /** Places that a decision reads come first. */
  fields: { path: string; before: unknown; after: unknown; decides: boolean }[];
  fieldsLeftOut: number;
}

/** The records that two decisions of one sale stand on. */
export interface Concerned {
  companyIds: readonly string[];
  customerIds: readonly string[];
  groupIds: readonly string[];
  authorities: readonly string[];
  productCodes: readonly string[];
  /** Certificates that the two decisions treat differently: their changes are read first. */
  certificateIds: readonly string[];
}

export const CHANGES_MAX = 100;
const FIELDS_MAX = 20;

/** Changes after one instant and up to another, newest first: those of the certificates in question, then all others. */
export async function recordChangesBetween(
  tx: Transaction,
  tenantId: string,
  span: { after: string; until: string },
  concerned: Concerned,
): Promise<{ changes: RecordChange[]; leftOut: boolean }> {
  const named = [...concerned.certificateIds];
  const first = await versions(
    tx,
    tenantId,
    span,
    sql<boolean>`v.kind = 'certificate' and v.record_id = any (${named}::uuid[])`,
  );
  const others = await versions(
    tx,
    tenantId,
    span,
    sql<boolean>`((v.kind = 'certificate' and v.parent_id = any (${[...concerned.customerIds]}::uuid[])
        and not v.record_id = any (${named}::uuid[]))
      or (v.kind = 'customer' and v.record_id = any (${[...concerned.customerIds]}::uuid[]))
      or (v.kind = 'company' and v.record_id = any (${[...concerned.companyIds]}::uuid[])))`,
  );
  const settings = (await settingsChanged(tx, tenantId, { ...span, only: settingsOf(concerned) }, CHANGES_MAX + 1)).map(
    (change): RecordChange => ({
      kind: change.kind,
      id: change.key,
      name: nameOf(change.kind, change.body),
      customerId: null,
      version: change.version,
      recordedAt: change.recordedAt.toISOString(),
      actor: change.actor,
      event: change.before === null ? 'created' : 'changed',
      reason: null,
      ...fieldsOf(change.kind, change.before, change.body),
    }),
  );
  // A version that touches nothing a decision reads (a document came) explains nothing.
  const all = [...first, ...settings, ...others].filter((change) => change.fields.some((field) => field.decides));
  return {
    changes: all.slice(0, CHANGES_MAX),
    leftOut: all.length > CHANGES_MAX || [first, others, settings].some((list) => list.length > CHANGES_MAX),
  };
}

async function versions(
  tx: Transaction,
  tenantId: string,
  span: { after: string; until: string },
  only: RawBuilder<boolean>,
): Promise<RecordChange[]> {
  const { rows } = await sql<{
    kind: 'company' | 'customer' | 'certificate';
    record_id: string;
    parent_id: string | null;
    version: number;
    recorded_at: Date;
    actor_kind: string;
    actor_name: string;
    event: string;
    reason: string | null;
    body: unknown;
    before: unknown;
  }>`
    select v.kind, v.record_id, v.parent_id, v.version, v.recorded_at, v.actor_kind, v.actor_name, v.event, v.reason, v.body,
      b.body as before
    from bonafide.record_version v
    left join bonafide.record_version b
      on b.tenant_id = v.tenant_id and b.kind = v.kind and b.record_id = v.record_id and b.version = v.version - 1
    where v.tenant_id = ${tenantId} and v.recorded_at > ${span.after}::timestamptz
      and v.recorded_at <= ${span.until}::timestamptz and ${only}
    order by v.recorded_at desc, v.record_id, v.version desc limit ${CHANGES_MAX + 1}`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.record_id,
    name: nameOf(row.kind, row.body),
    customerId: row.kind === 'customer' ? row.record_id : row.parent_id,
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    actor: { kind: row.actor_kind, name: row.actor_name },
    event: row.event,
    reason: row.reason,
    ...fieldsOf(row.kind, row.before, row.body),
  }));
}

function settingsOf({ companyIds, groupIds, authorities, productCodes }: Concerned): RawBuilder<boolean> {
  const companies = sql`${[...companyIds]}::text[]`;
  return sql<boolean>`(
    (v.kind = 'authority' and v.body ->> 'companyId' = any (${companies}) and v.body ->> 'name' = any (${[...authorities]}::text[]))
    or (v.kind = 'commodity-mapping' and v.body ->> 'companyId' = any (${companies})
      and v.body ->> 'productCode' = any (${[...productCodes]}::text[]))
    or (v.kind = 'exempt-reason' and v.body ->> 'groupId' = any (${[...groupIds]}::text[]))
    or (v.kind = 'customer-group' and v.body ->> 'ownerCompanyId' = any (${companies})))`;
}

function nameOf(kind: RecordChange['kind'], body: unknown): string {
  const record = body as Record<string, unknown>;
  const field =
    kind === 'certificate'
      ? 'number'
      : kind === 'commodity-mapping'
        ? 'productCode'
        : kind === 'exempt-reason'
          ? 'code'
          : 'name';
  return String(record[field] ?? '');
}

const CUSTOMER_FIELDS: ReadonlySet<string> = new Set(['number', 'name', 'groupId', 'fullyExempt']);
const PAPER_FIELDS: ReadonlySet<string> = new Set(['claim', 'imagePath', 'formId']);

/** Whether the engine reads a place of a record. */
function decides(kind: RecordChange['kind'], path: string): boolean {
  const field = path.split('/')[1] ?? '';
  if (kind === 'customer') return CUSTOMER_FIELDS.has(field);
  if (kind === 'certificate') return !PAPER_FIELDS.has(field);
  return true;
}

function fieldsOf(kind: RecordChange['kind'], before: unknown, after: unknown) {
  // What came into being is told by its own fields that decide, not by every blank one.
  const changes = changesBetween(before ?? {}, after)
    .filter(({ path, to }) => !ID_FIELDS.test(path) && (before !== null || !isBlank(to)))
    .map(({ path, from, to }) => ({ path, before: from, after: to, decides: decides(kind, path) }))
    .sort((a, b) => Number(b.decides) - Number(a.decides));
  return { fields: changes.slice(0, FIELDS_MAX), fieldsLeftOut: Math.max(0, changes.length - FIELDS_MAX) };
}

const ID_FIELDS = /^\/(version|sequence|certificateId|customerId|companyId|groupId|authorityId)$/;

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
