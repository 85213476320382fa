import { type DocumentMediaType, FaultyFile } from './protocol.ts';

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** How far into the file readers look for the head of a PDF (bad input B89). */
const PDF_HEAD_WITHIN = 1024;

/** What people send by mistake, so that the refusal can say what it is. */
const OTHERS: readonly { what: string; is: (bytes: Uint8Array, head: string) => boolean }[] = [
  { what: 'a GIF picture', is: (_bytes, head) => /^GIF8[79]a/.test(head) },
  { what: 'a WebP picture', is: (_bytes, head) => /^RIFF[\s\S]{4}WEBP/.test(head) },
  { what: 'a HEIC or AVIF picture', is: (_bytes, head) => /^[\s\S]{4}ftyp(hei|hev|mif|msf|avi)/.test(head) },
  { what: 'a BMP picture', is: (_bytes, head) => /^BM[\s\S]{4}\0\0\0\0/.test(head) },
  { what: 'a ZIP archive or an Office file', is: (bytes) => startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) },
  { what: 'an empty ZIP archive', is: (bytes) => startsWith(bytes, 0x50, 0x4b, 0x05, 0x06) },
  { what: 'an old Office file', is: (bytes) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0) },
  { what: 'a program', is: (bytes, head) => head.startsWith('MZ') || startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46) },
  { what: 'an SVG drawing', is: (_bytes, head) => /^\s*(<\?xml[\s\S]*)?<svg[\s>]/i.test(head) },
  { what: 'a web page', is: (_bytes, head) => /^\s*<(!doctype html|html|head|body|script)/i.test(head) },
  { what: 'an XML file', is: (_bytes, head) => /^\s*<\?xml/.test(head) },
  { what: 'a mail', is: (_bytes, head) => /^(From|Received|Return-Path|MIME-Version|Date|Subject):? /.test(head) },
];

/**
 * The kind of a file, told by its first bytes alone: neither its name nor what the sender calls it is asked. A file that is
 * two kinds at once is the kind it begins as.
 * @throws FaultyFile `not-a-document`
 */
export function identify(bytes: Uint8Array): DocumentMediaType {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  // TIFF and BigTIFF, in both byte orders.
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) return 'image/tiff';
  if (startsWith(bytes, 0x49, 0x49, 0x2b, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2b)) return 'image/tiff';
  // A byte order mark before text changes nothing about what the text is.
  const head = latin1(bytes.subarray(0, PDF_HEAD_WITHIN + 5)).replace(/^\xef\xbb\xbf/, '');
  const other = OTHERS.find(({ is }) => is(bytes, head));
  if (other) throw new FaultyFile('not-a-document', `This is ${other.what}; send PDF, PNG, JPEG or TIFF`);
  if (head.includes('%PDF-')) return 'application/pdf';
  throw new FaultyFile('not-a-document', 'This is neither PDF nor PNG, JPEG or TIFF');
}
