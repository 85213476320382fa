import { isUtf8 } from 'node:buffer';
import { Refusal } from '../platform/refusal.ts';

/** What a batch of sales, one to a line, may be (design rule D17). It is read line by line, so one line bounds the memory. */
export const BATCH_LIMITS = {
  bytes: 256 * 1024 * 1024,
  lines: 1_000_000,
  lineBytes: 5 * 1024 * 1024,
  /** Lines decided before others get their turn, and recorded in one commit. */
  linesPerPortion: 50,
} as const;

/** A line that is not blank: its place in the body, counted from 1, and its text, or why it has none. */
export type BatchLine = { line: number } & ({ text: string } | { refusal: Refusal });

const LINE_FEED = 0x0a;

/** Cuts a body into lines. A line that cannot be read is told in its place; the others go on. */
export async function* linesOf(body: AsyncIterable<Buffer>): AsyncGenerator<BatchLine> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let line = 1;
  for await (const chunk of body) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      held.push(chunk.subarray(from, at));
      const found = readLine(line, held, heldBytes + at - from);
      if (found) yield found;
      if (line > BATCH_LIMITS.lines) return;
      held = [];
      heldBytes = 0;
      line++;
      from = at + 1;
    }
    heldBytes += chunk.length - from;
    // Of a line that is too long only its length is kept.
    if (heldBytes <= BATCH_LIMITS.lineBytes) held.push(Buffer.from(chunk.subarray(from)));
    else held = [];
  }
  const last = readLine(line, held, heldBytes);
  if (last) yield last;
}

function readLine(line: number, parts: readonly Buffer[], bytes: number): BatchLine | undefined {
  if (line > BATCH_LIMITS.lines) {
    const detail = `More than ${BATCH_LIMITS.lines} lines; this one and all behind it were not read`;
    return bytes === 0 ? undefined : { line, refusal: new Refusal('too-large', detail) };
  }
  if (bytes > BATCH_LIMITS.lineBytes)
    return { line, refusal: new Refusal('too-large', `The line has more than ${BATCH_LIMITS.lineBytes} bytes`) };
  const whole = Buffer.concat(parts);
  if (!isUtf8(whole)) return { line, refusal: new Refusal('malformed-json', 'The line is not UTF-8') };
  const text = whole.toString('utf8').replace(line === 1 ? /^\ufeff/ : '', '');
  return text.trim() === '' ? undefined : { line, text };
}
