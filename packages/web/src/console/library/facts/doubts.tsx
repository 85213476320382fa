import { factId, isDoubtful } from './fact-rows.ts';
import type { Section } from './fact-section.tsx';
import classes from './facts.module.css';

interface DoubtsProps {
  sections: readonly Section[];
  /** What the file itself lists as not confirmed, in words. */
  statements: readonly string[];
}

/** What is not confirmed: links to the values, and the doubts in the words of the file. */
export function Doubts({ sections, statements }: DoubtsProps) {
  const rows = sections.flatMap((section) =>
    section.rows.filter(isDoubtful).map((row) => ({ row, section: section.title })),
  );
  return (
    <>
      {rows.length > 0 && (
        <ul className={classes.plainList} aria-label="Values without confirmation">
          {rows.map(({ row, section }) => (
            <li key={row.path}>
              <a className="bf-link" href={`#${factId(row.path)}`}>
                {row.name}
              </a>{' '}
              <span className={classes.quiet}>
                {section}
                {row.confidence === null ? ', nothing known' : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      {statements.length > 0 && (
        <ul className={classes.plainList} aria-label="Doubts in words">
          {statements.map((statement) => (
            <li key={statement}>{statement}</li>
          ))}
        </ul>
      )}
    </>
  );
}
