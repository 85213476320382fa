import { useQuery } from '@tanstack/react-query';
import { listReasons } from '../../../api/content.ts';

const reasonTableQuery = { queryKey: ['content', 'reasons'], queryFn: listReasons, staleTime: 5 * 60_000 };

/** `state-local-government` → `State local government`, where the content does not name it. */
function plainWords(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names of the reasons as the content gives them. */
export function useReasonWords(): (code: string) => string {
  const rows = useQuery(reasonTableQuery).data;
  return (code) => rows?.find((row) => row.code === code)?.name ?? plainWords(code);
}
