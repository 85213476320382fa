import { isUtf8 } from 'node:buffer';

const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
const ONE_BYTE: Readonly<Record<string, string>> = {
  'us-ascii': 'utf-8',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/**
 * The text of an XML document: UTF-8, UTF-16 with a byte order mark, or the one-byte encoding that its declaration names. Undefined
 * when it is none of them, or when the bytes are not what the declaration says (bad input B61).
 */
export function decodeXml(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).subarray(marked ? 3 : 0);
  const declared = DECLARED.exec(body.subarray(0, 200).toString('latin1'))?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = Object.hasOwn(ONE_BYTE, declared) ? ONE_BYTE[declared] : undefined;
  if (encoding === undefined) return undefined;
  if (encoding === 'utf-8') return isUtf8(body) ? body.toString('utf8') : undefined;
  return marked ? undefined : new TextDecoder(encoding).decode(body);
}

function utf16(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Half a unit or a lone surrogate: the only thing a fatal decoder throws for.
    return undefined;
  }
}
