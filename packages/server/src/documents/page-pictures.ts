import type { BlobStore } from '../platform/blob-store.ts';
import { MEDIA_TYPES } from './box/protocol.ts';
import type { DocumentReader } from './document-reader.ts';
import type { StoredDocument } from './documents-store.ts';
import { PICTURE_LIMITS } from './limits.ts';

/**
 * Pictures of pages, drawn when asked for. Those last drawn are held in memory up to a limit, and a page that several callers
 * want at once is drawn once.
 */
export class PagePictures {
  readonly #blobs: BlobStore;
  readonly #reader: DocumentReader;
  /** In order of use, the longest unused first. */
  readonly #held = new Map<string, Buffer>();
  #heldBytes = 0;
  readonly #drawing = new Map<string, Promise<Buffer>>();

  constructor(blobs: BlobStore, reader: DocumentReader) {
    this.#blobs = blobs;
    this.#reader = reader;
  }

  /**
   * @param page from 1 @param width pixels
   * @returns PNG
   * @throws Refusal `kept-file-unusable`, `too-busy`, and those of a file that cannot be drawn
   */
  async draw(tenantId: string, document: StoredDocument, page: number, width: number): Promise<Buffer> {
    const key = `${tenantId} ${document.sha256} ${page} ${width}`;
    const held = this.#held.get(key);
    if (held) {
      this.#held.delete(key);
      this.#held.set(key, held);
      return held;
    }
    const drawing =
      this.#drawing.get(key) ??
      this.#drawNow(tenantId, document, page, width)
        .then((picture) => this.#hold(key, picture))
        .finally(() => this.#drawing.delete(key));
    this.#drawing.set(key, drawing);
    return drawing;
  }

  async #drawNow(tenantId: string, document: StoredDocument, page: number, width: number): Promise<Buffer> {
    const mediaType = MEDIA_TYPES.find((known) => known === document.mediaType);
    if (!mediaType) throw new Error(`A kept document has the type ${document.mediaType}`);
    const file = await this.#blobs.open(tenantId, document.sha256);
    try {
      const read = () => file.createReadStream({ start: 0, autoClose: false });
      return await this.#reader.draw(tenantId, read, { mediaType, page, width });
    } finally {
      await file.close();
    }
  }

  #hold(key: string, picture: Buffer): Buffer {
    if (picture.length > PICTURE_LIMITS.heldBytes / 4) return picture;
    // A copy: the picture is a part of what the box wrote, and would keep the whole of it alive.
    const own = Buffer.from(picture);
    this.#held.set(key, own);
    this.#heldBytes += own.length;
    for (const [oldest, bytes] of this.#held) {
      if (this.#heldBytes <= PICTURE_LIMITS.heldBytes) break;
      this.#held.delete(oldest);
      this.#heldBytes -= bytes.length;
    }
    return own;
  }
}
