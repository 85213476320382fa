import { describe, expect, it } from 'vitest';
import { CAN_KILL_FAMILIES } from './house.ts';
import { KillRun } from './kill-run.ts';
import { isClean } from './oracle.ts';
import { chosenSeed } from './seeded-random.ts';

/** The short form; `npm run faults -- --kills 20` is the long one. */
const KILLS = 3;

describe.skipIf(!CAN_KILL_FAMILIES)('SIGKILL under load', () => {
  const seed = chosenSeed();

  it.each([
    ['R1: server and database together', 'all'],
    ['R2: the server alone, its database is taken over', 'server'],
  ] as const)('%s: nothing acknowledged is lost, nothing happens twice', async (_title, kind) => {
    const report = await new KillRun(kind, seed).run(KILLS);
    console.log(
      `${report.goal} BONAFIDE_SEED=${seed}: ${report.kills} kills, ${report.acknowledged} acknowledged, ` +
        `${report.inDoubt} in doubt; first good write after ${report.firstWriteMs.worst} ms, all settled after ${report.settledMs.worst} ms (worst)`,
    );
    expect(report.verdict).toSatisfy(isClean);
    expect(report.unresolved).toBe(0);
    // A run in which nothing was under way, or everything in doubt was undone, would prove nothing.
    expect(report.acknowledged).toBeGreaterThan(KILLS * 3);
    expect(report.inDoubtStored).toBeGreaterThan(0);
  });
});
