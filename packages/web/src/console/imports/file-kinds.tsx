import type { ImportFormats } from '../../api/imports.ts';
import { formatCount } from '../../ui/format/money.ts';
import { kindOf, sizeWords } from './import-words.ts';
import classes from './imports.module.css';

type Format = ImportFormats['data'][number];

/** What the files look like, and a blank one of each kind. Folded: who imports every week knows it. */
export function FileKinds({ formats }: { formats: ImportFormats | undefined }) {
  if (!formats) return null;
  return (
    <details className={classes.kinds}>
      <summary>What a file looks like, and blank files to start from</summary>
      <p>
        The first line names the kind, the second the columns. Separator and encoding are found out; up to{' '}
        {formatCount(formats.limits.rows)} rows and {sizeWords(formats.limits.bytes)}. Take them in this order, since
        each refers to the ones before.
      </p>
      <ol>
        {formats.data.map((format) => (
          <li key={format.sdiType}>
            <Kind format={format} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Kind({ format }: { format: Format }) {
  const needed = format.columns.filter((column) => column.required !== 'no').map((column) => column.name);
  return (
    <>
      <strong>{kindOf(format.sdiType)}</strong>: <span className="bf-mono">sdiType={format.sdiType}</span>; needs{' '}
      {needed.join(', ')}.{' '}
      <a className="bf-link" href={blankFile(format)} download={`${format.sdiType}.csv`}>
        Blank file
        <span className="bf-visually-hidden"> for {kindOf(format.sdiType)}</span>
      </a>
    </>
  );
}

/** The byte order mark makes Excel save it as UTF-8 again. */
function blankFile({ sdiType, columns }: Format): string {
  const text = `\ufeffsdiType=${sdiType}\r\n${columns.map((column) => column.name).join(',')}\r\n`;
  return `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`;
}
