import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Known } from './history.ts';
import { type Effects, effectsOf, group, importedNumbers, readEffects } from './stored-effects.ts';
import { checkPages, checkStructure } from './structure.ts';

/** What the oracle of the reliability specification (§3.1) finds wrong; every list is empty when all is well. */
export interface Verdict {
  /** Acknowledged, and not stored whole. */
  lost: string[];
  /** More than one effect for one key. */
  doubled: string[];
  /** Stored, and never sent, or refused. */
  unsent: string[];
  /** Stored otherwise than sent or answered. */
  different: string[];
  /** Effect without ledger entry, entry without effect, hash that does not fit. */
  ledger: string[];
  /** Rows without tenant, current rows without their version, damaged pages. */
  structure: string[];
}

export function emptyVerdict(): Verdict {
  return { lost: [], doubled: [], unsent: [], different: [], ledger: [], structure: [] };
}

export function isClean(verdict: Verdict): boolean {
  return Object.values(verdict).every((list: string[]) => list.length === 0);
}

/** JSON with sorted members. Written out here, not imported: a second implementation finds what the first gets wrong. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sortedJson(member)}`).join(',')}}`;
}

function checkCount(known: Known, effects: Effects, verdict: Verdict): void {
  const { call, outcome } = known;
  const counts = effectsOf(call, effects);
  const place = `${call.kind} ${call.key}`;
  const stored = counts.filter((count) => count > 0).length;
  if (outcome === 'done' && stored < counts.length) verdict.lost.push(`${place}: ${stored} of ${counts.length}`);
  if (counts.some((count) => count > 1)) verdict.doubled.push(`${place}: ${Math.max(...counts)}`);
  if (outcome === 'refused' && stored > 0)
    verdict.unsent.push(`${place} was refused (${known.statuses}) and is stored`);
}

function checkSale({ call, outcome }: Known, effects: Effects, verdict: Verdict): void {
  const sent = JSON.parse(call.body) as { lines: object[] };
  for (const sale of effects.sales.get(call.key) ?? []) {
    if (sale.lines !== sent.lines.length || sale.line_count !== sent.lines.length || sale.revision !== 1)
      verdict.lost.push(
        `transaction ${call.key}: ${sale.lines} of ${sent.lines.length} lines, revision ${sale.revision}`,
      );
    if (outcome === 'done' && sortedJson(sale.sale) !== sortedJson(sent))
      verdict.different.push(`transaction ${call.key}: not the sale that was sent`);
  }
}

/** An answer, once given, stays: repeated with its key a call gets the same. */
function checkAnswers({ call, acknowledged }: Known, verdict: Verdict): void {
  if (new Set(acknowledged.map(({ text }) => text)).size > 1)
    verdict.different.push(`${call.kind} ${call.key}: ${acknowledged.length} answers that are not equal`);
}

/** What was answered is what the database keeps for a repeat, and it keeps an answer only beside its effect. */
function checkKeptAnswer({ call, acknowledged }: Known, effects: Effects, verdict: Verdict): void {
  const place = `${call.kind} ${call.key}`;
  const kept = effects.answers.get(call.key) ?? [];
  const stored = effectsOf(call, effects)[0] ?? 0;
  if (kept.length !== Math.min(stored, 1))
    verdict.different.push(`${place}: ${stored} effects and ${kept.length} kept answers`);
  for (const { status, text } of acknowledged) {
    if (kept[0] && (status !== kept[0].status || sortedJson(JSON.parse(text)) !== sortedJson(kept[0].body)))
      verdict.different.push(`${place}: the answer kept is not the answer given`);
  }
}

/** A file is its own record; it keeps no answer beside it. */
function checkFile({ call, acknowledged }: Known, effects: Effects, verdict: Verdict): void {
  const kept = effects.imports.get(call.key) ?? [];
  if (kept.length > 1) verdict.doubled.push(`import ${call.key}: ${kept.length} files`);
  for (const { text } of acknowledged) {
    const { importId, accepted } = JSON.parse(text) as { importId: string; accepted: number };
    const [record] = kept;
    const counted = [record?.total, record?.processed, record?.accepted, accepted].every((n) => n === call.rows);
    if (record?.import_id !== importId || record.status !== 'done' || !counted)
      verdict.different.push(`import ${call.key}: ${JSON.stringify(record)} is not the answer ${text}`);
  }
}

