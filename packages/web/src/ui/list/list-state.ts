import { notifications } from '@mantine/notifications';
import { useNavigate, useRouterState } from '@tanstack/react-router';

/**
 * What a list shows, kept in its address so that it can be sent to a colleague:
 * `q` text · `f.<filter>` values, several by comma · `sort` column, `-` for descending · `cursor` page · `view` named view.
 */
export type ListSearch<Filter extends string = string> = Partial<
  Record<'q' | 'sort' | 'cursor' | 'view' | `f.${Filter}`, string>
>;

export interface ListSpec<Filter extends string> {
  filters: readonly Filter[];
  /** Sort keys without sign. */
  sorts: readonly string[];
}

/** The `validateSearch` of a list route. Keys that the list does not know are left out, with a notice. */
export function listSearch<const Filter extends string>(spec: ListSpec<Filter>) {
  const known = new Set<string>(['q', 'cursor', 'view', 'sort', ...spec.filters.map((filter) => `f.${filter}`)]);
  return (raw: Record<string, unknown>): ListSearch<Filter> => {
    const kept: Record<string, string> = {};
    const dropped: string[] = [];
    for (const [key, value] of Object.entries(raw)) {
      const sortUnknown = key === 'sort' && !spec.sorts.includes(String(value).replace(/^-/, ''));
      if (!known.has(key) || sortUnknown || typeof value !== 'string') dropped.push(key);
      else if (value !== '') kept[key] = value;
    }
    if (dropped.length > 0) noticeDropped(dropped);
    return kept as ListSearch<Filter>;
  };
}

function noticeDropped(keys: string[]): void {
  notifications.show({
    id: `dropped-${keys.join()}`,
    title: 'Part of the address was left out',
    message: `This list does not know: ${keys.join(', ')}.`,
    color: 'gray',
  });
}

export interface ListState {
  search: ListSearch;
  /** Current sort with sign, or undefined for the list's own order. */
  sort: string | undefined;
  /** 0 for the first page. */
  pageIndex: number;
  filter(name: string): string[];
  /** Changes filters, text or sort and goes back to the first page; undefined removes. */
  change(patch: Record<string, string | undefined>): void;
  clear(): void;
  nextPage(cursor: string): void;
  previousPage(): void;
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Cursors of the pages before this one, so that Previous works after a reload. */
    cursors?: string[];
  }
}

/** Reads and writes the list state of the current address. */
export function useListState(): ListState {
  const navigate = useNavigate();
  const location = useRouterState({ select: (state) => state.location });
  const search = location.search as ListSearch;
  const cursors = location.state.cursors ?? [];

  const go = (next: Record<string, string | undefined>, trail: string[]) => {
    const entries = Object.entries(next).filter(([, value]) => value !== undefined && value !== '');
    // The route's own validateSearch is the type check here; `to: '.'` cannot know which list it stands in.
    const address = { to: '.', search: Object.fromEntries(entries), state: { cursors: trail } };
    void navigate(address as unknown as Parameters<typeof navigate>[0]);
  };

  return {
    search,
    sort: search.sort,
    pageIndex: search.cursor ? Math.max(1, cursors.length) : 0,
    filter: (name) => search[`f.${name}`]?.split(',').filter(Boolean) ?? [],
    change: (patch) => go({ ...search, cursor: undefined, ...patch }, []),
    clear: () => go({ sort: search.sort }, []),
    nextPage: (cursor) => go({ ...search, cursor }, [...cursors, search.cursor ?? '']),
    previousPage: () => go({ ...search, cursor: cursors.at(-1) }, cursors.slice(0, -1)),
  };
}

/** The list state as the service's query: `f.state=TX,FL` becomes `state=TX,FL`. */
export function listQuery(search: ListSearch, limit = 50): Record<string, string | number> {
  const query: Record<string, string | number> = { limit };
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' && key !== 'view') query[key.replace(/^f\./, '')] = value;
  }
  return query;
}
