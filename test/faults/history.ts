import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What one call wants to happen. `key` is its Idempotency-Key and the mark by which its effect is found. */
export interface Call {
  key: string;
  kind: 'transaction' | 'customer' | 'certificate' | 'import';
  path: string;
  contentType: string;
  body: string;
  /** Rows of the file; 0 for what is no file. */
  rows: number;
}

/** `done`: the effect was acknowledged. `refused`: the server said no. `in-doubt`: nobody can know. */
export type Outcome = 'done' | 'refused' | 'in-doubt';

type Line = { sent: Call } | { answered: string; outcome: Outcome; status: number; text: string };

/** One call as the client knows it. */
export interface Known {
  call: Call;
  outcome: Outcome;
  /** Status and text of each answer that acknowledged the effect. */
  acknowledged: { status: number; text: string }[];
  statuses: number[];
}

/** The client's own record: every call before it is made, every answer after it, on disk before anything goes on. */
export class History {
  readonly #path: string;
  readonly #file: number;
  #closed = false;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'as');
  }

  sent(call: Call): void {
    this.#write({ sent: call });
  }

  answered(key: string, outcome: Outcome, status: number, text: string): void {
    this.#write({ answered: key, outcome, status, text });
  }

  #write(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** As the file tells it. A call without an answer is in doubt; one acknowledged stays so. */
  read(): Map<string, Known> {
    const known = new Map<string, Known>();
    for (const text of readFileSync(this.#path, 'utf8').split('\n')) {
      if (text === '') continue;
      const line = JSON.parse(text) as Line;
      if ('sent' in line) {
        if (!known.has(line.sent.key))
          known.set(line.sent.key, { call: line.sent, outcome: 'in-doubt', acknowledged: [], statuses: [] });
        continue;
      }
      const entry = known.get(line.answered);
      if (!entry) throw new Error(`An answer to a call that was never sent: ${line.answered}`);
      entry.statuses.push(line.status);
      if (entry.outcome !== 'done') entry.outcome = line.outcome;
      if (line.outcome === 'done') entry.acknowledged.push({ status: line.status, text: line.text });
    }
    return known;
  }

  close(): void {
    if (!this.#closed) closeSync(this.#file);
    this.#closed = true;
  }
}
