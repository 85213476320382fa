import type pg from 'pg';

/** Tables that belong to no tenant, each with the reason (design rule D1). Only the sign-in door's role may touch them. */
export const WITHOUT_TENANT: Readonly<Record<string, string>> = {
  'access.user': 'A person may belong to several tenants; membership carries the tenant.',
  'access.session': 'Of a person, not of a tenant.',
  'access.account': 'A password or outside identity of a person.',
  'access.verification': 'A code sent to a person.',
  'access.twoFactor': 'A second factor of a person.',
  'access.rateLimit': 'Counts attempts before anybody is known.',
};

/** Unique indexes that span tenants, each with the reason. */
export const UNIQUE_OVER_TENANTS: Readonly<Record<string, string>> = {
  'access.api_key_by_secret': 'The secret alone names the caller; 256 random bits cannot collide or be guessed.',
};

/** Tables to which rows are only added: history, decisions, answers and the log (design rule D3). */
export const APPEND_ONLY = [
  'bonafide.record_version',
  'bonafide.setting_version',
  'bonafide.transaction',
  'bonafide.transaction_line',
  'bonafide.idempotency_key',
  'bonafide.accepted_release',
  'bonafide.verdict_change',
  'bonafide.ledger_entry',
] as const;

/** Roles that serve requests. They own nothing and bypass nothing. */
const SERVING = ['bonafide_runtime', 'bonafide_worker', 'bonafide_access', 'bonafide_backup'];

/** A policy that lets a role see every tenant: the sign-in door, on the three tables it finds a caller by. */
const OPEN_POLICIES = new Set(['access.api_key', 'access.membership', 'bonafide.tenant']);

/**
 * Reads the database's own catalogue and says everything by which one tenant could reach another (threat T2).
 * @returns one line per fault; empty when the wall stands
 */
export async function lintCatalogue(client: pg.Client): Promise<string[]> {
  return [
    ...(await lintTables(client)),
    ...(await lintPolicies(client)),
    ...(await lintUniqueIndexes(client)),
    ...(await lintForeignKeys(client)),
    ...(await lintRoles(client)),
    ...(await lintGrants(client)),
    ...(await lintBypasses(client)),
  ];
}

const OURS = "n.nspname in ('bonafide', 'access')";

async function lines(client: pg.Client, text: string, values: unknown[] = []): Promise<string[]> {
  const result = await client.query<{ line: string }>(text, values);
  return result.rows.map((row) => row.line);
}

async function lintTables(client: pg.Client): Promise<string[]> {
  const tables = await client.query<{ name: string; tenant: boolean; enabled: boolean; forced: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind in ('r', 'p')`,
  );
  return tables.rows.flatMap(({ name, tenant, enabled, forced }) => {
    if (!tenant) return Object.hasOwn(WITHOUT_TENANT, name) ? [] : [`${name} has no tenant_id and is not listed`];
    return [
      ...(enabled ? [] : [`${name} has row security switched off`]),
      ...(forced ? [] : [`${name} does not force row security on its owner`]),
    ];
  });
}

async function lintPolicies(client: pg.Client): Promise<string[]> {
  const policies = await client.query<{
    table: string;
    policy: string;
    command: string;
    kind: string;
    roles: string[];
    using: string | null;
    check: string | null;
  }>(
    `select schemaname || '.' || tablename as table, policyname as policy, cmd as command, permissive as kind, roles::text[] as roles, qual as using, with_check as check
     from pg_policies where schemaname in ('bonafide', 'access')`,
  );
  const wall = '(tenant_id = bonafide.current_tenant())';
  const faults = policies.rows.flatMap(({ table, policy, command, kind, roles, using, check }) => {
    if (command !== 'ALL' || kind !== 'PERMISSIVE') return [`${table}: policy ${policy} is for ${command}, ${kind}`];
    if (using === wall && check === wall) return [];
    const door = roles.length === 1 && roles[0] === 'bonafide_access' && OPEN_POLICIES.has(table);
    return door ? [] : [`${table}: policy ${policy} does not hold to the tenant (using ${using}, check ${check})`];
  });
  const walled = new Set(
    policies.rows.filter((row) => row.using === wall && row.check === wall).map((row) => row.table),
  );
  const tables = await lines(
    client,
    `select n.nspname || '.' || c.relname as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' where ${OURS} and c.relkind in ('r', 'p')`,
  );
  return [
    ...faults,
    ...tables.filter((table) => !walled.has(table)).map((table) => `${table} has no policy on the tenant`),
  ];
}

