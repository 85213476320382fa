import { useQuery } from '@tanstack/react-query';
import type { TransactionDetail } from '../../api/decisions.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { formatInstant } from '../../ui/format/dates.ts';
import { plural } from '../../ui/format/money.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { verdictTitle } from './answer/verdict-words.ts';
import { decisionQuery } from './decision-queries.ts';
import { differencesOf, sameOutcome } from './differences.ts';

/** Two clocks: as known when it was recorded, and the same sale decided with what is known now. */
export function DecidedNow({ transaction }: { transaction: TransactionDetail }) {
  const { data, error } = useQuery(decisionQuery(transaction.sale));
  const then = `As known on ${formatInstant(transaction.committedAt)}, with rules ${transaction.contentRelease}.`;
  if (error) return <Notice tone="neutral">{then} Whether it would come out the same now could not be asked.</Notice>;
  if (!data) return <Notice tone="neutral">{then}</Notice>;
  if (sameOutcome(transaction.decision, data)) {
    return <Notice tone="neutral">{then} With what is known now: the same outcome.</Notice>;
  }
  const differences = differencesOf(transaction.decision, data);
  return (
    <Notice tone={OUTCOME_WORDS[data.outcome].tone}>
      {then} <strong>With what is known now: {verdictTitle(data)}.</strong>{' '}
      {plural(differences.length, 'result differs', 'results differ')}.{' '}
      <AppLink href={`/decisions/try?from=${transaction.transactionId}`}>See what differs</AppLink>
    </Notice>
  );
}
