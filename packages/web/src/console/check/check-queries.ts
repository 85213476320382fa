import type { Sale } from '@bonafide/core/determination/sale.ts';
import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { decide } from '../../api/decisions.ts';

/** Nothing is stored; the same order asked again within ten seconds is not sent again. */
export const decisionQuery = (sale: Sale | null) =>
  queryOptions({
    queryKey: ['determinations', sale],
    queryFn: sale ? ({ signal }) => decide(sale, signal) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
