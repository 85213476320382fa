import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { Nullable, Text100 } from '../platform/schemas.ts';

const query = {
  company: Type.String({ minLength: 1, maxLength: 100, description: 'External id or name' }),
  group: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Only this customer group' })),
  customer: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Number of one customer: of the group, else of the active group of the company',
    }),
  ),
};

/** What is sent while it is read. */
export const Streamed = Type.Unsafe<Readable>({ type: 'string', description: 'The file' });

export const ExportQuery = Type.Object(query, { additionalProperties: false });
export const ExportFileQuery = Type.Object({ ...query, sdiType: Text100 }, { additionalProperties: false });

export const ExportFilesView = Type.Object({
  company: Type.String(),
  archive: Type.String({ description: 'Where all of them come as one ZIP archive, from one instant' }),
  data: Type.Array(
    Type.Object({
      sdiType: Type.String(),
      fileName: Type.String({ description: 'Sorted by name they are in the order in which they are to be taken in' }),
      company: Type.String({ description: 'External id of the company whose rows these are' }),
      group: Nullable(Type.String()),
      rows: Nullable(Type.Integer({ description: 'Null where it is only known once the file is written' })),
      href: Type.String({ description: 'Where the file is' }),
    }),
  ),
});
