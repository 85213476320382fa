import type pg from 'pg';

/** Rows without a tenant, and current records that are not their own newest version. */
export async function checkStructure(client: pg.Client): Promise<string[]> {
  const problems: string[] = [];
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where table_schema in ('bonafide', 'access') and column_name = 'tenant_id'`,
  );
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from ${name} where tenant_id is null
       or not exists (select 1 from bonafide.tenant t where t.tenant_id = ${name}.tenant_id)`,
    );
    if (rows[0]?.count !== 0) problems.push(`${name}: ${rows[0]?.count} rows without a tenant`);
  }
  for (const kind of ['company', 'customer', 'certificate']) {
    const { rows } = await client.query<{ id: string }>(
      `select ${kind}_id as id from bonafide.${kind} r where not exists (select 1 from bonafide.record_version v
         where v.tenant_id = r.tenant_id and v.kind = '${kind}' and v.record_id = r.${kind}_id and v.version = r.version)
       or exists (select 1 from bonafide.record_version v
         where v.tenant_id = r.tenant_id and v.kind = '${kind}' and v.record_id = r.${kind}_id and v.version > r.version)`,
    );
    for (const { id } of rows) problems.push(`${kind}/${id}: not its own newest version`);
  }
  return problems;
}

/** Heaps and B-trees as PostgreSQL's own checker sees them; every heap row must be found in its indexes. */
export async function checkPages(client: pg.Client): Promise<string[]> {
  await client.query('create extension if not exists amcheck');
  const heaps = await client.query<{ name: string; blkno: string; msg: string }>(
    `select c.oid::regclass::text as name, v.blkno, v.msg from pg_class c
     join pg_namespace n on n.oid = c.relnamespace, verify_heapam(c.oid) v
     where n.nspname in ('bonafide', 'access', 'pg_catalog') and c.relkind = 'r' and c.relpersistence = 'p'`,
  );
  const problems = heaps.rows.map(({ name, blkno, msg }) => `${name} block ${blkno}: ${msg}`);
  try {
    await client.query(
      `select bt_index_check(c.oid, true) from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_am a on a.oid = c.relam join pg_index i on i.indexrelid = c.oid
       where n.nspname in ('bonafide', 'access') and a.amname = 'btree' and c.relkind = 'i' and i.indisvalid`,
    );
  } catch (error) {
    problems.push(`B-tree: ${error instanceof Error ? error.message : String(error)}`);
  }
  return problems;
}
