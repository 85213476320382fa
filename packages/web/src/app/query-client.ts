import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem.ts';

/**
 * One client for all reads. A 401 anywhere means the session ended: `onSignedOut` sends the person to sign-in and back again.
 * Refusals are not retried, since the same question gets the same answer; a lost connection is tried twice more.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isProblem(error) && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => isProblem(error) && error.status === 0 && count < 2,
      },
      mutations: { retry: false },
    },
  });
}
