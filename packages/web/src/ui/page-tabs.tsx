import { AppLink } from './app-link.tsx';
import classes from './list/view-tabs.module.css';

export interface PageTab {
  label: string;
  href: string;
  count?: number | undefined;
}

/** On a phone the row of tabs scrolls: the tab that is open must not lie outside. */
function showCurrent(nav: HTMLElement | null): void {
  const here = nav?.querySelector<HTMLElement>('[aria-current]');
  if (nav && here) nav.scrollLeft = here.offsetLeft + here.offsetWidth - nav.offsetLeft - nav.clientWidth + 16;
}

/** Tabs of one record: each is an address of its own, so they are links, not a tab widget. */
export function PageTabs({ tabs, current, label }: { tabs: PageTab[]; current: string; label: string }) {
  return (
    <nav className={classes.tabs} aria-label={label} ref={showCurrent}>
      {tabs.map((tab) => (
        <AppLink
          key={tab.href}
          href={tab.href}
          className={classes.tab ?? ''}
          aria-current={tab.href === current ? 'page' : undefined}
        >
          {tab.label}
          {tab.count === undefined ? null : ` ${tab.count}`}
        </AppLink>
      ))}
    </nav>
  );
}
