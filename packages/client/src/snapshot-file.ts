/**
 * Snapshots as files and keys as bytes, with what browsers and Node (20 or newer) both have: WebCrypto and compression streams.
 * The format itself is the core's; nothing here knows it.
 */

/** A file that cannot even be unpacked or is not text: cut short in transfer, or not a snapshot at all. */
export class SnapshotFileUnreadable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotFileUnreadable';
  }
}

const GZIP = [0x1f, 0x8b];

/**
 * The text of a snapshot file in pieces, unpacked where it is compressed.
 * @throws SnapshotFileUnreadable while it is read
 */
export async function* snapshotText(file: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  // Strict, and with a byte-order mark kept: two different files must never read as one text.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const [isGzip, whole] = await beginning(file);
    const reader = (isGzip ? unpacked(whole) : whole).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    // What compression and decoding throw, in Node and in browsers.
    const damaged = error instanceof TypeError || (error as { code?: string }).code?.startsWith('Z_') === true;
    if (!damaged) throw error;
    throw new SnapshotFileUnreadable('The file is damaged: it cannot be unpacked to text', { cause: error });
  }
}

function unpacked(packed: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  // The types of the two streams differ in what buffers they allow, not in what they carry.
  return packed.pipeThrough(new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>);
}

/** Whether it begins as gzip does, and the stream as if nothing had been read of it. */
async function beginning(file: ReadableStream<Uint8Array>): Promise<[boolean, ReadableStream<Uint8Array>]> {
  const reader = file.getReader();
  const first: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < GZIP.length && !ended) {
    const { done, value } = await reader.read();
    ended = done;
    if (value) {
      first.push(value);
      length += value.length;
    }
  }
  const bytes = first.flatMap((piece) => [...piece.subarray(0, GZIP.length)]);
  const whole = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const held = first.shift();
      if (held) {
        controller.enqueue(held);
        return;
      }
      const { done, value } = ended ? { done: true, value: undefined } : await reader.read();
      if (value) controller.enqueue(value);
      if (done) controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return [GZIP.every((byte, at) => bytes[at] === byte), whole];
}

const hexOf = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

/** Hashes and verifies by WebCrypto; what `openSnapshot` of the core asks for. Browsers give `crypto.subtle` to https and localhost. */
export function webVerifying(subtle: typeof globalThis.crypto.subtle = globalThis.crypto.subtle) {
  const encoder = new TextEncoder();
  return {
    sha256: async (text: string) => hexOf(await subtle.digest('SHA-256', encoder.encode(text))),
    sha256OfHex: async (hex: string) => hexOf(await subtle.digest('SHA-256', bytesOf(hex))),
    verify: async (publicKey: string, signature: string, text: string) => {
      const key = await subtle.importKey('raw', bytesOf(publicKey), { name: 'Ed25519' }, false, ['verify']);
      return subtle.verify({ name: 'Ed25519' }, key, bytesOf(signature), encoder.encode(text));
    },
  };
}
