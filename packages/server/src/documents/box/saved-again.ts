/** Where a PDF ended each time it was saved, read from its end marks alone. */

const END = '%%EOF';
const START_OF_TABLE = 'startxref';

/**
 * @returns for each save but the last, how many bytes the file had then; a linearised file has an end mark near its beginning
 * that is no save
 */
export function earlierEnds(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: number[] = [];
  for (let at = text.indexOf(END); at !== -1; at = text.indexOf(END, at + END.length)) {
    const before = text.subarray(Math.max(0, at - 60), at).toString('latin1');
    if (before.includes(START_OF_TABLE) && !/startxref\s+0\s*$/.test(before)) ends.push(at + END.length);
  }
  return ends.slice(0, -1);
}

/** Whether a signature of the file covers it to its last byte; null when it has none. */
export function sealOf(bytes: Uint8Array): { wholeFile: boolean } | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let furthest = -1;
  for (let at = text.indexOf('/ByteRange'); at !== -1; at = text.indexOf('/ByteRange', at + 10)) {
    const range = /^\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/.exec(
      text.subarray(at, at + 120).toString('latin1'),
    );
    if (range) furthest = Math.max(furthest, Number(range[3]) + Number(range[4]));
  }
  if (furthest < 0) return null;
  // A line end after the mark is no addition.
  return { wholeFile: furthest >= bytes.length - 2 };
}

/** `/Launch` in a file whose objects are not packed. Packed ones are seen by pdf.js as links without an address. */
export function namesLaunch(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return /\/S\s*\/Launch\b/.test(text.toString('latin1'));
}
