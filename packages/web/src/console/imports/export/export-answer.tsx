import type { ExportFiles } from '../../../api/exports.ts';
import { plural } from '../../../ui/format/money.ts';
import { rowsOf } from './export-words.ts';

export function ExportAnswer({ files, of }: { files: ExportFiles; of: string }) {
  if (files.data.length === 0) return <>Of {of} there is nothing to export yet.</>;
  const { rows, complete } = rowsOf(files.data);
  return (
    <>
      <strong>
        {plural(files.data.length, 'file')} with {complete ? '' : 'at least '}
        {plural(rows, 'row')}
      </strong>{' '}
      hold what is on file of {of}. Imported in this order elsewhere, they decide the same.
    </>
  );
}
