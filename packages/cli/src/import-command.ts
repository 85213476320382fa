import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, type Client, fileBody } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { CONNECTION, connect } from './connection.ts';
import { type FolderFile, filesOf } from './export-folder.ts';
import { readBytes } from './read-file.ts';
import { counted, type Terminal, table } from './terminal.ts';

type Import = paths['/v1/imports/{importId}']['get']['responses'][200]['content']['application/json'];
type Results = paths['/v1/imports/{importId}/results']['get']['responses'][200]['content']['application/json'];
type Finding = Results['data'][number];

/** Findings shown when not all are asked for. */
const SHOWN = 50;

export const importCommand: Command = {
  name: 'import',
  words: ['<file-or-folder>'],
  summary: 'Take in a file, or a folder of files, in the formats of ONESOURCE Determination',
  details: `The file is rehearsed first and then run; rows that cannot be used are listed by line and column, the others are taken in.
With --dry-run it is rehearsed only: nothing of the records changes, and it can still be run from the console (Imports).
Of a folder that \`bonafide export\` wrote every file is taken in, each for its company and group; of any other folder every .csv file, in the
order of their names. The first file with rejected rows is the last: what comes after may need them. --go-on takes in the rest too.
The work is the service's: if this command is stopped meanwhile, the rehearsal goes on, and so does a run that has begun.`,
  options: {
    company: { value: '<id>', help: 'External id of the company the file is for', required: true },
    group: { value: '<name>', help: 'Customer group; else the active group of the company' },
    'dry-run': { help: 'Rehearse only' },
    'rejected-to': { value: '<file>', help: 'Write the rejected rows to a new file, to be mended and imported again' },
    'go-on': { help: 'Of a folder: go on after a file with rejected rows' },
    all: { help: `Show every finding, not the first ${SHOWN}` },
    json: { help: 'Print the outcome as JSON' },
    ...CONNECTION,
  },
  async run(call, terminal) {
    const [path = ''] = call.words;
    const [company = '', group, rejectedTo] = [call.text('company'), call.text('group'), call.text('rejected-to')];
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    if (isFolder) {
      for (const [option, given] of [
        ['rejected-to', rejectedTo !== undefined],
        ['dry-run', call.on('dry-run')],
      ] as const)
        if (given) throw new UsageError(`--${option} goes with one file`);
      return importFolder(path, await filesOf(path, company, group), call, terminal);
    }
    if (call.on('go-on')) throw new UsageError('--go-on goes with a folder');
    if (rejectedTo !== undefined && existsSync(rejectedTo))
      throw new UsageError(`${rejectedTo} is there already; name a new file for the rejected rows`);
    const client = connect(call, terminal);
    const view = await importFile(client, { path, company, group: group ?? null }, call, terminal);
    if (rejectedTo !== undefined && view.rejected > 0) {
      await writeRejected(client, view.importId, rejectedTo);
      terminal.err(`The rejected rows are in ${rejectedTo}`);
    }
    return wasTaken(view) ? EXIT.done : EXIT.refused;
  },
};

const wasTaken = ({ status, rejected }: Import) => (status === 'done' || status === 'rehearsed') && rejected === 0;

/** Takes the files in one after another, each whole before the next: a certificate needs its customer. */
async function importFolder(
  folder: string,
  files: readonly FolderFile[],
  call: Call,
  terminal: Terminal,
): Promise<Exit> {
  const client = connect(call, terminal);
  let refused = 0;
  for (const [at, { fileName, company, group }] of files.entries()) {
    const view = await importFile(client, { path: join(folder, fileName), company, group }, call, terminal);
    if (wasTaken(view)) continue;
    refused += 1;
    const left = files.length - at - 1;
    if (call.on('go-on') || left === 0) continue;
    terminal.err(
      `Stopped at ${fileName}: not all of it was taken in, and ${counted(left, 'file')} after it may need it. ` +
        'Mend it and run this again, or go on with --go-on',
    );
    return EXIT.refused;
  }
  terminal.err(
    refused === 0
      ? `${counted(files.length, 'file')} taken in`
      : `${counted(refused, 'file')} of ${files.length} not taken in wholly`,
  );
  return refused === 0 ? EXIT.done : EXIT.refused;
}

