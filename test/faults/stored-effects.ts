import type pg from 'pg';
import type { Call, Known } from './history.ts';

export interface StoredSale {
  key: string | null;
  transaction_id: string;
  revision: number;
  line_count: number;
  lines: number;
  sale: unknown;
  decision: unknown;
}

export interface StoredImport {
  import_id: string;
  status: string;
  total: number;
  processed: number;
  accepted: number;
}

/** Effects found in the database, by the key that marks them. */
export interface Effects {
  sales: Map<string, StoredSale[]>;
  customers: Map<string, { name: string }[]>;
  certificates: Map<string, object[]>;
  imports: Map<string, StoredImport[]>;
  answers: Map<string, { status: number; body: unknown }[]>;
}

export function group<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const before = groups.get(keyOf(row));
    if (before) before.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

export async function readEffects(client: pg.Client): Promise<Effects> {
  const sales = await client.query<StoredSale>(
    `select sale->>'purchaseOrder' as key, transaction_id, revision, line_count, sale, decision,
       (select count(*)::int from bonafide.transaction_line l
        where l.tenant_id = t.tenant_id and l.transaction_id = t.transaction_id) as lines
     from bonafide.transaction t`,
  );
  const customers = await client.query<{ number: string; name: string }>('select number, name from bonafide.customer');
  const certificates = await client.query<{ number: string }>('select number from bonafide.certificate');
  const imports = await client.query<StoredImport & { key: string }>(
    'select file_name as key, import_id, status, total, processed, accepted from bonafide.import',
  );
  const answers = await client.query<{ key: string; status: number; body: unknown }>(
    'select key, status, body from bonafide.idempotency_key',
  );
  return {
    sales: group(sales.rows, (row) => row.key ?? ''),
    customers: group(customers.rows, (row) => row.number),
    certificates: group(certificates.rows, (row) => row.number),
    imports: group(imports.rows, (row) => row.key),
    answers: group(answers.rows, (row) => row.key),
  };
}

/** Numbers of the customers that the file of a call holds. */
export function importedNumbers({ key, rows }: Pick<Call, 'key' | 'rows'>): string[] {
  return Array.from({ length: rows }, (_, row) => `${key}-${row}`);
}

/** How often each part of a call's effect is stored: one part, or one for each row of a file. */
export function effectsOf(call: Call, effects: Effects): number[] {
  const { key } = call;
  switch (call.kind) {
    case 'transaction':
      return [effects.sales.get(key)?.length ?? 0];
    case 'customer':
      return [effects.customers.get(key)?.length ?? 0];
    case 'certificate':
      return [effects.certificates.get(key)?.length ?? 0];
    case 'import':
      return importedNumbers(call).map((number) => effects.customers.get(number)?.length ?? 0);
  }
}

/** Keys of calls that have an effect in the database, whole or in part. */
export async function storedKeys(client: pg.Client, calls: readonly Known[]): Promise<Set<string>> {
  const effects = await readEffects(client);
  return new Set(
    calls.filter(({ call }) => effectsOf(call, effects).some((count) => count > 0)).map(({ call }) => call.key),
  );
}
