import { Refusal } from '../platform/refusal.ts';

/** Lines in a row that the database left without an answer, after which the others are not tried: each waits its full time. */
const LINES_IN_A_ROW = 2;

/** Of one batch: whether the database answers. When it has gone, the lines that are left are told so at once. */
export class BatchOutage {
  #inARow = 0;

  /** @throws Refusal `too-busy` when the lines before found no database */
  check(): void {
    if (this.#inARow < LINES_IN_A_ROW) return;
    throw new Refusal('too-busy', 'Not tried, because the database did not answer for lines before it; send it again');
  }

  /** @param status what a line came to, as HTTP says it */
  note(status: number): void {
    if (status === 503) this.#inARow += 1;
    else if (this.#inARow < LINES_IN_A_ROW) this.#inARow = 0;
  }
}
