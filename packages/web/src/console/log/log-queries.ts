import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import { getLogEntry, listLog } from '../../api/log.ts';
import { listQuery } from '../../ui/list/list-state.ts';
import type { LogSearch } from './log-route.ts';

export const logQuery = ({ entry: _entry, ...search }: LogSearch) =>
  queryOptions({
    queryKey: ['log', 'list', search],
    queryFn: ({ signal }) => listLog(listQuery(search), signal),
    placeholderData: keepPreviousData,
  });

/** Asked anew each time it is opened: the answer holds a proof of this moment. */
export const logEntryQuery = (entryId: string | undefined) =>
  queryOptions({
    queryKey: ['log', 'entry', entryId],
    queryFn: entryId ? () => getLogEntry(entryId) : skipToken,
    staleTime: 0,
  });
