/** A random source that a seed repeats (mulberry32). Returns numbers in [0, 1). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
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

/** BONAFIDE_SEED when it is set, else one nobody chose; printed by every run, so that a failing one can be repeated. */
export function chosenSeed(): number {
  const text = process.env.BONAFIDE_SEED;
  if (text === undefined || text === '') return Math.floor(Math.random() * 1_000_000_000);
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0) throw new Error(`BONAFIDE_SEED must be a whole number, not "${text}"`);
  return seed;
}
