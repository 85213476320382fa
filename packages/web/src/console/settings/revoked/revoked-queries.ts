import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { addRevokedNumber, listRevokedNumbers, removeRevokedNumber } from '../../../api/revoked-numbers.ts';
import { type ListSearch, listQuery } from '../../../ui/list/list-state.ts';

/** Only the text and the page: the other settings' filters in the address are none of this list's. */
export const revokedNumbersQuery = ({ q, cursor }: ListSearch) =>
  queryOptions({
    queryKey: ['revoked-numbers', q, cursor],
    queryFn: ({ signal }) => listRevokedNumbers(listQuery({ ...(q && { q }), ...(cursor && { cursor }) }), signal),
    placeholderData: keepPreviousData,
  });

/** Certificates with the number are judged anew, so whatever shows a judgement is asked for again. */
function useListChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        ['revoked-numbers', 'certificates', 'customers', 'overview'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export const useAddRevokedNumber = () => useListChange(addRevokedNumber);
export const useRemoveRevokedNumber = () => useListChange(removeRevokedNumber);