async function lintUniqueIndexes(client: pg.Client): Promise<string[]> {
  const found = await lines(
    client,
    `select n.nspname || '.' || i.relname as line
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
     where ${OURS} and x.indisunique and x.indkey[0] <> t.attnum`,
  );
  return found
    .filter((name) => !Object.hasOwn(UNIQUE_OVER_TENANTS, name))
    .map((name) => `${name} is unique over all tenants: it tells one what another has`);
}

async function lintForeignKeys(client: pg.Client): Promise<string[]> {
  return lines(
    client,
    `select n.nspname || '.' || c.relname || ': foreign key ' || k.conname || ' does not start with tenant_id' as line
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
     where ${OURS} and k.contype = 'f' and k.conkey[1] <> t.attnum`,
  );
}

async function lintRoles(client: pg.Client): Promise<string[]> {
  return lines(
    client,
    `select r.rolname || ' is superuser, bypasses row security, or may make roles or databases' as line from pg_roles r
       where r.rolname = any($1) and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
     union all
     select r.rolname || ' owns ' || n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_roles r on r.oid = c.relowner where ${OURS} and r.rolname = any($1)
     union all
     select r.rolname || ' owns schema ' || n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner
       where ${OURS} and r.rolname = any($1)
     union all
     select m.rolname || ' is a member of ' || g.rolname from pg_auth_members a join pg_roles m on m.oid = a.member
       join pg_roles g on g.oid = a.roleid where m.rolname = any($1)
     union all
     select wanted || ' does not exist' from unnest($1::text[]) wanted where not exists (select from pg_roles where rolname = wanted)`,
    [SERVING],
  );
}

async function lintGrants(client: pg.Client): Promise<string[]> {
  return lines(
    client,
    `select r || ' may ' || p || ' ' || t as line from unnest($1::text[]) r, unnest($2::text[]) t, unnest(array['UPDATE', 'DELETE']) p
       where has_table_privilege(r, t, p) or (p = 'UPDATE' and has_any_column_privilege(r, t, p))
     union all
     select r || ' may TRUNCATE ' || n.nspname || '.' || c.relname from unnest($1::text[]) r, pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and c.relkind in ('r', 'p') and has_table_privilege(r, c.oid, 'TRUNCATE')
     union all
     select r || ' may read ' || t from unnest(array['bonafide_runtime', 'bonafide_worker']) r, unnest($3::text[]) t
       where has_table_privilege(r, t, 'SELECT')
     union all
     select 'bonafide_access may read ' || n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'bonafide' and c.relkind in ('r', 'p') and c.relname <> 'tenant' and has_table_privilege('bonafide_access', c.oid, 'SELECT')`,
    [SERVING, APPEND_ONLY, Object.keys(WITHOUT_TENANT).map((name) => name.replace(/\.(.*)$/, '."$1"'))],
  );
}

/** Ways round row security that look harmless: views with their owner's eyes, kept results, functions with their owner's hands. */
async function lintBypasses(client: pg.Client): Promise<string[]> {
  return lines(
    client,
    `select n.nspname || '.' || c.relname || case c.relkind when 'm' then ' is a materialised view' else ' is a view without security_invoker' end as line
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)))
     union all
     select n.nspname || '.' || p.proname || ' runs with the rights of its owner' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where ${OURS} and p.prosecdef
     union all
     select n.nspname || '.' || c.relname || ' has a trigger of ours' from pg_trigger g join pg_class c on c.oid = g.tgrelid
       join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not g.tgisinternal
     union all
     select n.nspname || '.' || c.relname || ' is a sequence: its gaps tell one tenant about another' from pg_class c
       join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'S'`,
  );
}
