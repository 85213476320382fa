import type { Authority, CommodityMapping, CustomerGroup, ExemptReason } from '@bonafide/core/customer/company.ts';
import type { LicenseType } from '@bonafide/core/customer/license.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import type { Transaction } from '../platform/database.ts';
import type { SettingVersionTable } from '../platform/database-types.ts';
import { toJsonb } from '../platform/json.ts';

export type SettingKind = SettingVersionTable['kind'];

/** The settings beside companies that decide sales. */
export interface Settings {
  groups: CustomerGroup[];
  reasons: ExemptReason[];
  authorities: Authority[];
  mappings: CommodityMapping[];
  licenseTypes: LicenseType[];
}

/** Settings as known at an instant. */
export interface PastSettings extends Settings {
  /** Some stood already when versions began to be kept, after the instant asked about: they are taken as they stood then. */
  beforeHistory: boolean;
}

const CHUNK = 500;

/** Keeps the next version of settings that differ from their last, in the caller's transaction; one that is put again as it was makes none. */
export async function keepSettings(
  tx: Transaction,
  author: Author,
  kind: SettingKind,
  settings: readonly { key: string; body: object }[],
): Promise<void> {
  for (let start = 0; start < settings.length; start += CHUNK) {
    const chunk = settings.slice(start, start + CHUNK);
    const keys = chunk.map((setting) => setting.key);
    const bodies = chunk.map((setting) => toJsonb(setting.body));
    await sql`
      insert into bonafide.setting_version (tenant_id, kind, key, version, actor_kind, actor_name, body)
      select ${author.tenantId}::uuid, ${kind}, given.key, coalesce(last.version, 0) + 1,
        ${author.actor.kind}, ${author.actor.name}, given.body
      from unnest(${keys}::text[], ${bodies}::jsonb[]) as given (key, body)
      left join lateral (
        select v.version, v.body from bonafide.setting_version v
        where v.tenant_id = ${author.tenantId} and v.kind = ${kind} and v.key = given.key
        order by v.version desc limit 1
      ) as last on true
      where last.body is distinct from given.body`.execute(tx);
  }
}

/**
 * The settings of a tenant as known at an instant, that instant included.
 * @param until instant as PostgreSQL writes it, to the microsecond
 */
export async function settingsKnownAt(tx: Transaction, tenantId: string, until: string): Promise<PastSettings> {
  const { rows } = await sql<{ kind: SettingKind; body: unknown; too_late: boolean }>`
    select distinct on (kind, key) kind, body, recorded_at > ${until}::timestamptz as too_late
    from bonafide.setting_version
    where tenant_id = ${tenantId} and (recorded_at <= ${until}::timestamptz or from_start)
    order by kind, key, version desc`.execute(tx);
  const of = <T>(kind: SettingKind) => rows.filter((row) => row.kind === kind).map((row) => row.body as T);
  return {
    groups: of<CustomerGroup>('customer-group').sort(by((group) => group.name)),
    reasons: of<ExemptReason>('exempt-reason').sort(by((reason) => reason.code)),
    // A version that was kept before authorities named a tax says nothing of one.
    authorities: of<Authority>('authority')
      .map((authority) => ({ ...authority, taxType: authority.taxType ?? null }))
      .sort(by((authority) => `${authority.zone}\n${authority.name}`)),
    mappings: of<CommodityMapping>('commodity-mapping').sort(
      by((mapping) => `${mapping.productCode}\n${mapping.startDate}`),
    ),
    licenseTypes: of<LicenseType>('license-type'),
    beforeHistory: rows.some((row) => row.too_late),
  };
}

function by<T>(text: (value: T) => string) {
  return (a: T, b: T) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}

/** The newest change at or before an instant that concerns the company side: while it is the same, so is everything there. */
export async function companySideChangedAt(tx: Transaction, tenantId: string, until: string): Promise<string> {
  const { rows } = await sql<{ at: string | null }>`
    select greatest(
      (select max(recorded_at) from bonafide.setting_version where tenant_id = ${tenantId} and recorded_at <= ${until}::timestamptz),
      (select max(recorded_at) from bonafide.record_version where tenant_id = ${tenantId} and kind = 'company' and recorded_at <= ${until}::timestamptz)
    )::text as at`.execute(tx);
  return rows[0]?.at ?? '';
}

/** One change of a setting. */
export interface SettingChange {
  kind: SettingKind;
  key: string;
  version: number;
  recordedAt: Date;
  actor: { kind: string; name: string };
  body: unknown;
  before: unknown;
}

/** Changes of settings after one instant and up to another, newest first. */
export async function settingsChanged(
  tx: Transaction,
  tenantId: string,
  span: { after: string; until: string; only: RawBuilder<boolean> },
  limit: number,
): Promise<SettingChange[]> {
  const { rows } = await sql<{
    kind: SettingKind;
    key: string;
    version: number;
    recorded_at: Date;
    actor_kind: string;
    actor_name: string;
    body: unknown;
    before: unknown;
  }>`
    select v.kind, v.key, v.version, v.recorded_at, v.actor_kind, v.actor_name, v.body, b.body as before
    from bonafide.setting_version v
    left join bonafide.setting_version b
      on b.tenant_id = v.tenant_id and b.kind = v.kind and b.key = v.key and b.version = v.version - 1
    where v.tenant_id = ${tenantId} and not v.from_start
      and v.recorded_at > ${span.after}::timestamptz and v.recorded_at <= ${span.until}::timestamptz and ${span.only}
    order by v.recorded_at desc, v.kind, v.key limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    key: row.key,
    version: row.version,
    recordedAt: row.recorded_at,
    actor: { kind: row.actor_kind, name: row.actor_name },
    body: row.body,
    before: row.before,
  }));
}
