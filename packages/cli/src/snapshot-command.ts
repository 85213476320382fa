import { answerOf } from '@bonafide/client/client.ts';
import { problemFrom } from '@bonafide/client/problem.ts';
import { isStale } from '@bonafide/core/snapshot/open-snapshot.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { CONNECTION, connect } from './connection.ts';
import { saveBody } from './save-file.ts';
import { doubtAbout, openSnapshotFile, SIGNED_BY, SnapshotUnusable, trustedKey } from './snapshot-file.ts';
import { counted, type Terminal, table } from './terminal.ts';

const get: Command = {
  name: 'snapshot get',
  words: [],
  summary: 'Take a signed snapshot of a company’s book, to decide without the service',
  details: `The file holds customers by number and name, their certificates, authorities and product codes; no addresses, contacts or
papers. It answers for as long as it is kept; after its time the answers say that it is out of date.`,
  options: {
    company: { value: '<id>', help: 'External id of the company', required: true },
    out: { value: '<file>', help: 'Where it goes, for example book.ndjson.gz', required: true },
    hours: { value: '<hours>', help: 'How long it is good; 72 unless told' },
    ...CONNECTION,
  },
  async run(call, terminal) {
    const client = connect(call, terminal);
    const company = call.text('company') ?? '';
    const validHours = hoursOf(call);
    terminal.progress('Taking the snapshot …');
    const taken = await answerOf(client.POST('/v1/snapshots', { body: { company, ...validHours } }));
    terminal.progress('Downloading …');
    const { response } = await client.GET('/v1/snapshots/{snapshotId}/file', {
      params: { path: { snapshotId: taken.snapshotId } },
      parseAs: 'stream',
    });
    if (!response.ok || !response.body) throw problemFrom(await response.text(), response);
    const out = call.text('out') ?? '';
    await saveBody(response.body, out);
    // A file that came damaged must not be found out at the fair.
    await openSnapshotFile(out, taken.keyId);
    const { counts } = taken;
    const held = `${counted(counts.customer, 'customer')}, ${counted(counts.certificates, 'certificate')}`;
    terminal.out(`${out}: ${company}, ${held}, good until ${taken.goodUntil}`);
    terminal.out(`Signed by ${taken.keyId}`);
    return EXIT.done;
  },
};

function hoursOf(call: Call): { validHours?: number } {
  const text = call.text('hours');
  if (text === undefined) return {};
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--hours takes a whole number, not “${text}”`);
  return { validHours: Number(text) };
}

const verify: Command = {
  name: 'snapshot verify',
  words: ['<file>'],
  summary: 'Verify a snapshot: that it is whole, unchanged and signed; no service needed',
  options: { 'signed-by': SIGNED_BY, json: { help: 'Print its header and counts as JSON' } },
  async run(call, terminal) {
    const path = call.words[0] ?? '';
    const key = trustedKey(call, terminal.env);
    return refusing(terminal, async () => {
      const snapshot = await openSnapshotFile(path, key);
      const { header, end } = snapshot;
      if (call.on('json')) terminal.out(JSON.stringify({ header, end }));
      else {
        const stale = isStale(header, new Date().toISOString());
        const rows = [
          ['Company', `${header.company.name} (${header.company.externalId})`],
          ['Taken', header.takenAt],
          ['Good until', `${header.goodUntil}${stale ? ', which has passed' : ''}`],
          ['Holds', `${counted(end.counts.customer, 'customer')}, ${counted(end.counts.certificates, 'certificate')}`],
          ['Rules', `${header.engineVersion}, content ${header.contentRelease}`],
          ['Signed by', header.keyId],
        ];
        terminal.out(`${path} is whole and unchanged`);
        for (const line of table(rows)) terminal.out(line);
      }
      for (const line of doubtAbout(snapshot, key)) terminal.err(line);
      return EXIT.done;
    });
  },
};

/** A snapshot that cannot be used ends as what is refused does. */
export async function refusing(terminal: Terminal, work: () => Promise<Exit>): Promise<Exit> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SnapshotUnusable)) throw error;
    terminal.err(error.message);
    return EXIT.refused;
  }
}

export const snapshotCommands: readonly Command[] = [get, verify];
