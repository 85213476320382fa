import { AppLink } from '../app-link.tsx';
import type { ListSearch } from './list-state.ts';
import classes from './view-tabs.module.css';

export interface View {
  label: string;
  /** What the view sets in the address; an empty object is the plain list. */
  search: ListSearch;
}

interface ViewTabsProps {
  path: string;
  views: View[];
  current: ListSearch;
}

function sameFilters(view: ListSearch, current: ListSearch): boolean {
  const shown: ListSearch = { ...current };
  delete shown.cursor;
  const keys = new Set([...Object.keys(view), ...Object.keys(shown)]) as Set<keyof ListSearch>;
  return [...keys].every((key) => view[key] === shown[key]);
}

/** Named views above a list. A view is an address, so it can be sent and bookmarked. */
export function ViewTabs({ path, views, current }: ViewTabsProps) {
  return (
    <nav className={classes.tabs} aria-label="Views">
      {views.map((view) => {
        const query = new URLSearchParams(view.search as Record<string, string>).toString();
        const here = sameFilters(view.search, current);
        return (
          <AppLink
            key={view.label}
            href={query ? `${path}?${query}` : path}
            className={classes.tab ?? ''}
            aria-current={here ? 'page' : undefined}
          >
            {view.label}
          </AppLink>
        );
      })}
    </nav>
  );
}
