import type { FirstAct, Overview } from '../../api/figures.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { datesInWords } from '../../ui/format/dates.ts';
import { formatShare, plural } from '../../ui/format/money.ts';
import { Money } from '../../ui/format/money-text.tsx';
import { AllDone } from '../../ui/notice/empty-states.tsx';
import { shortState } from '../places.ts';
import classes from './overview.module.css';

const ACT_WORDS: Record<FirstAct['act'], string> = { ask: 'Ask', review: 'Review', repair: 'Repair' };

/** The papers that cut the exposure most, dearest first. */
export function FirstActs({ overview, state }: { overview: Overview; state: string | undefined }) {
  const acts = state ? overview.first.filter((act) => act.jurisdiction === state) : overview.first;
  const sum = acts.reduce((total, act) => total + Number(act.atRisk), 0);
  const total = Number(overview.exposure.atRisk);
  const share = total > 0 ? formatShare(Math.min(1, sum / total)) : null;
  const title =
    acts.length === 0
      ? 'Do these first'
      : `Do these first: ${plural(acts.length, 'paper')} ${acts.length === 1 ? 'removes' : 'remove'} ${share ?? ''}`;
  return (
    <section className={classes.card} aria-labelledby="first">
      <h2 id="first">{title}</h2>
      {acts.length === 0 ? (
        <AllDone title={state ? 'Nothing among the first ten here' : 'No gap costs money today'} />
      ) : (
        <ol className={classes.acts}>
          {acts.map((act) => (
            <Act key={act.customerId + act.jurisdiction} act={act} />
          ))}
        </ol>
      )}
      <AppLink href={`/customers?f.cover=gap${state ? `&f.state=${state}` : ''}`}>Open as a list</AppLink>
    </section>
  );
}

function Act({ act }: { act: FirstAct }) {
  const href = act.certificateId ? `/certificates/${act.certificateId}` : `/customers/${act.customerId}/coverage`;
  return (
    <li>
      <div className={classes.actText}>
        <AppLink href={`/customers/${act.customerId}/coverage`}>{act.customerName}</AppLink>
        <span>
          <strong>{shortState(act.jurisdiction)}</strong>{' '}
          {datesInWords(act.problem).replace(/^./, (first) => first.toUpperCase())}
        </span>
      </div>
      <Money value={act.atRisk} />
      <AppLink href={href} aria-label={`${ACT_WORDS[act.act]}: ${act.customerName}, ${act.jurisdiction}`}>
        {ACT_WORDS[act.act]}
      </AppLink>
    </li>
  );
}
