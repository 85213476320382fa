import type { Sale } from '@bonafide/core/determination/sale.ts';
import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { type CompareBody, compareDecisions, decide, getTransaction } from '../../api/decisions.ts';

/** Nothing is stored; the same sale asked again within ten seconds is not sent again. */
export const decisionQuery = (sale: Sale | null) =>
  queryOptions({
    queryKey: ['determinations', sale],
    queryFn: sale ? ({ signal }) => decide(sale, signal) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

/** A recorded sale never changes; only its later revisions may come. */
export const transactionQuery = (transactionId: string | undefined) =>
  queryOptions({
    queryKey: ['transactions', 'one', transactionId],
    queryFn: transactionId ? () => getTransaction(transactionId) : skipToken,
    staleTime: 60_000,
  });

/** Sides by several clocks; what is known now may be other in half a minute. */
export const comparedQuery = (body: CompareBody | null) =>
  queryOptions({
    queryKey: ['determinations', 'compared', body],
    queryFn: body ? ({ signal }) => compareDecisions(body, signal) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
