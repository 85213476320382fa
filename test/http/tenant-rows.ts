import type { TestApp } from '../../packages/server/src/testing/test-app.ts';

/** All rows of a tenant in every table that has tenants, as the superuser sees them: table → its rows as JSON, in order. */
export async function rowsOf(app: TestApp, tenantId: string): Promise<Map<string, string[]>> {
  const tables = await app.superuser.query(
    `select table_schema, table_name from information_schema.columns
     where column_name = 'tenant_id' and table_schema in ('bonafide', 'access') order by 1, 2`,
  );
  const dump = new Map<string, string[]>();
  for (const { table_schema: schema, table_name: table } of tables.rows) {
    const rows = await app.superuser.query(
      `select to_jsonb(t)::text as row from ${schema}.${table} t where tenant_id = $1 order by 1`,
      [tenantId],
    );
    dump.set(
      `${schema}.${table}`,
      rows.rows.map((entry) => entry.row),
    );
  }
  return dump;
}
