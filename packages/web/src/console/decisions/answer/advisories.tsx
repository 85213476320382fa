import type { WordedDecision } from '../../../api/decisions.ts';
import { datesInWords } from '../../../ui/format/dates.ts';
import classes from './answer.module.css';

/** What the decision wants known beside its outcome, each with its code; `said` stands above it already. */
export function Advisories({ decision, said }: { decision: WordedDecision; said: string }) {
  const more = decision.messages.filter((message) => !said.includes(message.text));
  if (more.length === 0) return null;
  return (
    <ul className={classes.advisories}>
      {more.map((message) => (
        <li key={`${message.code} ${message.lineId ?? ''} ${message.text}`}>
          {message.lineId !== null && decision.lines.length > 1 && `Line ${message.lineId}: `}
          {datesInWords(message.text)} <span className="bf-mono">{message.code}</span>
        </li>
      ))}
    </ul>
  );
}
