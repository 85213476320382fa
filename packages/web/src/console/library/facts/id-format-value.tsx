import type { IdFormat } from '@bonafide/core/content/content.ts';
import { capitalized } from './fact-words.ts';
import classes from './facts.module.css';
import { patternWords } from './pattern-words.ts';

/** How a number looks: in words, an example, and its check digit. What is not recorded is said. */
export function IdFormatValue({ format }: { format: IdFormat }) {
  const words = format.pattern === null ? null : patternWords(format.pattern);
  return (
    <>
      {format.pattern === null && <span className={classes.quiet}>How it looks is not recorded</span>}
      {words && <div>{capitalized(words)}</div>}
      {format.pattern !== null && !words && (
        <div>
          Pattern <span className="bf-mono">{format.pattern}</span>
        </div>
      )}
      {format.examples.length > 0 && (
        <div>
          Like <span className="bf-mono">{format.examples.join(', ')}</span>
          {format.display && format.display !== format.examples[0] && (
            <span className={classes.quiet}>, shown as {format.display}</span>
          )}
        </div>
      )}
      {format.pattern !== null && (
        <div className={classes.quiet}>Check digit: {format.checkDigit ?? 'no rule published'}</div>
      )}
    </>
  );
}
