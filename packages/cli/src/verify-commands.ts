import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, fileBody } from '@bonafide/client/client.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { CONNECTION, connect } from './connection.ts';
import { readBytes } from './read-file.ts';
import { counted } from './terminal.ts';

const KINDS = ['eo-bmf', 'pub78', 'revocations'] as const;
type Kind = (typeof KINDS)[number];

/** By the names the IRS gives its files. */
function kindOf(name: string, told: string | undefined): Kind {
  const known = KINDS.find((kind) => kind === told);
  if (known) return known;
  if (told !== undefined) throw new UsageError(`--kind is one of ${KINDS.join(', ')}`);
  if (/^eo(\d|_[a-z]{2})\.csv$/i.test(name)) return 'eo-bmf';
  if (/pub78/i.test(name)) return 'pub78';
  if (/revocation/i.test(name)) return 'revocations';
  throw new UsageError(`${name} has no name the IRS gives; say --kind ${KINDS.join('|')}`);
}

const importIrsCommand: Command = {
  name: 'import irs',
  words: ['<file>'],
  summary: 'Take in a list of exempt organizations as the IRS publishes it, unpacked',
  details: `EO BMF extract (eo1.csv … eo4.csv, or a state like eo_tx.csv), Publication 78 data, or the automatic revocation list. The service reads
it in the background and uses it when it is whole; this command waits for that.`,
  options: {
    date: { value: '<YYYY-MM-DD>', help: 'Date of the list, as the IRS names it', required: true },
    kind: { value: '<kind>', help: `${KINDS.join(', ')}; else by the name of the file` },
    part: { value: '<part>', help: 'Of the EO BMF: eo1 to eo4, or eo_tx; else by the name of the file' },
    json: { help: 'Print the outcome as JSON' },
    ...CONNECTION,
  },
  async run(call, terminal) {
    const [path = ''] = call.words;
    const name = basename(path);
    const kind = kindOf(name, call.text('kind'));
    const part = call.text('part') ?? /^(eo\d|eo_[a-z]{2})\.csv$/i.exec(name)?.[1]?.toLowerCase();
    const listDate = call.text('date') ?? '';
    const client = connect(call, terminal);
    const query = { kind, listDate, ...(part === undefined ? {} : { part }) };
    let list = await answerOf(
      client.POST('/v1/exempt-lists', { params: { query }, ...fileBody(await readBytes(path), 'text/csv') }),
    );
    const { listId } = list;
    while (list.status === 'reading') {
      await pause(500);
      list = await answerOf(client.GET('/v1/exempt-lists/{listId}', { params: { path: { listId } } }));
    }
    if (call.on('json')) terminal.out(JSON.stringify(list, null, 2));
    else if (list.status === 'ready')
      terminal.out(
        `${name}: ${counted(list.rows, 'organization')} taken in, ${counted(list.rejected, 'line')} left out`,
      );
    for (const { problem } of list.status === 'failed' ? list.problems : []) terminal.err(`${name}: ${problem}`);
    return list.status === 'ready' ? EXIT.done : EXIT.refused;
  },
};

const verifySealCommand: Command = {
  name: 'verify seal',
  words: ['<verification-id>'],
  summary: 'Compute the seal of a registry’s answer anew and hold it against record and log',
  options: { json: { help: 'Print the check as JSON' }, ...CONNECTION },
  async run(call, terminal) {
    const [verificationId = ''] = call.words;
    const client = connect(call, terminal);
    const check = await answerOf(
      client.GET('/v1/verifications/{verificationId}/seal', { params: { path: { verificationId } } }),
    );
    if (call.on('json')) terminal.out(JSON.stringify(check, null, 2));
    else
      terminal.out(
        check.intact ? `As it was recorded: ${check.seal}` : `Altered since it was recorded: log ${check.log}`,
      );
    return check.intact ? EXIT.done : EXIT.refused;
  },
};

const verifyQueueCommand: Command = {
  name: 'verify queue',
  words: [],
  summary: 'How many numbers are to be asked about, and how many need a person',
  options: { json: { help: 'Print the counts as JSON' }, ...CONNECTION },
  async run(call, terminal) {
    const client = connect(call, terminal);
    const counts = await answerOf(client.GET('/v1/verification-tasks/counts'));
    if (call.on('json')) terminal.out(JSON.stringify(counts, null, 2));
    else for (const [state, count] of Object.entries(counts)) terminal.out(`${state}: ${count}`);
    return EXIT.done;
  },
};

/** Lists of exempt organizations, seals of answers, and the queue of questions. */
export const verifyCommands: readonly Command[] = [importIrsCommand, verifySealCommand, verifyQueueCommand];
