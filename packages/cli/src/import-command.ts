import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, type Client, fileBody } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { CONNECTION, connect } from './connection.ts';
import { readBytes } from './read-file.ts';
import { counted, type Terminal, table } from './terminal.ts';

type Import = paths['/v1/imports/{importId}']['get']['responses'][200]['content']['application/json'];
type Results = paths['/v1/imports/{importId}/results']['get']['responses'][200]['content']['application/json'];
type Finding = Results['data'][number];

/** Findings shown when not all are asked for. */
const SHOWN = 50;

export const importCommand: Command = {
  name: 'import',
  words: ['<file.csv>'],
  summary: 'Take in a file in a format of ONESOURCE Determination',
  details: `The file is rehearsed first and then run; rows that cannot be used are listed by line and column, the others are taken in.
With --dry-run it is rehearsed only: nothing of the records changes, and it can still be run from the console (Imports).
The work is the service's: if this command is stopped meanwhile, the rehearsal goes on, and so does a run that has begun.`,
  options: {
    company: { value: '<id>', help: 'External id of the company the file is for', required: true },
    group: { value: '<name>', help: 'Customer group; else the active group of the company' },
    'dry-run': { help: 'Rehearse only' },
    'rejected-to': { value: '<file>', help: 'Write the rejected rows to a new file, to be mended and imported again' },
    all: { help: `Show every finding, not the first ${SHOWN}` },
    json: { help: 'Print the outcome as JSON' },
    ...CONNECTION,
  },
  async run(call, terminal) {
    const [path = ''] = call.words;
    const rejectedTo = call.text('rejected-to');
    if (rejectedTo !== undefined && existsSync(rejectedTo))
      throw new UsageError(`${rejectedTo} is there already; name a new file for the rejected rows`);
    const client = connect(call, terminal);
    const bytes = await readBytes(path);
    if (bytes.length === 0) throw new UsageError(`${path} is empty`);

    const group = call.text('group');
    const query = { company: call.text('company') ?? '', fileName: basename(path), ...(group ? { group } : {}) };
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
    if (rejectedTo !== undefined && view.rejected > 0) {
      await writeRejected(client, importId, rejectedTo);
      terminal.err(`The rejected rows are in ${rejectedTo}`);
    }
    return (view.status === 'done' || view.status === 'rehearsed') && view.rejected === 0 ? EXIT.done : EXIT.refused;
  },
};

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
