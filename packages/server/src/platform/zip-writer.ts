import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Sizes and places of the plain ZIP format are 32 bits wide. */
const MOST = 0xffff_ffff;
/** Bit 3: sizes follow the data, since they are not known before. Bit 11: the name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;

interface Entry {
  name: Buffer;
  time: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * Writes a ZIP archive piece by piece, holding none of it: each entry is packed as it comes (PKWARE's APPNOTE, without ZIP64). The caller
 * hands on the pieces in order, and waits where the receiver is slow.
 */
export class ZipWriter {
  readonly #write: (bytes: Buffer) => Promise<void>;
  readonly #entries: Entry[] = [];
  #offset = 0;

  constructor(write: (bytes: Buffer) => Promise<void>) {
    this.#write = write;
  }

  /** @throws Error for an archive of more than 4 GiB */
  async add(name: string, modified: Date, content: AsyncIterable<string>): Promise<void> {
    const entry: Entry = {
      name: Buffer.from(name, 'utf8'),
      time: dosTime(modified),
      crc: 0,
      packed: 0,
      size: 0,
      offset: this.#offset,
    };
    await this.#out(Buffer.concat([localHeader(entry), entry.name]));
    const counted = async function* () {
      for await (const text of content) {
        const bytes = Buffer.from(text, 'utf8');
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        yield bytes;
      }
    };
    const source = Readable.from(counted());
    const packed = source.pipe(createDeflateRaw({ level: 6 }));
    source.on('error', (error) => packed.destroy(error));
    for await (const bytes of packed as AsyncIterable<Buffer>) {
      entry.packed += bytes.length;
      await this.#out(bytes);
    }
    if (Math.max(entry.size, this.#offset) > MOST) throw new Error('The archive is larger than 4 GiB');
    await this.#out(descriptor(entry));
    this.#entries.push(entry);
  }

  /** The table of contents, which makes the archive whole. */
  async end(): Promise<void> {
    const start = this.#offset;
    for (const entry of this.#entries) await this.#out(Buffer.concat([directoryHeader(entry), entry.name]));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    await this.#out(end);
  }

  async #out(bytes: Buffer): Promise<void> {
    this.#offset += bytes.length;
    await this.#write(bytes);
  }
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt32LE(entry.time, 10);
  header.writeUInt16LE(entry.name.length, 26);
  return header;
}

function descriptor(entry: Entry): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(entry.crc, 4);
  bytes.writeUInt32LE(entry.packed, 8);
  bytes.writeUInt32LE(entry.size, 12);
  return bytes;
}

function directoryHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATE, 10);
  header.writeUInt32LE(entry.time, 12);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.packed, 20);
  header.writeUInt32LE(entry.size, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt32LE(entry.offset, 42);
  return header;
}

/** Time in the low half, date in the high one; seconds in steps of two, years from 1980. */
function dosTime(at: Date): number {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return ((date << 16) | time) >>> 0;
}
