import { isUtf8 } from 'node:buffer';
import { type FileRefusal, refusal } from './file-problem.ts';
import { CSV_LIMITS } from './limits.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedFile {
  /** The content as UTF-8, without a byte order mark. */
  utf8: Buffer;
  encoding: Encoding;
}

/** First bytes of files that people send by mistake under the name `.csv` (bad input B81). */
const OTHER_FILES: readonly { starts: readonly number[]; what: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook or ZIP archive' },
  { starts: [0x50, 0x4b, 0x05, 0x06], what: 'an empty ZIP archive' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook' },
  { starts: [0x25, 0x50, 0x44, 0x46, 0x2d], what: 'a PDF document' },
  { starts: [0x1f, 0x8b], what: 'a gzip archive' },
  { starts: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { starts: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
];

/**
 * Finds out how the file is written and gives it as UTF-8. A byte order mark decides; without one, valid UTF-8 is UTF-8 and
 * anything else is Windows-1252, which the caller must report.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile | { refusal: FileRefusal } {
  if (bytes.length === 0) return refusal('empty-file', 'The file is empty.');
  if (bytes.length > CSV_LIMITS.bytes) {
    return refusal(
      'file-too-large',
      `The file has ${bytes.length} bytes; at most ${CSV_LIMITS.bytes} are read. Split it.`,
    );
  }
  const other = otherFile(bytes);
  if (other) return refusal('not-csv', `This is ${other}, not a CSV file. Save it as CSV and send that.`);

  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(marked ? 3 : 0);
  if (body.length === 0) return refusal('empty-file', 'The file is empty apart from its byte order mark.');
  if (body[0] === 0 || body[1] === 0) {
    return refusal('unreadable-encoding', 'The file looks like UTF-16 without a byte order mark. Save it as UTF-8.');
  }
  if (isUtf8(body)) return { utf8: body, encoding: 'utf-8' };
  if (marked) {
    return refusal(
      'unreadable-encoding',
      'The file says that it is UTF-8 but has bytes that are not.',
      firstBadLine(body),
    );
  }
  return { utf8: Buffer.from(new TextDecoder('windows-1252').decode(body)), encoding: 'windows-1252' };
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedFile | { refusal: FileRefusal } {
  if (bytes.length % 2 !== 0) return refusal('unreadable-encoding', 'The file is UTF-16 with an odd number of bytes.');
  // Not fatal: a lone surrogate becomes U+FFFD, which the row that holds it is refused for.
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.length === 0) return refusal('empty-file', 'The file is empty apart from its byte order mark.');
  return { utf8: Buffer.from(text), encoding };
}

function otherFile(bytes: Uint8Array): string | undefined {
  const known = OTHER_FILES.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (known) return known.what;
  const head = Buffer.from(bytes.subarray(0, 300))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (head.startsWith('<!doctype html') || head.startsWith('<html')) return 'a web page';
  if (head.startsWith('<?xml') || head.startsWith('<indata')) return 'an XML document';
  if (head.startsWith('{') || head.startsWith('[')) return 'a JSON document';
  return undefined;
}

/** Line of the first byte that is not UTF-8. */
function firstBadLine(body: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = body.indexOf(10); end >= 0; end = body.indexOf(10, start)) {
    if (!isUtf8(body.subarray(start, end))) return line;
    start = end + 1;
    line++;
  }
  return line;
}
