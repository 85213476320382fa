import type { OfflineDecision } from '@bonafide/core/snapshot/open-snapshot.ts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { WordedDecision } from '../../api/decisions.ts';
import {
  downloadSnapshot,
  getReconciliation,
  listReconciliations,
  listSnapshotKeys,
  listSnapshots,
  sendReconciliations,
  takeSnapshot,
} from '../../api/offline.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';
import {
  dropBook,
  dropSale,
  type KeptBook,
  type KeptSale,
  keepBook,
  keepSale,
  keptBook,
  keptSales,
} from './kept/kept-store.ts';
import { openBook } from './kept/open-book.ts';
import { portionsOf, resultOf } from './kept/send-queue.ts';

/** Reads of this browser's own store ask no network. */
const LOCAL = { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY } as const;

/** The kept book, opened and verified; null where there is none. */
export const bookQuery = (tenantId: string) =>
  queryOptions({
    queryKey: ['offline', 'book', tenantId],
    queryFn: async () => {
      const kept = await keptBook(tenantId);
      return kept ? await openBook(kept) : null;
    },
    // A book in memory is not data to compare field by field.
    structuralSharing: false,
    ...LOCAL,
  });

export const queueQuery = (tenantId: string) =>
  queryOptions({ queryKey: ['offline', 'queue', tenantId], queryFn: () => keptSales(tenantId), ...LOCAL });

export const snapshotsQuery = (company: string) =>
  queryOptions({
    queryKey: ['snapshots', company],
    queryFn: () => listSnapshots(company),
    enabled: company !== '',
  });

export const reconciliationsQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['reconciliations', 'list', search],
    queryFn: () => listReconciliations(listQuery(search)),
    placeholderData: keepPreviousData,
  });

export const reconciliationQuery = (reconciliationId: string) =>
  queryOptions({
    queryKey: ['reconciliations', reconciliationId],
    queryFn: () => getReconciliation(reconciliationId),
  });

export interface BookWanted {
  company: string;
  /** Of a snapshot that was taken before; left out: one is taken now. */
  snapshotId?: string;
  validHours: number;
}

/** Takes a snapshot or a snapshot's file and keeps it here, with the keys the service signs with. */
export function useKeepBook(tenantId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ company, snapshotId, validHours }: BookWanted) => {
      const id = snapshotId ?? (await takeSnapshot({ company, validHours })).snapshotId;
      const [file, keys] = await Promise.all([downloadSnapshot(id), listSnapshotKeys()]);
      const trustedKeys = keys.data.map(({ keyId }) => keyId);
      const kept: KeptBook = { tenantId, company, snapshotId: id, file, trustedKeys, keptAt: new Date().toISOString() };
      await keepBook(kept);
      // Without a word from the browser it may clear what a page keeps when space is short.
      await navigator.storage?.persist?.();
    },
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['offline', 'book', tenantId] }),
        queryClient.invalidateQueries({ queryKey: ['snapshots'] }),
      ]),
  });
}

export function useDropBook(tenantId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => dropBook(tenantId),
    networkMode: 'always',
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['offline', 'book', tenantId] }),
  });
}

/** The decision of a book, as the console shows decisions: the same bytes as the service's, typed by its contract. */
export const wordedBy = ({ decision }: OfflineDecision): WordedDecision => decision as unknown as WordedDecision;

export function useQueueActs(tenantId: string) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ['offline', 'queue', tenantId] });
  const keep = useMutation({ mutationFn: (sale: KeptSale) => keepSale(sale), networkMode: 'always', onSettled });
  const drop = useMutation({
    mutationFn: async (sales: readonly KeptSale[]) => {
      for (const { id } of sales) if (id !== undefined) await dropSale(id);
    },
    networkMode: 'always',
    onSettled,
  });
  const send = useMutation({
    // Each portion's results are kept before the next is sent: a page that closes meanwhile sends the rest again.
    mutationFn: async (sales: readonly KeptSale[]) => {
      for (const portion of portionsOf(sales)) {
        const { data } = await sendReconciliations(portion.map(({ body }) => body));
        for (const [at, { kept }] of portion.entries()) {
          const result = data[at];
          if (result) await keepSale({ ...kept, result: resultOf(result) });
        }
      }
    },
    // Without network it fails at once and says so, instead of waiting unseen.
    networkMode: 'always',
    onSettled: async () => {
      await onSettled();
      await queryClient.invalidateQueries({ queryKey: ['reconciliations'] });
      await queryClient.invalidateQueries({ queryKey: ['transactions'] });
    },
  });
  return { keep, drop, send };
}
