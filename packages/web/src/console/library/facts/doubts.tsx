import { type FactRow, factId, isUnconfirmed } from './fact-rows.ts';
import type { Section } from './fact-section.tsx';
import classes from './facts.module.css';

interface DoubtsProps {
  sections: readonly Section[];
  /** What the file itself lists as not confirmed, in words. */
  statements: readonly string[];
}

/** What is not confirmed and what is not known at all, as links to the values, and the doubts in the words of the file. */
export function Doubts({ sections, statements }: DoubtsProps) {
  return (
    <>
      <DoubtList title="Unconfirmed values" sections={sections} match={isUnconfirmed} />
      <DoubtList title="Nothing known" sections={sections} match={(row) => row.confidence === null} />
      {statements.length > 0 && (
        <div className={classes.conflict}>
          <h3>Doubts in words</h3>
          <ul className={classes.plainList}>
            {statements.map((statement) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface DoubtListProps {
  title: string;
  sections: readonly Section[];
  match: (row: FactRow) => boolean;
}

function DoubtList({ title, sections, match }: DoubtListProps) {
  const entries = sections.flatMap((section) =>
    section.rows.filter(match).map((row) => ({ row, section: section.title })),
  );
  if (entries.length === 0) return null;
  return (
    <div className={classes.conflict}>
      <h3>
        {title} <span className={classes.count}>{entries.length}</span>
      </h3>
      <ul className={`${classes.plainList} ${classes.columns}`}>
        {entries.map(({ row, section }) => (
          <li key={row.path}>
            <a className="bf-link" href={`#${factId(row.path)}`}>
              {row.name}
            </a>{' '}
            <span className={classes.quiet}>{section}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
