import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listCertificates } from '../../api/certificates.ts';
import { listCustomers } from '../../api/customers.ts';
import { listTransactions } from '../../api/decisions.ts';

const LIMIT = 5;

function options<Row>(
  kind: string,
  q: string,
  read: (query: { q: string; limit: number }, signal: AbortSignal) => Promise<Row>,
) {
  return {
    queryKey: ['search', kind, q],
    queryFn: ({ signal }: { signal: AbortSignal }) => read({ q, limit: LIMIT }, signal),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  };
}

/** Five hits of each kind from the second letter on; each kind answers for itself, so one slow list holds up no other. */
export function useSearchHits(q: string) {
  return {
    customers: useQuery(options('customers', q, listCustomers)),
    certificates: useQuery(options('certificates', q, listCertificates)),
    transactions: useQuery(options('transactions', q, listTransactions)),
  };
}
