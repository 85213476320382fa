import type { Column } from '../packages/server/src/interchange/determination/columns.ts';
import type { KnownFormat } from '../packages/server/src/interchange/determination/formats.ts';

const COMMAND = 'node scripts/write-file-columns.ts';

const OWNERS: Readonly<Record<KnownFormat['owner'], string>> = {
  tenant: 'the tenant: neither `company` nor `group` is named',
  company: 'a company: name `company`',
  group: 'a customer group: name `company`, and `group` where it is not the active one',
};

const KINDS: Readonly<Record<Column['kind'], string>> = {
  identifier: 'identifier, compared exactly',
  name: 'name',
  text: 'text',
  lines: 'text, line breaks allowed',
  flag: '`Y` or `N`',
  date: 'date',
  amount: 'decimal, not negative',
  share: 'decimal from 0 to 1',
  choice: 'choice',
  list: 'entries separated by `;`',
  currency: 'ISO 4217 code',
};

const NEEDS: Readonly<Record<Column['need'], string>> = {
  value: 'column and value',
  header: 'column, may be blank',
  none: 'no',
};

/** Kinds of value whose length is not a limit on what people write. */
const SHORT: ReadonlySet<Column['kind']> = new Set(['flag', 'date', 'amount', 'share', 'currency', 'choice']);

function valueWords({ kind, choices }: Column): string {
  if (choices === undefined) return KINDS[kind];
  const named = choices.map((choice) => `\`${choice}\``).join(', ');
  return kind === 'choice' ? named : `${KINDS[kind]}: ${named}`;
}

function section({ sdiType, owner, columns, settings }: KnownFormat): string {
  const rows = columns.map((column) => [
    `\`${column.name}\``,
    NEEDS[column.need],
    valueWords(column),
    SHORT.has(column.kind) ? '' : String(column.max),
  ]);
  const table = [['column', 'needed', 'value', 'most characters'], ['---', '---', '---', '---:'], ...rows];
  return `## ${sdiType}

Belongs to ${OWNERS[owner]}.${settings ? ' Its rows are settings: only who may change companies takes them in.' : ''}

${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
}

/** Every kind of CSV file with every column, in the order in which files are taken in and given out. */
export function fileColumnsPage(formats: readonly KnownFormat[], limits: { bytes: number; rows: number }): string {
  const order = formats.map(({ sdiType }) => `[${sdiType}](#${sdiType.toLowerCase()})`).join(' → ');
  return `# Columns of the CSV files

Written by \`${COMMAND}\` from the formats of the service. Do not edit.

Line 1 is \`sdiType=<kind>\`, line 2 the names of the columns in any order, then the rows; separator and encoding are found out. A file has
at most ${limits.rows.toLocaleString('en-US')} rows and ${limits.bytes / 1024 / 1024} MiB. \`POST /v1/imports/determination\` takes it in,
\`GET /v1/exports/determination?sdiType=<kind>\` gives it out with every column below. \`GET /v1/imports/formats\` has the same list as JSON.

In this order, since each names rows of those before: ${order}.

A column that is not here is reported and not read. In a list, the length is that of one entry.

${formats.map(section).join('\n')}`;
}
