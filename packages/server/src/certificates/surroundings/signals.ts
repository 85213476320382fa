import type { ClaimedId } from '@bonafide/core/certificate/certificate.ts';
import { compactId } from '@bonafide/core/check/id-text.ts';
import { RUN_DAYS, RUN_DISTANCE, type SharedBy, type Signals, WINDOW_DAYS } from '@bonafide/core/check/signals.ts';
import type { CheckSubject } from '@bonafide/core/check/subject.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../platform/database.ts';
import { firstDayOf, runOf } from '../signals/signals-store.ts';
import type { Asked, Known } from './loader.ts';

/** Rows taken for one number, file or place: beyond it, more of them change nothing for a reader. */
const MOST = 20;
/** Bits in which two pictures of signatures may differ and still look alike; the index finds all that differ in three. */
const ALIKE_BITS = 3;

interface Shared {
  of: string;
  certificate_id: string;
  number: string;
  customer_id: string;
  customer_name: string;
}

const sharedBy = (row: Shared): SharedBy => ({
  certificateId: row.certificate_id,
  number: row.number,
  customerId: row.customer_id,
  customerName: row.customer_name,
});

function grouped<Row extends { of: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.of);
    if (group) group.push(row);
    else groups.set(row.of, [row]);
  }
  return groups;
}

/** What other certificates have in common with these, by the indexes made for it: a fixed number of statements. */
export async function signals(tx: Transaction, asked: Asked): Promise<Known> {
  const values = [
    ...new Set(asked.certificates.flatMap(({ claim }) => claim.ids.map((id) => compactId(id.value)))),
  ].filter((value) => value !== '');
  const uses = grouped(await usesOf(tx, asked.tenantId, values));
  const revoked = grouped(await revokedAmong(tx, asked.tenantId, values));
  const runs = grouped(await runsOf(tx, asked));
  const files = grouped(await sameFiles(tx, asked));
  const signatures = grouped(await sameSignatures(tx, asked));
  const origins = grouped(await sameOrigins(tx, asked));
  const sales = new Map((await firstSales(tx, asked)).map((row) => [row.of, row]));
  return ({ certificateId, customerId, claim }): Partial<CheckSubject> => {
    const numbers = [...new Set(claim.ids.map((id) => compactId(id.value)))];
    const sale = sales.get(customerId);
    const found: Signals = {
      sameFile: (files.get(certificateId) ?? []).map((row) => ({ ...sharedBy(row), fileName: row.file_name })),
      sameSignature: (signatures.get(certificateId) ?? []).map((row) => ({ ...sharedBy(row), exact: row.exact })),
      sameOrigin: (origins.get(certificateId) ?? []).map((row) => ({
        by: row.by,
        customers: Number(row.customers),
        papers: Number(row.papers),
        first: sharedBy(row),
      })),
      inRun: [...grouped((runs.get(certificateId) ?? []).map((row) => ({ ...row, of: row.own_value })))].map(
        ([value, rows]) => ({ value, others: rows.map((row) => ({ ...sharedBy(row), value: row.value })) }),
      ),
      firstSale: sale
        ? {
            transactionId: sale.transaction_id,
            number: sale.number,
            date: sale.sale_date,
            amount: sale.gross,
            currency: sale.currency,
          }
        : null,
    };
    return {
      signals: found,
      idIndex: {
        revoked: numbers.flatMap((value) =>
          (revoked.get(value) ?? []).map((row): ClaimedId => ({ kind: row.kind, issuer: null, value: row.of })),
        ),
        uses: numbers.flatMap((value) =>
          (uses.get(value) ?? [])
            .filter((row) => row.customer_id !== customerId)
            .map((row) => ({ value, customerId: row.customer_id, customerName: row.customer_name })),
        ),
      },
    };
  };
}

/** Customers with each number, each once. */
async function usesOf(tx: Transaction, tenantId: string, values: readonly string[]) {
  if (values.length === 0) return [];
  const { rows } = await sql<{ of: string; customer_id: string; customer_name: string }>`
    select k.value as of, n.customer_id, u.name as customer_name
    from unnest(${values}::text[]) as k (value)
    cross join lateral (
      select distinct s.customer_id from bonafide.signal_number s
      where s.tenant_id = ${tenantId}::uuid and s.value = k.value
      order by s.customer_id limit ${sql.lit(MOST)}) n
    join bonafide.customer u on u.tenant_id = ${tenantId}::uuid and u.customer_id = n.customer_id`.execute(tx);
  return rows;
}