/** Rehearses a file and runs it, and tells what became of it. */
async function importFile(
  client: Client,
  file: { path: string; company: string; group: string | null },
  call: Call,
  terminal: Terminal,
): Promise<Import> {
  const { path, company, group } = file;
  const bytes = await readBytes(path);
  if (bytes.length === 0) throw new UsageError(`${path} is empty`);
  const query = { company, fileName: basename(path), ...(group ? { group } : {}) };
  const { importId } = await answerOf(
    client.POST('/v1/imports', { params: { query }, ...fileBody(bytes, 'text/csv') }),
  );
  let view = await watch(client, importId, terminal);
  if (view.status === 'rehearsed' && !call.on('dry-run')) {
    await answerOf(client.POST('/v1/imports/{importId}/run', { params: { path: { importId } } }));
    view = await watch(client, importId, terminal);
  }
  const findings = await findingsOf(client, importId, call.on('json') || call.on('all') ? Infinity : SHOWN);
  if (call.on('json')) terminal.out(JSON.stringify({ ...view, findings }, null, 2));
  else report(view, findings, terminal);
  return view;
}

/** Asks for the import until it rests. */
async function watch(client: Client, importId: string, terminal: Terminal): Promise<Import> {
  for (let wait = 50; ; wait = Math.min(wait * 1.5, 1000)) {
    const view = await answerOf(client.GET('/v1/imports/{importId}', { params: { path: { importId } } }));
    if (view.status !== 'rehearsing' && view.status !== 'running') return view;
    const doing = view.status === 'rehearsing' ? 'Rehearsing' : 'Taking in';
    const of = view.total > 0 ? ` of ${counted(view.total, 'row')}` : '';
    terminal.progress(`${doing} … ${view.processed.toLocaleString('en-US')}${of}, ${view.rejected} rejected`);
    await pause(wait);
  }
}

async function findingsOf(client: Client, importId: string, most: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  let cursor: string | undefined;
  do {
    const page: Results = await answerOf(
      client.GET('/v1/imports/{importId}/results', {
        params: {
          path: { importId },
          query: { limit: Math.min(most - findings.length, 200), ...(cursor ? { cursor } : {}) },
        },
      }),
    );
    findings.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && findings.length < most);
  return findings;
}

function report(view: Import, findings: readonly Finding[], terminal: Terminal): void {
  for (const line of table(
    findings.map(({ line, column, severity, code, message }) => [
      `line ${line}`,
      column ?? '',
      severity === 'error' ? 'rejected' : 'warning',
      code,
      message,
    ]),
  )) {
    terminal.out(line);
  }
  const more = view.rejected + view.warnings - findings.length;
  if (more > 0) terminal.out(`… and ${counted(more, 'more finding')}; --all shows every one`);

  const kind = view.sdiType === null ? '' : ` (${view.sdiType})`;
  terminal.out(`${view.fileName}${kind}: ${counted(view.total, 'row')}`);
  if (view.failure !== null) terminal.out(`${view.failureCode ?? 'failed'}: ${view.failure}`);
  const taken = view.accepted;
  const counts = `${view.willAdd} new, ${view.willChange} changed, ${view.unchanged} as they were`;
  const rest = `${counted(view.rejected, 'row')} rejected, ${counted(view.warnings, 'warning')}`;
  switch (view.status) {
    case 'done':
      terminal.out(`Taken in: ${counted(taken, 'row')} (${counts}); ${rest}.`);
      break;
    case 'rehearsed':
      terminal.out(`Would be taken in: ${counted(taken, 'row')} (${counts}); ${rest}. Nothing was changed.`);
      break;
    default:
      terminal.out(`The import ${view.status === 'stopped' ? 'was stopped' : 'failed'}; see import ${view.importId}.`);
  }
}

async function writeRejected(client: Client, importId: string, path: string): Promise<void> {
  const bytes = await answerOf(
    client.GET('/v1/imports/{importId}/rejected.csv', { params: { path: { importId } }, parseAs: 'arrayBuffer' }),
  );
  // Never over another file, even one that came into being meanwhile.
  await writeFile(path, new Uint8Array(bytes), { flag: 'wx' });
}
