import { useQuery } from '@tanstack/react-query';
import { reasonsQuery } from './library-queries.ts';

/** Our reason codes to their names; the code with blanks until the content has answered. */
export function useReasonNames(): (code: string) => string {
  const reasons = useQuery(reasonsQuery).data ?? [];
  return (code) => reasons.find((reason) => reason.code === code)?.name ?? code.replaceAll('-', ' ');
}
