import { keepPreviousData, queryOptions, skipToken, useMutation, useQueryClient } from '@tanstack/react-query';
import { listExportFiles } from '../../api/exports.ts';
import {
  getImport,
  getImportFormats,
  type ImportRun,
  listImportCauses,
  listImportResults,
  listImports,
  rehearseImport,
  runImport,
  startImport,
  stopImport,
} from '../../api/imports.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';
import { underWay } from './import-words.ts';

/** While rows are worked on, the counts are asked for again this often. */
const POLL_MS = 800;
const LIST_POLL_MS = 3000;

export const importsQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['imports', 'list', search],
    queryFn: () => listImports(listQuery(search)),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.data.some(underWay) ? LIST_POLL_MS : false),
  });

export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ['imports', importId],
    queryFn: () => getImport(importId),
    // A lost connection must not end the watching: the import goes on without us.
    refetchInterval: (query) => (query.state.data && underWay(query.state.data) ? POLL_MS : false),
    refetchIntervalInBackground: true,
  });

/** Findings belong to a stage of the import: rehearsed, running and done each have their own. */
export const importCausesQuery = (run: ImportRun) =>
  queryOptions({
    queryKey: ['imports', run.importId, 'causes', run.phase, run.status],
    queryFn: () => listImportCauses(run.importId),
    enabled: !underWay(run),
  });

export const importResultsQuery = (run: ImportRun, search: ListSearch) =>
  queryOptions({
    queryKey: ['imports', run.importId, 'results', run.phase, run.status, search],
    queryFn: () => listImportResults(run.importId, listQuery(search)),
    placeholderData: keepPreviousData,
    enabled: !underWay(run),
  });

export const importFormatsQuery = queryOptions({
  queryKey: ['import-formats'],
  queryFn: getImportFormats,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Whose files: external id of a company, name of a group, number of a customer. */
export interface AskedExport {
  company: string;
  group: string | undefined;
  customer: string | undefined;
}

/** Counts are read anew for each visit: what is downloaded is read at that moment too. */
export const exportFilesQuery = (asked: AskedExport | null) =>
  queryOptions({
    queryKey: ['exports', asked],
    queryFn: asked ? ({ signal }) => listExportFiles({ ...asked }, signal) : skipToken,
    retry: false,
  });

export function useStartImport() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ query, file }: { query: { company: string; group?: string; fileName: string }; file: Blob }) =>
      startImport(query, file),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
}

const DEEDS = { run: runImport, stop: stopImport, rehearse: rehearseImport } as const;
export type ImportDeed = keyof typeof DEEDS;

/** Runs, stops or rehearses an import. The answer is its new state; what a run changes is asked for anew. */
export function useImportDeed(importId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deed: ImportDeed) => DEEDS[deed](importId),
    onSuccess: (run) => queryClient.setQueryData(importQuery(importId).queryKey, run),
    // A refusal means that it stands elsewhere than shown here.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['imports'] }),
  });
}
