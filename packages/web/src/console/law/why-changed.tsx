import { useQuery } from '@tanstack/react-query';
import { InstantText } from '../../ui/format/date-text.tsx';
import classes from './law.module.css';
import { changesOfQuery } from './law-queries.ts';
import { causeWords } from './law-words.ts';
import { FindingsMoved, VerdictMove } from './verdict-move.tsx';

/** "Why is this no longer what it was?" Nothing where the verdict never changed. */
export function WhyChanged({ certificateId }: { certificateId: string }) {
  const { data } = useQuery(changesOfQuery(certificateId));
  if (!data || data.data.length === 0) return null;
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby="why-changed">
      <h2 id="why-changed" className={classes.section}>
        Why the verdict changed
      </h2>
      <ul className={classes.list}>
        {data.data.map((change) => (
          <li key={change.changeId}>
            <VerdictMove before={change.before} after={change.after} />
            <span className={classes.under}>
              {causeWords(change)} · <InstantText at={change.changedAt} />
            </span>
            <FindingsMoved come={change.come} gone={change.gone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
