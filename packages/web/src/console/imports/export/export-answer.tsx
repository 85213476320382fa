import type { ExportFiles } from '../../../api/exports.ts';
import { plural } from '../../../ui/format/money.ts';
import { rowsOf } from './export-words.ts';

interface ExportAnswerProps {
  files: ExportFiles;
  /** Whose files, in words. */
  of: string;
  /** Everything the company decides by, not a part of it. */
  whole: boolean;
}

export function ExportAnswer({ files, of, whole }: ExportAnswerProps) {
  if (files.data.length === 0) return <>Of {of} there is nothing to export yet.</>;
  const { rows, complete } = rowsOf(files.data);
  return (
    <>
      <strong>
        {plural(files.data.length, 'file')} with {complete ? '' : 'at least '}
        {plural(rows, 'row')}
      </strong>{' '}
      {files.data.length === 1 ? 'holds' : 'hold'} what is on file of {of}.
      {whole && ' Imported in this order elsewhere, they decide the same, but for what is named below.'}
    </>
  );
}