async function revokedAmong(tx: Transaction, tenantId: string, values: readonly string[]) {
  if (values.length === 0) return [];
  const { rows } = await sql<{ of: string; kind: string }>`
    select value as of, kind from bonafide.revoked_number
    where tenant_id = ${tenantId}::uuid and value = any (${values}::text[])`.execute(tx);
  return rows;
}

/** Numbers next to those of the certificates, of other customers, given within some days. */
async function runsOf(tx: Transaction, { tenantId, certificates }: Asked) {
  const ends = certificates.flatMap((certificate) =>
    certificate.claim.ids.flatMap(({ kind, value }) => {
      const own = compactId(value);
      const { stem, ending } = runOf(own);
      // A short ending has neighbours by chance.
      return ending === null || ending.length < 5 ? [] : [{ certificate, own, kind, stem, ending }];
    }),
  );
  if (ends.length === 0) return [];
  const { rows } = await sql<Shared & { own_value: string; value: string }>`
    select k.of, k.own_value, n.value, n.certificate_id, n.number, n.customer_id, u.name as customer_name
    from unnest(
      ${ends.map((end) => end.certificate.certificateId)}::uuid[], ${ends.map((end) => end.certificate.customerId)}::uuid[],
      ${ends.map((end) => end.own)}::text[], ${ends.map((end) => end.kind)}::text[], ${ends.map((end) => end.stem)}::text[],
      ${ends.map((end) => end.ending)}::bigint[], ${ends.map((end) => firstDayOf(end.certificate))}::date[]
    ) as k (of, customer_id, own_value, kind, stem, ending, first_day)
    cross join lateral (
      select s.value, s.certificate_id, s.customer_id, c.number from bonafide.signal_number s
      join bonafide.certificate c on c.tenant_id = ${tenantId}::uuid and c.certificate_id = s.certificate_id
      where s.tenant_id = ${tenantId}::uuid and s.kind = k.kind and s.stem = k.stem and s.ending is not null
        and s.ending between k.ending - ${sql.lit(RUN_DISTANCE)} and k.ending + ${sql.lit(RUN_DISTANCE)}
        and s.value <> k.own_value and length(s.value) = length(k.own_value) and s.customer_id <> k.customer_id
        and s.first_day between k.first_day - ${sql.lit(RUN_DAYS)} and k.first_day + ${sql.lit(RUN_DAYS)}
      order by s.ending limit ${sql.lit(MOST)}) n
    join bonafide.customer u on u.tenant_id = ${tenantId}::uuid and u.customer_id = n.customer_id`.execute(tx);
  return rows;
}

/** Other certificates with a file of the same bytes. */
async function sameFiles(tx: Transaction, { tenantId, certificates }: Asked) {
  const ids = certificates.map((certificate) => certificate.certificateId);
  const { rows } = await sql<Shared & { file_name: string }>`
    select d.certificate_id as of, d.file_name, o.certificate_id, c.number, c.customer_id, u.name as customer_name
    from bonafide.document d
    cross join lateral (
      select e.certificate_id from bonafide.document e
      where e.tenant_id = ${tenantId}::uuid and e.sha256 = d.sha256 and e.certificate_id <> d.certificate_id
      limit ${sql.lit(MOST)}) o
    join bonafide.certificate c on c.tenant_id = ${tenantId}::uuid and c.certificate_id = o.certificate_id
    join bonafide.customer u on u.tenant_id = ${tenantId}::uuid and u.customer_id = c.customer_id
    where d.tenant_id = ${tenantId}::uuid and d.certificate_id = any (${ids}::uuid[])
    order by c.number, o.certificate_id`.execute(tx);
  return rows;
}

