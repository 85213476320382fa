import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getMe, getSignInHelp, type Me } from '../../api/session.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getMe(signal),
  staleTime: 5 * 60_000,
});

export const signInHelpQuery = queryOptions({ queryKey: ['sign-in-help'], queryFn: getSignInHelp, staleTime: 60_000 });

/** Who is signed in. Only inside the console, whose route loads it first. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
