import type { IndataInvoice } from '../read-indata.ts';
import { finishInvoice, IndataContents, rawShape } from '../read-indata.ts';
import { type XmlElement, XmlReader, type XmlRefusal, XmlRefused } from '../read-xml.ts';

export interface WholeIndata {
  credentials: { username: string; password: string } | null;
  invoices: IndataInvoice[];
  ignored: string[];
}

/** Reads a whole document, in portions of `portion` bytes. */
export function readIndata(bytes: Uint8Array, portion = 64 * 1024): WholeIndata | { refusal: XmlRefusal } {
  const contents = new IndataContents();
  const reader = new XmlReader(rawShape(contents));
  try {
    for (let at = 0; at < bytes.length; at += portion) reader.write(bytes.subarray(at, at + portion));
    reader.end();
  } catch (error) {
    if (error instanceof XmlRefused) return { refusal: error.refusal };
    throw error;
  }
  const { head } = contents;
  return {
    credentials: contents.credentials,
    invoices: contents.take().map((draft) => finishInvoice(draft, head)),
    ignored: [...contents.ignored],
  };
}

/** The children of the root of a document of ours; so it is well-formed, too. */
export function readChildren(xml: string): XmlElement[] {
  const found: XmlElement[] = [];
  const reader = new XmlReader({
    repeated: 'INVOICE',
    open: (_element, depth) => (depth === 1 ? 'enter' : 'collect'),
    collected: (element) => found.push(element),
  });
  reader.write(Buffer.from(xml));
  reader.end();
  return found;
}
