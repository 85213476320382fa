import type { BookSign } from '../platform/book-version.ts';

/** Numbers remembered one by one, should a long transaction keep the rest from settling. */
const REMEMBERED_MAX = 100_000;

/**
 * Which commits the books of this process are as new as. A version is the number of the transaction that changed a book; numbers
 * are given at a transaction's start and commits come in another order, so they are remembered one by one until all below
 * some number have ended.
 */
export class BookVersions {
  /** Every commit with a smaller number has been heard. */
  #settled = 0n;
  readonly #heard = new Set<bigint>();
  readonly #waiting = new Map<bigint, Set<() => void>>();

  /** Nothing is held any more, and what is read from now on knows every commit below `settled`. */
  restart(settled: bigint): void {
    this.#heard.clear();
    this.#settled = settled;
    this.#wake();
  }

  /** The signals of this commit, and of all that ended before it, have been heeded. */
  hear({ version, settled }: BookSign): void {
    this.#heard.add(version);
    if (settled !== null && settled > this.#settled) {
      this.#settled = settled;
      for (const number of this.#heard) if (number < settled) this.#heard.delete(number);
    }
    for (const oldest of this.#heard) {
      if (this.#heard.size <= REMEMBERED_MAX) break;
      this.#heard.delete(oldest); // asked for later, it is taken as not heard: slower, never stale
    }
    this.#wake();
  }

  /** Resolves when the commit has been heard; false when that takes longer than `patienceMs`. */
  async reached(version: bigint, patienceMs: number): Promise<boolean> {
    if (this.#has(version)) return true;
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(version) ?? new Set();
      this.#waiting.set(version, waiting);
      const end = (reached: boolean) => {
        clearTimeout(timer);
        waiting.delete(woken);
        if (waiting.size === 0 && this.#waiting.get(version) === waiting) this.#waiting.delete(version);
        resolve(reached);
      };
      const woken = () => end(true);
      const timer = setTimeout(() => end(false), patienceMs);
      waiting.add(woken);
    });
  }

  #has(version: bigint): boolean {
    return version < this.#settled || this.#heard.has(version);
  }

  #wake(): void {
    for (const [version, waiting] of this.#waiting) {
      if (this.#has(version)) for (const woken of [...waiting]) woken();
    }
  }
}
