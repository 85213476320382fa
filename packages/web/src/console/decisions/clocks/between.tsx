import { useId } from 'react';
import type { Comparison, RecordChange, ResultDifference } from '../../../api/decisions.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { OUTCOME_WORDS } from '../../../ui/badge/status-words.ts';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { formatMoney, plural } from '../../../ui/format/money.ts';
import { eventWords } from '../../certificates/history/event-words.ts';
import { addressOfRecord, causeWords, fieldName, KIND_WORDS, valueWords } from './change-words.ts';
import classes from './clocks.module.css';

interface BetweenProps {
  comparison: Comparison;
  currency: string;
  title: string;
  /** An earlier side that differs in the same results for the same reasons; empty: none. */
  sameAs: string;
}

/** Results beyond these are counted; so are changes. */
const SHOWN = 8;

/** What makes one side differ from the first: each result with its cause, then the records that changed in between. */
export function Between({ comparison, currency, title, sameAs }: BetweenProps) {
  const id = useId();
  const { differences, differencesLeftOut, changes, changesLeftOut } = comparison;
  if (differences.length === 0) return null;
  if (sameAs)
    return (
      <p className={classes.hint}>
        {title}: the same results differ, for the same reasons as “{sameAs}”.
      </p>
    );
  const bearing = changes.filter(({ explains }) => explains.length > 0);
  const others = changes.length - bearing.length;
  const more = Math.max(0, differences.length - SHOWN) + differencesLeftOut;
  return (
    <section className={classes.between} aria-labelledby={id}>
      <h3 id={id}>
        {title}: {plural(differences.length + differencesLeftOut, 'result differs', 'results differ')}
      </h3>
      <ul className={classes.results}>
        {differences.slice(0, SHOWN).map((difference) => (
          <li key={`${difference.lineId} ${difference.authority}`}>
            <Told difference={difference} currency={currency} />
          </li>
        ))}
        {more > 0 && <li>and {plural(more, 'more result')}</li>}
      </ul>
      {bearing.length > 0 && (
        <>
          <h4>What changed between</h4>
          <ul className={classes.changes}>
            {bearing.slice(0, SHOWN).map((change) => (
              <li key={`${change.kind} ${change.id} ${change.version}`}>
                <Changed change={change} differences={differences} />
              </li>
            ))}
            {bearing.length > SHOWN && <li>and {plural(bearing.length - SHOWN, 'more change')}</li>}
          </ul>
        </>
      )}
      {(others > 0 || changesLeftOut) && (
        <p className={classes.hint}>
          {others > 0 &&
            `${plural(others, 'other change')} of this customer’s records and the company’s settings ${others === 1 ? 'bears' : 'bear'} on none of these results. `}
          {changesLeftOut && 'There were more changes than are read here; the newest are.'}
        </p>
      )}
    </section>
  );
}

function Told({ difference, currency }: { difference: ResultDifference; currency: string }) {
  const words = (side: ResultDifference['before']) => {
    if (!side) return 'no result';
    const by = side.certificate ? ` by ${side.certificate.number}` : '';
    return `${OUTCOME_WORDS[side.outcome].word}${by}, tax ${formatMoney(side.tax, 'cents', currency)}`;
  };
  return (
    <>
      Line {difference.lineId}
      {difference.authority && `, ${difference.authority}`}: {words(difference.before)} →{' '}
      <strong>{words(difference.after)}</strong>. {causeWords(difference)}
    </>
  );
}

function Changed({ change, differences }: { change: RecordChange; differences: ResultDifference[] }) {
  const address = addressOfRecord(change);
  const name = `${KIND_WORDS[change.kind]} ${change.name}`;
  const decisive = change.fields.filter(({ decides }) => decides);
  const lines = [...new Set(change.explains.map((place) => differences[place]?.lineId))];
  return (
    <>
      <strong>{address ? <AppLink href={address}>{name}</AppLink> : name}</strong>: {eventWords(change.event)} by{' '}
      {change.actor.name}, <InstantText at={change.recordedAt} />
      {change.reason && ` (“${change.reason}”)`}
      {change.event !== 'created' && (
        <ul className={classes.results}>
          {decisive.slice(0, 4).map((field) => (
            <li key={field.path}>
              {fieldName(field.path)}: <del>{valueWords(field.before)}</del> → <ins>{valueWords(field.after)}</ins>
            </li>
          ))}
          {decisive.length > 4 && <li>and {plural(decisive.length - 4, 'more field')}</li>}
        </ul>
      )}
      <span className={classes.quiet}>
        Bears on{' '}
        {lines.length > 3
          ? plural(lines.length, 'line')
          : `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`}
      </span>
    </>
  );
}
