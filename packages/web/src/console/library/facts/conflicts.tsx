import type { Source, SourceConflict } from '@bonafide/core/content/content.ts';
import { type FactRow, factId, isMeant } from './fact-rows.ts';
import classes from './facts.module.css';
import { SourceLinks } from './source-links.tsx';

interface ConflictsProps {
  conflicts: readonly SourceConflict[];
  /** Rows of the page, to name and link the fact in question. */
  rows: readonly FactRow[];
  sources: readonly Source[];
}

/** Where sources contradict each other: each side with its sources, and which one is followed and why. */
export function Conflicts({ conflicts, rows, sources }: ConflictsProps) {
  return conflicts.map((conflict) => (
    <div key={conflict.about} className={classes.conflict}>
      <h3>
        <a className="bf-link" href={`#${factId(conflict.about)}`}>
          {rows.find((row) => isMeant(row, conflict.about))?.name ?? conflict.about}
        </a>
      </h3>
      <ul className={classes.sides}>
        {conflict.says.map((side) => (
          <li key={side.text}>
            {side.text}
            <SourceLinks numbers={side.sources} sources={sources} />
          </li>
        ))}
      </ul>
      <p className={classes.choice}>
        <strong>Followed here:</strong> {conflict.choice}
      </p>
    </div>
  ));
}