function checkUnsent(history: ReadonlyMap<string, Known>, effects: Effects, verdict: Verdict): void {
  const sent = new Set<string>();
  for (const { call } of history.values()) {
    sent.add(call.key);
    for (const number of importedNumbers(call)) sent.add(number);
  }
  const isSetUp = (number: string) => /^S-\d(-TX)?$/.test(number);
  const unknown = (keys: Iterable<string>) => [...keys].filter((key) => !sent.has(key) && !isSetUp(key));
  for (const key of unknown(effects.sales.keys())) verdict.unsent.push(`transaction ${key}`);
  for (const key of unknown(effects.customers.keys())) verdict.unsent.push(`customer ${key}`);
  for (const key of unknown(effects.certificates.keys())) verdict.unsent.push(`certificate ${key}`);
  for (const key of unknown(effects.imports.keys())) verdict.unsent.push(`import ${key}`);
  for (const key of unknown(effects.answers.keys())) verdict.unsent.push(`answer ${key}`);
}

const ABOUT_EFFECTS = /^(transaction\/|import\/|(company|customer|certificate)\/[^@]*@)/;

/** Every recorded version, sale and finished file has exactly one entry, every entry about one its effect; hashes fit. */
async function checkLedger(client: pg.Client, effects: Effects, verdict: Verdict): Promise<void> {
  const entries = await client.query<{ ref: string; salt: string; leaf_hash: string }>(
    'select ref, salt, leaf_hash from bonafide.ledger_entry',
  );
  const versions = await client.query<{ ref: string; body: unknown }>(
    `select kind || '/' || record_id || '@' || version as ref, body from bonafide.record_version`,
  );
  // What each entry commits to; null = the database does not hold it as one value.
  const wanted = new Map<string, string | null>();
  for (const { ref, body } of versions.rows) wanted.set(ref, sortedJson(body));
  for (const { transaction_id, sale, decision } of [...effects.sales.values()].flat())
    wanted.set(`transaction/${transaction_id}`, sortedJson({ sale, decision }));
  for (const { import_id, status } of [...effects.imports.values()].flat())
    if (status === 'done') wanted.set(`import/${import_id}`, null);
  const byRef = group(entries.rows, (row) => row.ref);
  for (const [ref, content] of wanted) {
    const found = byRef.get(ref) ?? [];
    if (found.length !== 1) verdict.ledger.push(`${ref}: ${found.length} entries`);
    for (const { salt, leaf_hash } of found) {
      const hash = createHash('sha256').update(`bonafide/leaf/v1\n${salt}\n${content}`).digest('hex');
      if (content !== null && hash !== leaf_hash) verdict.ledger.push(`${ref}: the hash does not fit what is stored`);
    }
  }
  for (const ref of byRef.keys())
    if (ABOUT_EFFECTS.test(ref) && !wanted.has(ref)) verdict.ledger.push(`${ref}: an entry without its effect`);
}

/**
 * Compares what the client knows with what the database holds, in one snapshot.
 * @param options `pages`: check heaps and indexes as well, after the rest; `inTransaction`: the caller has begun one
 */
export async function judge(
  client: pg.Client,
  history: ReadonlyMap<string, Known>,
  options: { pages: boolean; inTransaction?: boolean },
): Promise<Verdict> {
  const verdict = emptyVerdict();
  if (!options.inTransaction) await client.query('begin isolation level repeatable read');
  const effects = await readEffects(client);
  for (const known of history.values()) {
    checkCount(known, effects, verdict);
    if (known.call.kind === 'transaction') checkSale(known, effects, verdict);
    checkAnswers(known, verdict);
    if (known.call.kind === 'import') checkFile(known, effects, verdict);
    else checkKeptAnswer(known, effects, verdict);
  }
  checkUnsent(history, effects, verdict);
  await checkLedger(client, effects, verdict);
  verdict.structure.push(...(await checkStructure(client)));
  if (!options.inTransaction) await client.query('commit');
  if (options.pages) verdict.structure.push(...(await checkPages(client)));
  return verdict;
}
