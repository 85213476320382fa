import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Author } from '../ledger/changes.ts';
import { appendToLedger } from '../ledger/ledger.ts';
import type { Transaction } from '../platform/database.ts';
import { toJsonb } from '../platform/json.ts';
import { Refusal } from '../platform/refusal.ts';
import { VIES_ADDRESS } from './adapters/vies.ts';
import { SOURCE_LIMITS } from './limits.ts';
import type { SourceKind } from './source-settings.ts';

/** A registry as the tenant has set it up. */
export interface Source {
  sourceId: string;
  kind: SourceKind;
  name: string;
  switchedOn: boolean;
  goodForDays: number;
  perMinute: number;
  config: Record<string, unknown>;
  /** 0: as it comes, nobody has set it up. */
  version: number;
}

/** What every tenant finds, switched off. */
export const GIVEN_SOURCES: readonly Source[] = [
  {
    sourceId: 'vies',
    kind: 'vies',
    name: 'VIES (European Commission)',
    switchedOn: false,
    goodForDays: 180,
    perMinute: 20,
    config: { address: VIES_ADDRESS, requester: null },
    version: 0,
  },
  {
    sourceId: 'irs',
    kind: 'irs',
    name: 'IRS exempt organizations list',
    switchedOn: false,
    goodForDays: 90,
    perMinute: 600,
    config: {},
    version: 0,
  },
  {
    sourceId: 'manual',
    kind: 'manual',
    name: 'Looked up by a person',
    switchedOn: false,
    goodForDays: 365,
    perMinute: 60,
    config: {},
    version: 0,
  },
];

/** All registries of the tenant: those that are given, as set up or as they come, then its own. */
export async function listSources(tx: Transaction, tenantId: string): Promise<Source[]> {
  const rows = await tx
    .selectFrom('bonafide.verification_source')
    .select(['source_id', 'kind', 'name', 'switched_on', 'good_for_days', 'per_minute', 'config', 'version'])
    .where('tenant_id', '=', tenantId)
    .orderBy('source_id')
    .execute();
  const own = rows.map(
    (row): Source => ({
      sourceId: row.source_id,
      kind: row.kind,
      name: row.name,
      switchedOn: row.switched_on,
      goodForDays: row.good_for_days,
      perMinute: row.per_minute,
      config: row.config as unknown as Record<string, unknown>,
      version: row.version,
    }),
  );
  const given = GIVEN_SOURCES.map((source) => own.find((one) => one.sourceId === source.sourceId) ?? source);
  return [...given, ...own.filter((source) => !GIVEN_SOURCES.some((one) => one.sourceId === source.sourceId))];
}

export async function sourcesOn(tx: Transaction, tenantId: string): Promise<Source[]> {
  return (await listSources(tx, tenantId)).filter((source) => source.switchedOn);
}

/**
 * Sets a registry up.
 * @param seen the version the caller has read (0 for one that nobody set up yet); undefined: whatever it is
 * @throws Refusal `version-mismatch`, `in-use`, `too-large`
 */
export async function putSource(
  tx: Transaction,
  author: Author,
  source: Omit<Source, 'version'>,
  seen: number | undefined,
): Promise<Source> {
  const { tenantId, actor } = author;
  const known = await listSources(tx, tenantId);
  const before = known.find((one) => one.sourceId === source.sourceId);
  if (seen !== undefined && (before?.version ?? 0) !== seen)
    throw new Refusal('version-mismatch', `The registry is now at version ${before?.version ?? 0}`);
  if (before && before.kind !== source.kind)
    throw new Refusal('in-use', `“${source.sourceId}” is of kind ${before.kind}`);
  if (!before && known.length >= SOURCE_LIMITS.perTenant)
    throw new Refusal('too-large', `A tenant can have ${SOURCE_LIMITS.perTenant} registries`);
  const config = toJsonb(source.config);
  if (config.length > SOURCE_LIMITS.configBytes)
    throw new Refusal('too-large', 'The description of the look-up is too long');
  const after: Source = { ...source, version: (before?.version ?? 0) + 1 };
  if (before && before.version > 0 && isDeepStrictEqual(before, { ...after, version: before.version })) return before;
  await tx
    .insertInto('bonafide.verification_source')
    .values({
      tenant_id: tenantId,
      source_id: after.sourceId,
      kind: after.kind,
      name: after.name,
      switched_on: after.switchedOn,
      good_for_days: after.goodForDays,
      per_minute: after.perMinute,
      config,
      version: after.version,
      actor_name: actor.name,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'source_id']).doUpdateSet((set) => ({
        name: set.ref('excluded.name'),
        switched_on: set.ref('excluded.switched_on'),
        good_for_days: set.ref('excluded.good_for_days'),
        per_minute: set.ref('excluded.per_minute'),
        config: set.ref('excluded.config'),
        version: set.ref('excluded.version'),
        actor_name: set.ref('excluded.actor_name'),
        recorded_at: sql<Date>`now()`,
      })),
    )
    .execute();
  await appendToLedger(tx, tenantId, actor, [
    {
      kind: 'verification-source.set',
      ref: `verification-source/${after.sourceId}@${after.version}`,
      summary: `Registry ${after.name} ${after.switchedOn ? 'switched on' : 'off'}, answers count for ${after.goodForDays} days`,
      content: toJsonb(after),
    },
  ]);
  return after;
}
