import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { type DocumentSignIn, type NameAndPassword, signInByDocument } from '../accounts/accounts.ts';
import { Refusal } from '../platform/refusal.ts';
import { Spool } from '../platform/spool.ts';
import { XML_LIMITS } from './determination/limits.ts';
import { IndataContents, type IndataHead, type InvoiceDraft } from './determination/read-indata.ts';
import { XmlReader, XmlRefused, type XmlShape } from './determination/read-xml.ts';

/** How INDATA is wrapped, and where else than in INDATA its sender may name itself. */
export interface IndataWrapping {
  shape(contents: IndataContents): XmlShape;
  credentials(): NameAndPassword | null;
}

/** A document that has been read to its end, and may be read again. */
export interface ReceivedIndata {
  head: IndataHead;
  audited: boolean;
  invoices: number;
  spool: Spool;
  /** Those of a small document; a big one is read a second time instead of being held. */
  drafts: InvoiceDraft[] | null;
}

/**
 * Takes a document in as it comes, and reads it on the way: it is refused, with nothing done, before its first invoice is decided. What is held
 * does not grow with the document: beyond a mebibyte it lies on the disk. When no header has signed the caller in, the document must do so
 * at its beginning: before that nothing it says counts.
 * @throws XmlRefused, Refusal `not-signed-in`, `not-permitted`, `too-many-requests`, `too-large`, `storage-full`
 */
export async function receiveIndata(
  request: FastifyRequest,
  body: Readable,
  wrapping: IndataWrapping,
  services: { documentSignIn: DocumentSignIn; spoolFolder: string },
): Promise<ReceivedIndata> {
  const contents = new IndataContents();
  const reader = new XmlReader(wrapping.shape(contents));
  const spool = new Spool(services.spoolFolder);
  const signIn = async (ended: boolean) => {
    if (request.caller) return;
    const credentials = wrapping.credentials() ?? contents.credentials;
    if (credentials) return signInByDocument(request, services.documentSignIn, credentials);
    if (ended || contents.invoices > 0 || spool.bytes >= XML_LIMITS.bytesBeforeSignIn)
      throw new Refusal('not-signed-in');
  };
  let drafts: InvoiceDraft[] | null = [];
  try {
    for await (const chunk of wholeOf(body)) {
      await spool.write(chunk);
      await readSignedIn(() => reader.write(chunk), signIn);
      const read = contents.take();
      drafts = spool.small ? (drafts?.concat(read) ?? null) : null;
    }
    await readSignedIn(() => reader.end(), signIn);
    await signIn(true);
    return { head: contents.head, audited: contents.audited, invoices: contents.invoices, spool, drafts };
  } catch (error) {
    await spool.end();
    throw error;
  }
}

/** Signs in as soon as it can be done. A document that breaks off before is told that first: to a stranger nothing else is said. */
async function readSignedIn(read: () => void, signIn: (ended: boolean) => Promise<void>): Promise<void> {
  let refused: XmlRefused | undefined;
  try {
    read();
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    refused = error;
    if (error.refusal.code === 'soap-credentials') throw error;
  }
  await signIn(refused !== undefined);
  if (refused) throw refused;
}

/** The body's portions. Leaving off early does not cut the connection: the refusal is still to be sent over it. */
async function* wholeOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code !== 'ECONNRESET' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    throw new Refusal('malformed-request', 'The connection ended before the document did');
  }
}

/** Invoices that are decided, recorded and answered together. */
export const INVOICES_PER_PORTION = 50;

/** The invoices of a document, a few at a time, read again from the spool where they are not held. */
export async function* portionsOf(received: ReceivedIndata, wrapping: IndataWrapping): AsyncGenerator<InvoiceDraft[]> {
  if (received.drafts) {
    yield* slicesOf(received.drafts);
    return;
  }
  const contents = new IndataContents();
  const reader = new XmlReader(wrapping.shape(contents));
  let waiting: InvoiceDraft[] = [];
  for await (const chunk of received.spool.read()) {
    reader.write(chunk);
    waiting = waiting.concat(contents.take());
    const full = waiting.length - (waiting.length % INVOICES_PER_PORTION);
    yield* slicesOf(waiting.slice(0, full));
    waiting = waiting.slice(full);
  }
  reader.end();
  yield* slicesOf(waiting.concat(contents.take()));
}

function* slicesOf(drafts: readonly InvoiceDraft[]): Generator<InvoiceDraft[]> {
  for (let start = 0; start < drafts.length; start += INVOICES_PER_PORTION)
    yield drafts.slice(start, start + INVOICES_PER_PORTION);
}
