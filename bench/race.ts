/** One of those compared: `run` does some units of work at once and says how many. */
export interface Contestant {
  name: string;
  run(): number | Promise<number>;
}

/** Units per second of each contestant, one figure per round. */
export type Rates = ReadonlyMap<string, readonly number[]>;

/**
 * Contestants in turn, round after round, in this one process and thread: whatever else the machine does falls on all of them
 * alike. Each stretch repeats `run` until `seconds` have passed. One stretch of each goes before the first round and is not counted.
 */
export async function race(
  contestants: readonly Contestant[],
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Rates> {
  const rates = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) await stretch(contestant, seconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) rates.get(contestant.name)?.push(await stretch(contestant, seconds));
  }
  return rates;
}

async function stretch({ run }: Contestant, seconds: number): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  let now = start;
  while (now < end) {
    const units = run();
    done += typeof units === 'number' ? units : await units;
    now = performance.now();
  }
  return (done / (now - start)) * 1000;
}
