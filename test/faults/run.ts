import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type KillReport, KillRun } from './kill-run.ts';
import { chosenSeed } from './seeded-random.ts';

const RESULTS = join(resolve(dirname(fileURLToPath(import.meta.url)), '../..'), 'test-results');

function killsWanted(): number {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' } } });
  const kills = Number(values.kills);
  if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills must be a whole number from 1');
  return kills;
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const times = ({ median, worst }: { median: number; worst: number }) => `${seconds(median)} / ${seconds(worst)}`;

/** What a run found, a line of the table each. */
const LINES: [string, (report: KillReport) => string | number][] = [
  ['killed', ({ kind }) => (kind === 'all' ? 'server + database' : 'server alone')],
  ['kills', ({ kills }) => kills],
  ['calls sent', ({ calls }) => calls],
  ['acknowledged', ({ acknowledged }) => acknowledged],
  ['  files among them (rows)', ({ files, rows }) => `${files} (${rows})`],
  ['in doubt (killed, hung up)', ({ inDoubt }) => inDoubt],
  ['  found stored', ({ inDoubtStored }) => inDoubtStored],
  ['unresolved after retries', ({ unresolved }) => unresolved],
  ['lost', ({ verdict }) => verdict.lost.length],
  ['doubled', ({ verdict }) => verdict.doubled.length],
  ['stored but not sent', ({ verdict }) => verdict.unsent.length],
  ['stored otherwise than answered', ({ verdict }) => verdict.different.length],
  ['log and structure', ({ verdict }) => verdict.ledger.length + verdict.structure.length],
  ['ready (median / worst)', ({ readyMs }) => times(readyMs)],
  ['first good write', ({ firstWriteMs }) => times(firstWriteMs)],
  ['everything in doubt settled', ({ settledMs }) => times(settledMs)],
  // Zero failures in n independent trials (reliability specification §3.1).
  ['chance of a failure per kill', ({ kills }) => `< ${((3 / kills) * 100).toFixed(1)} % (95 % conf.)`],
];

function show(reports: readonly KillReport[]): void {
  console.log(`\n${''.padEnd(32)}${reports.map(({ goal }) => goal.padEnd(24)).join('')}`);
  for (const [name, read] of LINES)
    console.log(`${name.padEnd(32)}${reports.map((report) => String(read(report)).padEnd(24)).join('')}`);
}

/** The long form of R1 and R2. Ends with an error at the first kill after which anything is wrong. */
async function main(): Promise<void> {
  const kills = killsWanted();
  const seed = chosenSeed();
  console.log(`Repeat with: BONAFIDE_SEED=${seed} npm run faults -- --kills ${kills}`);
  mkdirSync(RESULTS, { recursive: true });
  const reports: KillReport[] = [];
  for (const kind of ['all', 'server'] as const) {
    const run = new KillRun(kind, seed);
    const stop = () => run.end().finally(() => process.exit(130));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    const report = await run.run(kills, (line) => console.log(`  ${kind}: ${line}`));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    reports.push(report);
    writeFileSync(join(RESULTS, `faults-${report.goal}.json`), `${JSON.stringify(report, null, 2)}\n`);
  }
  show(reports);
  console.log(
    `\n${cpus().length} cores, load average at the end ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
