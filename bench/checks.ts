import fc from 'fast-check';
import type { Check } from '../packages/core/src/check/check.ts';
import { CHECKS } from '../packages/core/src/check/registry.ts';
import { runChecks } from '../packages/core/src/check/run-checks.ts';
import { type CheckSubject, claimIsKnown } from '../packages/core/src/check/subject.ts';
import { subjects } from '../packages/core/src/check/testing/generated-papers.ts';
import { loadContent } from '../packages/server/src/content/content.ts';
import { readOptions } from './options.ts';
import { count, load, sayBound, sayMachine, spread, table } from './report.ts';
import { median, ratios } from './statistics.ts';

const SEED = 20_261_125;
const MICROSECONDS = 50;

/** What one certificate costs with every check, beside reading it from text; and what each check costs. */
export async function checks(args: string[]): Promise<void> {
  const options = readOptions(args, { papers: 10_000, faulty: 5, seconds: 2, rounds: 5, shown: 12 });
  sayMachine();
  const content = await loadContent();
  const given = fc.sample(subjects(content, options.faulty), { numRuns: options.papers, seed: SEED });
  const found = given.map((subject) => runChecks(subject).findings.length);
  const findings = found.reduce((sum, many) => sum + many, 0);
  console.log(
    `${count(given.length)} certificates over ${content.forms.size} forms, ${CHECKS.length} checks, ${count(findings)} findings, ` +
      `${found.filter((many) => many === 0).length} without any`,
  );

  const contestants = [reading(given), judging(given)];
  const rounds = Array.from({ length: options.rounds }, () =>
    contestants.map((one) => processorTime(one, options.seconds)),
  );
  const [floor = [], times = []] = contestants.map((_, index) =>
    rounds.map((round) => (round[index] ?? Number.NaN) / given.length),
  );
  table(
    ['', 'µs of processor time each', 'of the floor'],
    [
      ['read the certificate from its text', spread(floor), '1'],
      [`run ${CHECKS.length} checks`, spread(times), spread(ratios(times, floor))],
    ],
  );
  sayBound(
    `all checks of one certificate under ${MICROSECONDS} µs on average`,
    median(times) < MICROSECONDS,
    `${spread(times)} µs`,
  );

  console.log(`\nThe ${options.shown} dearest checks, ns for one certificate each was asked about:`);
  const costs = CHECKS.map((check) => ({ check, cost: costOf(check, given) })).toSorted((a, b) => b.cost - a.cost);
  table(
    ['check', 'ns', 'of all'],
    costs
      .slice(0, options.shown)
      .map(({ check, cost }) => [
        check.id,
        count(cost),
        `${((100 * cost) / costs.reduce((sum, one) => sum + one.cost, 0)).toFixed(1)} %`,
      ]),
  );
  console.log(load());
}

/** Judges or reads all papers once. */
type Contestant = () => void;

/** The floor: what a certificate costs that is only read. */
function reading(given: readonly CheckSubject[]): Contestant {
  const texts = given.map(({ certificate }) => JSON.stringify(certificate));
  return () => {
    for (const text of texts) if (JSON.parse(text) === null) throw new Error('A certificate is null');
  };
}

function judging(given: readonly CheckSubject[]): Contestant {
  return () => {
    for (const subject of given) if (runChecks(subject).ran < 0) throw new Error('Fewer checks ran than none');
  };
}

/** Microseconds of this thread's processor time for all papers: on a busy machine the clock on the wall measures the others. */
function processorTime(contestant: Contestant, seconds: number): number {
  contestant();
  const before = process.threadCpuUsage();
  const end = performance.now() + seconds * 1000;
  let done = 0;
  do {
    contestant();
    done += 1;
  } while (performance.now() < end);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / done;
}

/** Nanoseconds of one check alone, the median of five goes over all papers it may be asked about. */
function costOf(check: Check, given: readonly CheckSubject[]): number {
  const asked = given.filter(({ certificate }) => check.about === 'record' || claimIsKnown(certificate));
  const goes = Array.from({ length: 5 }, () => {
    const before = process.threadCpuUsage();
    for (const subject of asked) check.run(subject);
    const { user, system } = process.threadCpuUsage(before);
    return ((user + system) * 1000) / asked.length;
  });
  return median(goes);
}
