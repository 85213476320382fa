import { useQuery } from '@tanstack/react-query';
import { contentQuery } from './reference-queries.ts';

export interface StateOption {
  /** ISO 3166-2: `US-TX`. */
  value: string;
  label: string;
}

/** States of the content in order of name, for selects and filters; empty until the content has answered. */
export function useStates(): StateOption[] {
  const content = useQuery(contentQuery).data;
  const rows = content?.register ?? [];
  return rows.map((row) => ({ value: row.code, label: row.name })).sort((a, b) => a.label.localeCompare(b.label));
}

/** `US-TX` → `TX`; other codes stay whole. */
export function shortState(code: string): string {
  return code.startsWith('US-') ? code.slice(3) : code;
}
