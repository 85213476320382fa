import { type Command, EXIT, UsageError } from './command.ts';
import { CONNECTION, connect, wordsOf } from './connection.ts';
import { type Decision, decideBatches } from './decide-batch.ts';
import { determineFile } from './determine-file.ts';
import { type SaleLine, salesOf } from './sale-lines.ts';
import { counted, type Terminal } from './terminal.ts';

export const determineCommand: Command = {
  name: 'determine',
  words: ['<sales>'],
  summary: 'Decide whether sales are exempt, by which certificate, and why',
  details: `A .json file holds one sale or a list of sales, an .ndjson file one sale per line and any number of them, each as
POST /v1/determinations takes it. They are sent many at once, and answered in the order of the file.
A .csv file holds one line of a sale per row; rows of one invoice follow each other. It needs the columns date, currency and
grossAmount, and company unless --company tells it; docs/integrate/decide-offline.md lists all of them. The answer is the same
file with outcome, certificate, exempt, taxable, tax, reason and nextStep beside each row.
With --snapshot a .csv file is decided without the service. What cannot be used does not stop the rest.`,
  options: {
    record: { help: 'Record each sale with its decision; it needs a number' },
    'dry-run': { help: 'With --record: take the same path and roll it back' },
    company: { value: '<id>', help: 'Of a .csv file: external id of the company, for rows that name none' },
    out: { value: '<file>', help: 'Of a .csv file: where the answers go; else they are printed' },
    snapshot: { value: '<file>', help: 'Decide a .csv file by this snapshot, without the service' },
    'signed-by': { value: '<key id>', help: 'With --snapshot: the key that must have signed it' },
    json: { help: 'Print one decision per line as JSON' },
    ...CONNECTION,
  },
  async run(call, terminal) {
    const record = call.on('record');
    if (call.on('dry-run') && !record)
      throw new UsageError('--dry-run goes with --record; without it nothing is recorded');
    if (/\.csv$/i.test(call.words[0] ?? '')) return determineFile(call, terminal);
    for (const option of ['company', 'out', 'snapshot', 'signed-by'])
      if (call.text(option) !== undefined) throw new UsageError(`--${option} goes with a .csv file`);
    const client = connect(call, terminal);
    const path = call.words[0] ?? '';
    let refused = 0;
    let sales = 0;
    for await (const { sale, answer } of decideBatches(
      client,
      salesOf(path),
      record ? { dryRun: call.on('dry-run') } : undefined,
    )) {
      sales += 1;
      if (sales % 100 === 0) terminal.progress(`Deciding … ${counted(sales, 'sale')}`);
      if ('refused' in answer) {
        refused += 1;
        for (const line of [`${nameOf(sale)} was refused`, ...wordsOf(answer.refused).map((text) => `  ${text}`)])
          terminal.err(line);
      } else if (call.on('json')) terminal.out(JSON.stringify(answer.decision));
      else report(answer.decision, nameOf(sale), terminal);
    }
    if (sales === 0) throw new UsageError(`${path} holds no sale`);
    if (refused > 0) terminal.err(`${counted(refused, 'sale')} of ${sales.toLocaleString('en-US')} refused`);
    return refused > 0 ? EXIT.refused : EXIT.done;
  },
};

/** Its number, or where it stands in the file. */
function nameOf({ bytes, place }: SaleLine): string {
  try {
    const sale: unknown = JSON.parse(bytes.toString('utf8'));
    const number = typeof sale === 'object' && sale !== null ? (sale as { number?: unknown }).number : undefined;
    return typeof number === 'string' ? number : place;
  } catch {
    return place;
  }
}

function report(decision: Decision, name: string, terminal: Terminal): void {
  terminal.out(`${name}: ${decision.outcome}. ${decision.text}`);
  for (const { text } of decision.messages) terminal.out(`  ${text}`);
  for (const line of decision.lines) {
    // A sale of one line has been told already.
    terminal.out(`  line ${line.lineId}${line.text === decision.text ? '' : `: ${line.text}`}`);
    for (const authority of line.authorities) {
      terminal.out(`    ${authority.authority}: ${authority.text}`);
      for (const candidate of authority.rejected) terminal.out(`      not ${candidate.number}: ${candidate.text}`);
    }
    if (line.nextStep) terminal.out(`    Next: ${line.nextStep.text}`);
  }
}