/** Certificates of other customers with the same signature; the bits are counted on the few that share a part. */
async function sameSignatures(tx: Transaction, { tenantId, certificates }: Asked) {
  const ids = certificates.map((certificate) => certificate.certificateId);
  const part = (from: number) => sql`
    (select e.certificate_id, e.customer_id, e.look, e.picture from bonafide.signal_signature e
     where e.tenant_id = ${tenantId}::uuid and e.look is not null and s.look is not null
       and substr(e.look, ${sql.lit(from)}, 4) = substr(s.look, ${sql.lit(from)}, 4) limit 200)`;
  const { rows } = await sql<Shared & { exact: boolean }>`
    select distinct on (s.certificate_id, o.certificate_id) s.certificate_id as of,
      (o.picture is not null and o.picture = s.picture) as exact, o.certificate_id, c.number, o.customer_id, u.name as customer_name
    from bonafide.signal_signature s
    cross join lateral (
      (select e.certificate_id, e.customer_id, e.look, e.picture from bonafide.signal_signature e
       where e.tenant_id = ${tenantId}::uuid and e.picture = s.picture limit 200)
      union all ${part(1)} union all ${part(5)} union all ${part(9)} union all ${part(13)}) o
    join bonafide.certificate c on c.tenant_id = ${tenantId}::uuid and c.certificate_id = o.certificate_id
    join bonafide.customer u on u.tenant_id = ${tenantId}::uuid and u.customer_id = o.customer_id
    where s.tenant_id = ${tenantId}::uuid and s.certificate_id = any (${ids}::uuid[]) and o.customer_id <> s.customer_id
      and (o.picture = s.picture
        or bit_count((('x' || o.look)::bit(64) # ('x' || s.look)::bit(64))) <= ${sql.lit(ALIKE_BITS)})
    order by s.certificate_id, o.certificate_id, exact desc`.execute(tx);
  return rows;
}

/** How many other customers' papers came from the same device or address in the window, and one of them. */
async function sameOrigins(tx: Transaction, { tenantId, certificates }: Asked) {
  const ids = certificates
    .filter(({ claim }) => (claim.signatureEvidence ?? null) !== null)
    .map(({ certificateId }) => certificateId);
  if (ids.length === 0) return [];
  const window = sql`make_interval(days => ${sql.lit(WINDOW_DAYS)})`;
  const by = (column: 'address' | 'device') => sql`
    select o.certificate_id as of, ${column}::text as by, n.customers, n.papers, n.certificate_id, c.number, c.customer_id, u.name as customer_name
    from bonafide.signal_origin o
    cross join lateral (
      select count(distinct w.customer_id) as customers, count(*) as papers, (array_agg(w.certificate_id order by w.signed_at))[1] as certificate_id
      from (
        select e.certificate_id, e.customer_id, e.signed_at from bonafide.signal_origin e
        where e.tenant_id = ${tenantId}::uuid and e.${sql.ref(column)} = o.${sql.ref(column)} and e.customer_id <> o.customer_id
          and e.signed_at between o.signed_at - ${window} and o.signed_at + ${window}
        limit 500) w) n
    join bonafide.certificate c on c.tenant_id = ${tenantId}::uuid and c.certificate_id = n.certificate_id
    join bonafide.customer u on u.tenant_id = ${tenantId}::uuid and u.customer_id = c.customer_id
    where o.tenant_id = ${tenantId}::uuid and o.certificate_id = any (${ids}::uuid[]) and n.customers > 0`;
  const { rows } = await sql<Shared & { by: 'address' | 'device'; customers: string; papers: string }>`
    ${by('device')} union all ${by('address')}`.execute(tx);
  return rows;
}

/** The first recorded sale of each customer. */
async function firstSales(tx: Transaction, { tenantId, customerIds }: Asked) {
  const { rows } = await sql<{
    of: string;
    transaction_id: string;
    number: string;
    sale_date: string;
    gross: string;
    currency: string;
  }>`
    select k.customer_id as of, t.transaction_id, t.number, t.sale_date, t.gross, t.currency
    from unnest(${[...customerIds]}::uuid[]) as k (customer_id)
    cross join lateral (
      select s.transaction_id, s.number, s.sale_date, s.gross, s.currency from bonafide.transaction s
      where s.tenant_id = ${tenantId}::uuid and s.customer_id = k.customer_id
      order by s.sale_date, s.transaction_id limit 1) t`.execute(tx);
  return rows;
}
