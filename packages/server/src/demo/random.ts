/** A random source that a seed repeats (mulberry32). Returns numbers in [0, 1). */
export type Random = () => number;

/** The stream of one thing: its own, so that adding a customer moves nothing in the life of another. */
export function streamOf(seed: number, name: string): Random {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
  let state = hash;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `min` to `max`, both included. */
export function between(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** @throws Error for an empty list: a demo table without entries is a mistake of ours */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
}

/** Picks by weight; entries of weight 0 are never picked. */
export function pickWeighted<T>(random: Random, list: readonly T[], weightOf: (entry: T) => number): T {
  const total = list.reduce((sum, entry) => sum + weightOf(entry), 0);
  let left = random() * total;
  for (const entry of list) {
    left -= weightOf(entry);
    if (left < 0) return entry;
  }
  return pick(random, list);
}

/** Around 1, seldom far from it: the product of sizes in a trade is spread like this (log-normal, median 1). */
export function spread(random: Random, width: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(width * normal);
}
