import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../ui/app-link.tsx';
import { ToneIcon } from '../../ui/badge/status-badge.tsx';
import { COVER_WORDS } from '../../ui/badge/status-words.ts';
import { datesInWords } from '../../ui/format/dates.ts';
import { reasonWords } from '../customers/coverage/coverage-words.ts';
import { coverageQuery } from '../customers/customer-queries.ts';
import classes from './check.module.css';

/** The same customer elsewhere: "FL exempt, LA never received". */
export function OtherStates({ customerId, except }: { customerId: string; except: string }) {
  const rows = useQuery(coverageQuery(customerId)).data?.rows ?? [];
  const others = rows.filter((row) => row.jurisdiction !== except);
  if (others.length === 0) return null;
  return (
    <section className={`bf-card ${classes.others}`} aria-labelledby="others">
      <h2 id="others">Other states of this customer</h2>
      <ul>
        {others.slice(0, 8).map((row) => (
          <li key={row.jurisdiction + (row.reason ?? '')}>
            <span className={classes.tone} data-tone={COVER_WORDS[row.now.cover].tone}>
              <ToneIcon tone={COVER_WORDS[row.now.cover].tone} />
            </span>
            <span>
              {row.jurisdictionName}, {reasonWords(row.reason).toLowerCase()}: {datesInWords(row.now.text)}
            </span>
          </li>
        ))}
      </ul>
      <AppLink href={`/customers/${customerId}/coverage`}>Open the coverage</AppLink>
    </section>
  );
}
