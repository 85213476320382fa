import { createReadStream } from 'node:fs';
import { UsageError } from './command.ts';
import { readFailure, readJsonValues } from './read-file.ts';

/** One sale of a file: how to call it, and its JSON, as it stands there. */
export interface SaleLine {
  place: string;
  bytes: Buffer;
}

/** Longer than the service takes any line: what has no line feed by then is no file of lines. */
const LINE_BYTES = 16 * 1024 * 1024;
const LINE_FEED = 0x0a;

/**
 * The sales of a file in its order. One per line (.ndjson, .jsonl) is read as it is sent, so its size does not matter, and a line that
 * is no JSON is told by the service; any other file is read whole.
 * @throws UsageError for a file that cannot be read
 */
export async function* salesOf(path: string): AsyncGenerator<SaleLine> {
  if (/\.(ndjson|jsonl)$/i.test(path)) {
    yield* linesOf(path);
    return;
  }
  for (const [index, sale] of (await readJsonValues(path)).entries())
    yield { place: `Sale ${index + 1}`, bytes: Buffer.from(JSON.stringify(sale)) };
}

async function* linesOf(path: string): AsyncGenerator<SaleLine> {
  let held: Buffer = Buffer.alloc(0);
  let line = 0;
  const cut = (bytes: Buffer): SaleLine[] => {
    line += 1;
    const blank = bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);
    return blank ? [] : [{ place: `Line ${line}`, bytes }];
  };
  const file = createReadStream(path);
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      held = Buffer.concat([held, chunk]);
      let from = 0;
      for (let at = held.indexOf(LINE_FEED); at >= 0; at = held.indexOf(LINE_FEED, from)) {
        yield* cut(held.subarray(from, at));
        from = at + 1;
      }
      held = held.subarray(from);
      if (held.length > LINE_BYTES) throw new UsageError(`${path}, line ${line + 1} has more than ${LINE_BYTES} bytes`);
    }
  } catch (error) {
    throw readFailure(path, error);
  }
  if (held.length > 0) yield* cut(held);
}
