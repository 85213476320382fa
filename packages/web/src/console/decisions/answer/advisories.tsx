import type { WordedDecision } from '../../../api/decisions.ts';
import { datesInWords } from '../../../ui/format/dates.ts';
import classes from './answer.module.css';

/** What the decision wants known beside its outcome, each with its code. */
export function Advisories({ decision }: { decision: WordedDecision }) {
  if (decision.messages.length === 0) return null;
  return (
    <ul className={classes.advisories}>
      {decision.messages.map((message) => (
        <li key={`${message.code} ${message.lineId ?? ''} ${message.text}`}>
          {message.lineId !== null && decision.lines.length > 1 && `Line ${message.lineId}: `}
          {datesInWords(message.text)} <span className="bf-mono">{message.code}</span>
        </li>
      ))}
    </ul>
  );
}
