import { useEffect, useRef } from 'react';
import { ToneIcon } from '../badge/status-badge.tsx';
import classes from './form.module.css';

interface ErrorSummaryProps {
  /** Field name to sentence; the field's input must carry `id={prefix + name}`. */
  errors: Record<string, unknown>;
  idPrefix: string;
  /** Grows with each failed attempt, so that the summary takes the focus again. */
  attempt: number;
}

/** All errors above the form, in the words that stand beside the fields; each leads into its field. */
export function ErrorSummary({ errors, idPrefix, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors).filter(([, message]) => Boolean(message));
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (entries.length === 0) return null;
  const count = entries.length;
  return (
    <div className={classes.summary} tabIndex={-1} ref={box} role="alert">
      <p className={classes.summaryTitle}>
        <ToneIcon tone="bad" /> {count === 1 ? '1 field needs a change' : `${count} fields need a change`}
      </p>
      <ul>
        {entries.map(([field, message]) => (
          <li key={field}>
            <a className="bf-link" href={`#${idPrefix}${field}`}>
              {String(message)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
