import { useQuery } from '@tanstack/react-query';
import type { Replay } from '../../api/replays.ts';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import { formatDate } from '../../ui/format/dates.ts';
import { shortState } from '../places.ts';
import { companiesQuery } from '../reference-queries.ts';
import { certificateNameQuery, customerNameQuery } from '../transactions/transaction-queries.ts';

const VIEWS: Readonly<Record<string, string>> = {
  'exempt-without-cover': 'exempt without a certificate',
  'taxed-though-covered': 'taxed though covered today',
};

/** Which sales a filter names, in words; all where it names none. */
export function SalesTaken({ filter }: { filter: Replay['filter'] }) {
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const customer = useQuery(customerNameQuery(filter.customerId)).data;
  const certificate = useQuery(certificateNameQuery(filter.certificateId)).data;
  const named = (list: string | undefined, word: (value: string) => string) => list?.split(',').map(word).join(', ');
  const parts = [
    filter.q && `text “${filter.q}”`,
    filter.company && `of ${companies.find((row) => row.externalId === filter.company)?.name ?? filter.company}`,
    filter.customerId && `to ${customer ?? 'one customer'}`,
    filter.certificateId && `on certificate ${certificate ?? filter.certificateId}`,
    filter.state && `shipped to ${named(filter.state, shortState)}`,
    filter.outcome &&
      named(filter.outcome, (value) => OUTCOME_WORDS[value as keyof typeof OUTCOME_WORDS]?.word.toLowerCase() ?? value),
    filter.from && `sold from ${formatDate(filter.from)}`,
    filter.to && `until ${formatDate(filter.to)}`,
    filter.view && (VIEWS[filter.view] ?? filter.view),
  ].filter(Boolean);
  return <>{parts.length === 0 ? 'all recorded sales' : parts.join(', ')}</>;
}
