import { Type } from 'typebox';
import { InstantText, Nullable, OneOf, Uuid } from '../platform/schemas.ts';
import { DOCUMENT_FLAGS, MEDIA_TYPES } from './box/protocol.ts';
import { DOCUMENT_LIMITS, PICTURE_LIMITS } from './limits.ts';

export const DocumentSummary = Type.Object({
  documentId: Uuid,
  fileName: Type.String({ description: 'As sent, without folders and characters that cannot be shown' }),
  mediaType: Type.String({ description: `By content: ${MEDIA_TYPES.join(', ')}` }),
  size: Type.Integer({ description: 'Bytes' }),
  sha256: Type.String({ description: 'Of the bytes as sent, hexadecimal' }),
  pages: Nullable(Type.Integer()),
  flags: Type.Array(OneOf(DOCUMENT_FLAGS), {
    description: 'What a reader should know: the file carries script, other files, a signature …',
  }),
  createdAt: InstantText,
});

export const DocumentDetail = Type.Object({
  ...DocumentSummary.properties,
  certificateId: Uuid,
  createdBy: Type.String(),
});

/** What an upload answers: the document, and the version of the certificate that has it. */
export const AttachedDocument = Type.Object({
  ...DocumentDetail.properties,
  certificateVersion: Type.Integer({ description: 'For the next If-Match' }),
});

export const DocumentParams = Type.Object({ documentId: Uuid }, { additionalProperties: false });

export const PageParams = Type.Object(
  { documentId: Uuid, page: Type.Integer({ minimum: 1, maximum: DOCUMENT_LIMITS.pages, description: 'From 1' }) },
  { additionalProperties: false },
);

export const PageQuery = Type.Object(
  {
    width: Type.Integer({
      minimum: PICTURE_LIMITS.minWidth,
      maximum: PICTURE_LIMITS.maxWidth,
      default: PICTURE_LIMITS.defaultWidth,
      description: 'Pixels. A scan is never enlarged beyond its own',
    }),
  },
  { additionalProperties: false },
);

/** The body of an upload, for the description alone: the bytes are taken as they come. */
export const UploadBody = Type.Object({
  file: Type.Unsafe<Blob>({
    type: 'string',
    format: 'binary',
    description: `PDF, PNG, JPEG or TIFF; up to ${DOCUMENT_LIMITS.bytes / 1024 / 1024} MB, ${DOCUMENT_LIMITS.pages} pages and ${DOCUMENT_LIMITS.pixels / 1_000_000} million pixels a picture`,
  }),
});
