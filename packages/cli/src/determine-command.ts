import { answerOf, type Client } from '@bonafide/client/client.ts';
import type { paths } from '@bonafide/client/openapi.gen.ts';
import { Problem } from '@bonafide/client/problem.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { CONNECTION, connect, failureOf, wordsOf } from './connection.ts';
import { determineFile } from './determine-file.ts';
import { readJsonValues } from './read-file.ts';
import { counted, type Terminal } from './terminal.ts';

type Sale = paths['/v1/determinations']['post']['requestBody']['content']['application/json'];
type Decision = paths['/v1/determinations']['post']['responses'][200]['content']['application/json'];

export const determineCommand: Command = {
  name: 'determine',
  words: ['<sales>'],
  summary: 'Decide whether sales are exempt, by which certificate, and why',
  details: `A .json file holds one sale, a list of sales, or one sale per line (NDJSON), each as POST /v1/determinations takes it.
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
    const sales = await readJsonValues(call.words[0] ?? '');
    if (sales.length === 0) throw new UsageError(`${call.words[0]} holds no sale`);

    let refused = 0;
    for (const [index, sale] of sales.entries()) {
      terminal.progress(`Deciding … ${index + 1} of ${sales.length}`);
      try {
        const decision = await decide(client, sale, record ? { dryRun: call.on('dry-run') } : undefined);
        if (call.on('json')) terminal.out(JSON.stringify(decision));
        else report(decision, nameOf(sale, index), terminal);
      } catch (error) {
        // Without the service, or without a right, the next sale would fare no better.
        if (!(error instanceof Problem) || failureOf(error)?.exit === EXIT.noAnswer) throw error;
        refused += 1;
        for (const line of [`${nameOf(sale, index)} was refused`, ...wordsOf(error).map((text) => `  ${text}`)])
          terminal.err(line);
      }
    }
    if (refused > 0) terminal.err(`${counted(refused, 'sale')} of ${sales.length} refused`);
    return refused > 0 ? EXIT.refused : EXIT.done;
  },
};

async function decide(client: Client, sale: unknown, record: { dryRun: boolean } | undefined): Promise<Decision> {
  // The service checks it, field by field; a second check here could only disagree.
  const body = sale as Sale;
  if (!record) return answerOf(client.POST('/v1/determinations', { body }));
  const query = record.dryRun ? { dryRun: true } : {};
  return (await answerOf(client.POST('/v1/transactions', { body, params: { query } }))).decision;
}

function nameOf(sale: unknown, index: number): string {
  const number = typeof sale === 'object' && sale !== null ? (sale as { number?: unknown }).number : undefined;
  return typeof number === 'string' ? number : `Sale ${index + 1}`;
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
