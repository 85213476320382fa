import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  askAboutCertificate,
  askTask,
  checkSeal,
  countTasks,
  type LookedUp,
  listExemptLists,
  listRegistries,
  listTasks,
  type RegistrySettings,
  recordLookUp,
  sendExemptList,
  setRegistry,
  uploadEvidence,
  verificationsOf,
} from '../../api/verifications.ts';
import { type ListSearch, listQuery } from '../../ui/list/list-state.ts';

const POLL_MS = 2000;
const moving = (state: string) => state === 'due' || state === 'running';

export const tasksQuery = (search: ListSearch) =>
  queryOptions({
    queryKey: ['verifications', 'tasks', search],
    queryFn: () => listTasks(listQuery(search)),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.data.some(({ state }) => moving(state)) ? POLL_MS : false),
  });

export const taskCountsQuery = queryOptions({ queryKey: ['verifications', 'counts'], queryFn: countTasks });

export const certificateVerificationsQuery = (certificateId: string) =>
  queryOptions({
    queryKey: ['verifications', 'certificate', certificateId],
    queryFn: () => verificationsOf(certificateId),
    refetchInterval: (query) =>
      query.state.data?.numbers.some(({ tasks }) => tasks.some((task) => moving(task.state) && !task.needsPerson))
        ? POLL_MS
        : false,
  });

export const registriesQuery = queryOptions({ queryKey: ['verifications', 'registries'], queryFn: listRegistries });

export const exemptListsQuery = queryOptions({
  queryKey: ['verifications', 'lists'],
  queryFn: listExemptLists,
  refetchInterval: (query) => (query.state.data?.data.some(({ status }) => status === 'reading') ? POLL_MS : false),
});

/** An answer changes the queue, the numbers and what the checks find. */
function useRefreshAll() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['verifications'] }),
      queryClient.invalidateQueries({ queryKey: ['certificates'] }),
    ]);
}

/** Records a look-up; a file that shows it goes first. */
export function useRecordLookUp() {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: async ({ body, file }: { body: LookedUp; file: File | null }) => {
      const fileId = file === null ? null : (await uploadEvidence(file)).fileId;
      return recordLookUp({ ...body, fileId });
    },
    onSuccess: refresh,
  });
}

export function useAskTask() {
  const refresh = useRefreshAll();
  return useMutation({ mutationFn: askTask, onSuccess: refresh });
}

export function useAskAboutCertificate(certificateId: string) {
  const refresh = useRefreshAll();
  return useMutation({ mutationFn: () => askAboutCertificate(certificateId), onSuccess: refresh });
}

export function useCheckSeal() {
  return useMutation({ mutationFn: checkSeal });
}

export function useSetRegistry() {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ sourceId, body }: { sourceId: string; body: RegistrySettings }) => setRegistry(sourceId, body),
    onSuccess: refresh,
  });
}

export function useSendExemptList() {
  const refresh = useRefreshAll();
  return useMutation({
    mutationFn: ({ file, ...query }: { file: File; kind: string; listDate: string; part?: string }) =>
      sendExemptList(file, query),
    onSuccess: refresh,
  });
}
