import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { NAVIGATION } from '../../console/navigation.ts';
import { CertificateStatusBadge, CoverBadge, OutcomeBadge } from '../../ui/badge/status-badge.tsx';
import { formatDate } from '../../ui/format/dates.ts';
import { formatMoney, plural } from '../../ui/format/money.ts';
import { type Hit, HitGroup } from './hit-group.tsx';
import { useLibraryHits } from './library-hits.ts';
import { useSearchHits } from './search-queries.ts';

/** Which list screens exist: a group of hits leads only where a screen stands. */
const SCREENS = new Set(NAVIGATION.flatMap((group) => group.items.map((item) => item.href)));

/** One box for things and places. `opened` counts the calls; each new count opens it again. */
export function SearchDialog({ opened }: { opened: number }) {
  const [query, setQuery] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens once per call.
  useEffect(() => Spotlight.open(), [opened]);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      scrollable
      maxHeight="70dvh"
      radius="lg"
    >
      <Spotlight.Search
        placeholder="Name, number, invoice, or a place to go"
        aria-label="Search customers, certificates, invoices"
        leftSection={<IconSearch size={20} stroke={1.5} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        <Hits query={query} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Hits({ query }: { query: string }) {
  const [settled] = useDebouncedValue(query.trim(), 120);
  const hits = useThings(settled);
  const law = useLaw(settled);
  const places = usePlaces(query);
  const nothing = [...hits.map((group) => group.hits), law, places].every((found) => found.length === 0);
  return (
    <>
      {settled.length >= 2 && hits.map((group) => <HitGroup key={group.label} {...group} />)}
      <HitGroup label="Library" hits={law} />
      <HitGroup label="Go to" hits={places} />
      {nothing && <Spotlight.Empty>Nothing found for “{query}”</Spotlight.Empty>}
    </>
  );
}

function useLaw(q: string): Hit[] {
  const router = useRouter();
  return useLibraryHits(q).map(({ href, label, detail }) => ({
    id: href,
    label,
    detail,
    aside: <IconArrowRight size={16} aria-hidden="true" />,
    open: () => router.history.push(href),
  }));
}

function usePlaces(query: string): Hit[] {
  const router = useRouter();
  const words = query.trim().toLowerCase();
  return NAVIGATION.flatMap((group) => group.items)
    .filter((item) => item.label.toLowerCase().includes(words))
    .slice(0, 6)
    .map((item) => ({
      id: item.href,
      label: item.label,
      detail: null,
      aside: <IconArrowRight size={16} aria-hidden="true" />,
      open: () => router.history.push(item.href),
    }));
}

function useThings(q: string) {
  const router = useRouter();
  const { customers, certificates, transactions } = useSearchHits(q);
  const go = (href: string) => () => router.history.push(href);
  const all = (list: string, total: number | null | undefined) =>
    SCREENS.has(list) && total && total > 5
      ? { words: `See all ${plural(total, 'hit')} in a list`, open: go(`${list}?q=${encodeURIComponent(q)}`) }
      : undefined;
  const groups = [
    {
      label: 'Customers',
      list: '/customers',
      all: all('/customers', customers.data?.total),
      hits: (customers.data?.data ?? []).map(
        (row): Hit => ({
          id: row.customerId,
          label: row.name,
          detail: `#${row.number} · ${formatMoney(row.atRisk)} at risk`,
          aside: <CoverBadge cover={row.cover} />,
          open: go(`/customers/${row.customerId}/coverage`),
        }),
      ),
    },
    {
      label: 'Certificates',
      list: '/certificates',
      all: all('/certificates', certificates.data?.total),
      hits: (certificates.data?.data ?? []).map(
        (row): Hit => ({
          id: row.certificateId,
          label: `${row.formTitle ?? 'Form unknown'} · ${row.customerName}`,
          detail: `${row.number} · ${row.expires ? `ends ${formatDate(row.expires)}` : 'no end date'}`,
          aside: <CertificateStatusBadge status={row.shownStatus} />,
          open: go(`/certificates/${row.certificateId}`),
        }),
      ),
    },
    {
      label: 'Transactions',
      list: '/transactions',
      all: all('/transactions', transactions.data?.total),
      hits: (transactions.data?.data ?? []).map(
        (row): Hit => ({
          id: row.transactionId,
          label: row.number,
          detail: `${row.customerName ?? 'Customer unknown'} · ${formatDate(row.date)} · ${formatMoney(row.gross, 'whole', row.currency)}`,
          aside: <OutcomeBadge outcome={row.outcome} />,
          open: go(`/decisions/${row.transactionId}`),
        }),
      ),
    },
  ];
  return groups.filter((group) => SCREENS.has(group.list)).map(({ label, hits, all: more }) => ({ label, hits, more }));
}
