import { createHash } from 'node:crypto';
import { StringDecoder } from 'node:string_decoder';
import type { Author } from '../../ledger/changes.ts';
import type { Database } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { LIST_LIMITS } from '../limits.ts';
import { type ListKind, type ListRow, type ReadRow, rowReader } from './list-rows.ts';
import { addRows, failList, finishList, type ListView } from './lists-store.ts';

interface Line {
  text: string;
  number: number;
}

/** Lines of a stream of bytes, one held at a time however large the file is. @throws Refusal `unreadable-file`, `too-large` */
async function* linesIn(source: AsyncIterable<Buffer>, seen: (bytes: Buffer) => void): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  for await (const bytes of source) {
    seen(bytes);
    const parts = (rest + decoder.write(bytes)).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) yield { text: text.replace(/\r$/, ''), number: ++number };
    if (rest.length > LIST_LIMITS.lineCharacters) throw unreadable(number + 1, 'The line is too long');
  }
  rest += decoder.end();
  if (rest !== '') yield { text: rest.replace(/\r$/, ''), number: number + 1 };
}

function unreadable(line: number, detail: string): Refusal {
  return new Refusal('unreadable-file', `Line ${line}: ${detail}`, [
    { pointer: `line ${line}`, code: 'unreadable', detail },
  ]);
}

/**
 * Reads a list in, portion by portion; it is looked up in only when it is whole. One of which more than one line in a hundred cannot be
 * read is given up with its first problems, and the version before it stays in use. Refusals end here: whoever sent the file is gone.
 * @throws what is no refusal, after the list was given up
 */
export async function readList(
  database: Database,
  author: Author,
  { listId, kind }: Pick<ListView, 'listId' | 'kind'>,
  source: AsyncIterable<Buffer>,
): Promise<void> {
  const { tenantId } = author;
  try {
    await readIn(database, author, listId, kind, source);
  } catch (error) {
    const refused = error instanceof Refusal;
    const problem = refused ? error.detail : 'The file could not be taken in';
    await database.withTenant(tenantId, (tx) => failList(tx, tenantId, listId, problem), {
      statementTimeoutMs: 120_000,
    });
    if (!refused) throw error;
  }
}

async function readIn(
  database: Database,
  author: Author,
  listId: string,
  kind: ListKind,
  source: AsyncIterable<Buffer>,
): Promise<void> {
  const hash = createHash('sha256');
  const problems: { line: number; problem: string }[] = [];
  let bytes = 0;
  let rows = 0;
  let rejected = 0;
  let portion: (ListRow & { line: number })[] = [];
  const read = rowReader(kind);
  const store = async () => {
    const full = portion;
    portion = [];
    await database.withTenant(author.tenantId, (tx) => addRows(tx, author.tenantId, listId, full));
  };
  const lines = linesIn(source, (part) => {
    hash.update(part);
    bytes += part.length;
  });
  for await (const { text, number } of lines) {
    const one = readLine(read, text, number);
    if (one === 'skip') continue;
    if ('problem' in one) {
      rejected += 1;
      if (problems.length < LIST_LIMITS.problemsKept) problems.push({ line: number, problem: one.problem });
      if (rejected > 100 && rejected > rows / 10)
        throw unreadable(number, `${rejected} lines do not look like ${kind}: ${one.problem}`);
      continue;
    }
    rows += 1;
    if (rows > LIST_LIMITS.rows) throw new Refusal('too-large', `The file has more than ${LIST_LIMITS.rows} rows`);
    portion.push({ ...one.row, line: number });
    if (portion.length >= LIST_LIMITS.rowsPerPortion) await store();
  }
  await store();
  if (rows === 0) throw unreadable(problems[0]?.line ?? 1, problems[0]?.problem ?? 'There is no row in the file');
  if (rejected > rows / 100)
    throw unreadable(problems[0]?.line ?? 1, `${rejected} lines of ${rows + rejected} cannot be read`);
  const done = { rejected, problems, sha256: hash.digest('hex'), bytes };
  await database.withTenant(author.tenantId, (tx) => finishList(tx, author, listId, done));
}

function readLine(read: (line: string, number: number) => ReadRow, text: string, number: number): ReadRow {
  try {
    return read(text, number);
  } catch (error) {
    throw unreadable(number, error instanceof Error ? error.message : String(error));
  }
}
