import { randomUUID } from 'node:crypto';
import pg from 'pg';

type Row = Record<string, unknown>;

/** The rows that one recorded sale consists of, as they stand in the database. */
interface SaleRows {
  transaction: Row;
  lines: Row[];
  ledger: Row;
}

const TABLES = ['transaction', 'transaction_line', 'ledger_entry'] as const;
const JSONB = new Set(['sale', 'decision']);

/** Reads what the service wrote for some of its sales: the plain INSERTs write the same again under new ids and numbers. */
export async function readWritten(databaseUrl: string, sales: number): Promise<SaleRows[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<SaleRows>(
      `select to_jsonb(t) as transaction,
         (select jsonb_agg(to_jsonb(l) order by l.ordinal) from bonafide.transaction_line l
            where l.tenant_id = t.tenant_id and l.transaction_id = t.transaction_id) as lines,
         (select to_jsonb(e) from bonafide.ledger_entry e
            where e.tenant_id = t.tenant_id and e.ref = 'transaction/' || t.transaction_id) as ledger
       from bonafide.transaction t order by t.committed_at desc limit $1`,
      [sales],
    );
    for (const { lines, ledger } of rows)
      if (lines === null || ledger === null)
        throw new Error('A sale was recorded without its lines or its ledger entry');
    return rows;
  } finally {
    await client.end();
  }
}

let made = 0;

/** The same rows as another sale. */
function another({ transaction, lines, ledger }: SaleRows): SaleRows {
  const transactionId = randomUUID();
  made += 1;
  return {
    transaction: { ...transaction, transaction_id: transactionId, number: `PLAIN-${made}` },
    lines: lines.map((line) => ({ ...line, transaction_id: transactionId })),
    ledger: { ...ledger, entry_id: randomUUID(), ref: `transaction/${transactionId}` },
  };
}

/** One multi-row INSERT, kept prepared under a name that says its shape. */
function insertOf(table: (typeof TABLES)[number], rows: readonly Row[]): pg.QueryConfig {
  const columns = Object.keys(rows[0] ?? {});
  const values: unknown[] = [];
  const tuples = rows.map((row) => {
    const marks = columns.map((column) => {
      const value = row[column];
      values.push(JSONB.has(column) ? JSON.stringify(value) : value);
      return `$${values.length}`;
    });
    return `(${marks.join(', ')})`;
  });
  return {
    name: `${table} ${rows.length}`,
    text: `insert into bonafide.${table} (${columns.join(', ')}) values ${tuples.join(', ')}`,
    values,
  };
}

/** Connections that insert batches of sales, each batch in a transaction of its own, as fast as they can. */
export class PlainInserts {
  readonly #written: readonly SaleRows[];
  readonly #databaseUrl: string;
  readonly #batch: number;
  #clients: pg.Client[] = [];

  /** @param batch sales per transaction */
  constructor(databaseUrl: string, written: readonly SaleRows[], batch: number) {
    this.#databaseUrl = databaseUrl;
    this.#written = written;
    this.#batch = batch;
  }

  /** @returns sales inserted per second by so many connections */
  async run(connections: number, seconds: number): Promise<number> {
    while (this.#clients.length < connections) {
      const client = new pg.Client({ connectionString: this.#databaseUrl });
      client.on('error', () => undefined); // interrupted, the run ends its database under it: the query tells
      await client.connect();
      this.#clients.push(client);
    }
    const start = performance.now();
    const end = start + seconds * 1000;
    const counts = await Promise.all(this.#clients.slice(0, connections).map((client) => this.#until(client, end)));
    return (counts.reduce((sum, each) => sum + each, 0) / (performance.now() - start)) * 1000;
  }

  async #until(client: pg.Client, end: number): Promise<number> {
    let inserted = 0;
    while (performance.now() < end) {
      const sales = Array.from({ length: this.#batch }, (_, n) => {
        const rows = this.#written[(inserted + n) % this.#written.length];
        if (rows === undefined) throw new Error('Nothing was written to write again');
        return another(rows);
      });
      await client.query('begin');
      await client.query(
        insertOf(
          'transaction',
          sales.map(({ transaction }) => transaction),
        ),
      );
      await client.query(
        insertOf(
          'transaction_line',
          sales.flatMap(({ lines }) => lines),
        ),
      );
      await client.query(
        insertOf(
          'ledger_entry',
          sales.map(({ ledger }) => ledger),
        ),
      );
      await client.query('commit');
      inserted += sales.length;
    }
    return inserted;
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.end()));
    this.#clients = [];
  }
}
