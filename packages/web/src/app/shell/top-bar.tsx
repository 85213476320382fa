import { ActionIcon, Burger } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { AppLink } from '../../ui/app-link.tsx';
import { useMe } from '../session/session-queries.ts';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** The palette's code comes with its first use. */
const SearchDialog = lazy(() =>
  import('../search/search-dialog.tsx').then((module) => ({ default: module.SearchDialog })),
);

interface TopBarProps {
  onMenu: () => void;
  menuOpen: boolean;
  onKeyHelp: () => void;
}

export function TopBar({ onMenu, menuOpen, onKeyHelp }: TopBarProps) {
  const me = useMe();
  const [wanted, setWanted] = useState(0);
  const openSearch = () => setWanted((times) => times + 1);
  useHotkeys([['mod+K', openSearch]], []);
  return (
    <div className={classes.bar}>
      <Burger hiddenFrom="sm" size="sm" opened={menuOpen} onClick={onMenu} aria-label="Open the menu" />
      <AppLink href="/overview" className={classes.brand ?? ''}>
        <Mark />
        <span>Bonafide</span>
      </AppLink>
      <span className={classes.tenant}>
        {me.tenant.name}
        {me.demo && <span className={classes.demo}>Demo data</span>}
      </span>
      <button type="button" className={classes.searchButton} onClick={openSearch}>
        <IconSearch size={16} stroke={1.5} aria-hidden="true" />
        <span>Search customers, certificates, invoices</span>
        <kbd>{navigator.platform.startsWith('Mac') ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <ActionIcon className={classes.searchIcon ?? ''} aria-label="Search" onClick={openSearch}>
        <IconSearch size={20} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
      <ColorSchemeSwitch />
      <UserMenu onKeyHelp={onKeyHelp} />
      <Suspense>{wanted > 0 && <SearchDialog opened={wanted} />}</Suspense>
    </div>
  );
}

function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <rect width="20" height="20" rx="4" fill="var(--bf-primary)" />
      <path
        d="M5.5 10.5l3 3 6-7"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
