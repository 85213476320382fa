import type { FileFacts } from '@bonafide/core/document/file-facts.ts';

/** What the service and the box say to each other. The box is not believed: its answers are checked (box-answer.ts). */

export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff'] as const;
export type DocumentMediaType = (typeof MEDIA_TYPES)[number];

/** What a reader of the document should know. Nothing of it is executed, here or in the picture of a page. */
export const DOCUMENT_FLAGS = [
  'attached-files',
  'data-after-end',
  'encrypted',
  'form-fields',
  'script',
  'signed',
  'xfa-form',
] as const;
export type DocumentFlag = (typeof DOCUMENT_FLAGS)[number];

/** Why a file is no document for us. Each code has its line in docs/errors.md. */
export const FILE_FAULTS = [
  'empty-file',
  'not-a-document',
  'encrypted-pdf',
  'damaged-file',
  'no-pages',
  'too-many-pages',
  'too-many-pixels',
  'too-heavy',
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export interface BoxLimits {
  pages: number;
  pixels: number;
  picturePixels: number;
}

/** One line of JSON on the box's input; the bytes of the file follow until the input ends. */
export type BoxJob =
  | { kind: 'inspect'; limits: BoxLimits }
  | { kind: 'facts'; limits: BoxLimits }
  | { kind: 'picture'; mediaType: DocumentMediaType; page: number; width: number; limits: BoxLimits };

/** One line of JSON on the box's output; after `picture` the PNG follows until the output ends. */
export type BoxAnswer =
  | { kind: 'document'; mediaType: DocumentMediaType; pages: number; flags: DocumentFlag[] }
  | { kind: 'facts'; facts: FileFacts }
  | { kind: 'picture' }
  | { kind: 'fault'; code: FileFault; detail: string };

/** Said once by a box whose decoders are loaded. */
export const READY = 'ready';

/** A fault of the file, thrown inside the box. */
export class FaultyFile extends Error {
  readonly code: FileFault;
  constructor(code: FileFault, detail: string) {
    super(detail);
    this.code = code;
  }
}
