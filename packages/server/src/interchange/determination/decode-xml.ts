import { TextDecoder } from 'node:util';

const DECLARED = /^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;
const ONE_BYTE: Readonly<Record<string, string>> = {
  'us-ascii': 'utf-8',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};
/** As many bytes as a declaration may need. */
const PROLOGUE_BYTES = 200;

/** The bytes are not in the encoding the document says, or in one that is not taken. */
export class UnreadableEncoding extends Error {}

/**
 * The text of an XML document, portion by portion: UTF-8, UTF-16 with a byte order mark, or the one-byte encoding that its declaration
 * names. Bytes that are not what the declaration says end the reading (bad input B61).
 */
export class XmlDecoder {
  #decoder: TextDecoder | undefined;
  #prologue: Uint8Array<ArrayBufferLike> = new Uint8Array(0);

  /** @throws UnreadableEncoding */
  write(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decode(this.#decoder, bytes, true);
    this.#prologue = Buffer.concat([this.#prologue, bytes]);
    if (this.#prologue.length < PROLOGUE_BYTES) return '';
    return this.#begin();
  }

  /** What is left at the end of the document. @throws UnreadableEncoding when it ends within a character */
  end(): string {
    const begun = this.#decoder ? '' : this.#begin();
    return begun + (this.#decoder ? this.#decode(this.#decoder, new Uint8Array(0), false) : '');
  }

  #begin(): string {
    this.#decoder = new TextDecoder(encodingOf(this.#prologue), { fatal: true });
    const text = this.#decode(this.#decoder, this.#prologue, true);
    this.#prologue = new Uint8Array(0);
    return text;
  }

  #decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      // The only thing a fatal decoder throws for.
      throw new UnreadableEncoding();
    }
  }
}

function encodingOf(prologue: Uint8Array): string {
  if (prologue[0] === 0xff && prologue[1] === 0xfe) return 'utf-16le';
  if (prologue[0] === 0xfe && prologue[1] === 0xff) return 'utf-16be';
  const marked = prologue[0] === 0xef && prologue[1] === 0xbb && prologue[2] === 0xbf;
  const head = Buffer.from(prologue.subarray(marked ? 3 : 0)).toString('latin1');
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = Object.hasOwn(ONE_BYTE, declared) ? ONE_BYTE[declared] : undefined;
  if (encoding === undefined || (marked && encoding !== 'utf-8')) throw new UnreadableEncoding();
  return encoding;
}
