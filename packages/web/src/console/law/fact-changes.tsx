import type { Diff, FactChange } from '../../api/law.ts';
import { DateText } from '../../ui/format/date-text.tsx';
import { plural } from '../../ui/format/money.ts';
import { AllDone } from '../../ui/notice/empty-states.tsx';
import classes from './law.module.css';

/** What two releases say differently, file by file: old and new value side by side, each with its sources. */
export function FactChanges({ diff }: { diff: Diff }) {
  if (diff.total === 0 && diff.otherFiles.length === 0)
    return <AllDone title="Both releases say the same">No fact differs.</AllDone>;
  return (
    <div className="bf-card">
      {diff.files.map(({ file, name, changes }) => (
        <details key={file} className={classes.file} open={diff.files.length === 1}>
          <summary>
            {name === file ? file : `${name} (${file})`}: {plural(changes, 'change')}
          </summary>
          {diff.changes
            .filter((change) => change.file === file)
            .map((change) => (
              <Change key={`${change.pointer} ${(change.after ?? change.before)?.from ?? ''}`} change={change} />
            ))}
        </details>
      ))}
      {diff.otherFiles.length > 0 && (
        <p className={classes.change}>Changed besides, without facts of law: {diff.otherFiles.join(', ')}.</p>
      )}
    </div>
  );
}

function Change({ change }: { change: FactChange }) {
  return (
    <div className={classes.change}>
      <h3>
        <span className="bf-mono">{change.pointer === '' ? 'the whole file' : change.pointer}</span>: {change.words}
      </h3>
      <div className={classes.sides}>
        <Side title="Before" stated={change.before} noted={change.what.includes('note-changed')} />
        <Side title="After" stated={change.after} noted={change.what.includes('note-changed')} />
      </div>
    </div>
  );
}

function Side({ title, stated, noted }: { title: string; stated: FactChange['before']; noted: boolean }) {
  return (
    <div className={classes.side}>
      <h4>{title}</h4>
      {stated === null ? (
        <p>Not there</p>
      ) : (
        <>
          {stated.line !== '' && <p>{stated.line}</p>}
          {noted && stated.note && <p className={classes.under}>Note: {stated.note}</p>}
          <ul className={classes.list}>
            {stated.sources.map(({ title: name, url, read }) => (
              <li key={`${name} ${url}`} className={classes.under}>
                {url ? (
                  <a className="bf-link" href={url} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                ) : (
                  name
                )}
                , read <DateText date={read} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
