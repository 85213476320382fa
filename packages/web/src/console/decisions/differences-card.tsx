import type { TransactionDetail, WordedAuthority, WordedDecision } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { formatInstant } from '../../ui/format/dates.ts';
import { formatMoney, plural } from '../../ui/format/money.ts';
import classes from './decisions.module.css';
import { type Difference, differencesOf } from './differences.ts';
import { changesInWords } from './sale/change-words.ts';
import type { SaleFields } from './sale/sale-fields.ts';

/** Results beyond these are counted. */
const SHOWN = 12;

interface DifferencesCardProps {
  recorded: TransactionDetail;
  recordedFields: SaleFields;
  fields: SaleFields;
  decision: WordedDecision | undefined;
}

/** What was changed in the sale, and what came out otherwise than it was recorded. */
export function DifferencesCard({ recorded, recordedFields, fields, decision }: DifferencesCardProps) {
  const changed = changesInWords(recordedFields, fields);
  const differences = decision ? differencesOf(recorded.decision, decision) : [];
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="differs">
      <h2 id="differs">{headline(differences, decision)}</h2>
      <p>
        Compared with <AppLink href={`/decisions/${recorded.transactionId}`}>invoice {recorded.number}</AppLink>,
        recorded {formatInstant(recorded.committedAt)}.{' '}
        {changed.length > 0
          ? 'Changed in the sale:'
          : `The sale is unchanged${differences.length > 0 ? ': what differs was learned since' : ''}.`}
      </p>
      {changed.length > 0 && (
        <ul className={classes.changes}>
          {changed.slice(0, SHOWN).map((words) => (
            <li key={words}>{words}</li>
          ))}
          {changed.length > SHOWN && <li>and {changed.length - SHOWN} more</li>}
        </ul>
      )}
      {differences.length > 0 && (
        <>
          <p>Came out otherwise:</p>
          <ul className={classes.changes}>
            {differences.slice(0, SHOWN).map((difference) => (
              <li key={difference.lineId + difference.authority}>
                <Told difference={difference} currency={recorded.decision.currency} />
              </li>
            ))}
            {differences.length > SHOWN && <li>and {differences.length - SHOWN} more</li>}
          </ul>
        </>
      )}
    </section>
  );
}

function headline(differences: Difference[], decision: WordedDecision | undefined): string {
  if (!decision) return 'What differs';
  if (differences.length === 0) return 'Nothing comes out otherwise';
  return `${plural(differences.length, 'result differs', 'results differ')}`;
}

function Told({ difference, currency }: { difference: Difference; currency: string }) {
  const words = (result: WordedAuthority | null) => {
    if (!result) return 'no result';
    const by = result.certificate ? ` by ${result.certificate.number}` : '';
    return `${OUTCOME_WORDS[result.outcome].word}${by}, tax ${formatMoney(result.tax, 'cents', currency)}`;
  };
  return (
    <>
      Line {difference.lineId}, {difference.authority}: {words(difference.before)} →{' '}
      <strong>{words(difference.after)}</strong>
    </>
  );
}
