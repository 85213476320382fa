import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { NAVIGATION, type NavigationItem } from '../../console/navigation.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { useMe } from '../session/session-queries.ts';
import classes from './shell.module.css';

interface SidebarProps {
  collapsed: boolean;
  /** Absent in the drawer of a phone. */
  onToggle?: () => void;
}

export function Sidebar({ collapsed, onToggle }: SidebarProps) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { permissions } = useMe();
  const groups = NAVIGATION.map((group) => ({
    ...group,
    items: group.items.filter((item) => !item.permission || permissions.includes(item.permission)),
  })).filter((group) => group.items.length > 0);
  return (
    <nav className={classes.nav} aria-label="Console" data-collapsed={collapsed || undefined}>
      <div className={classes.groups}>
        {groups.map((group) => (
          <div key={group.label} className={classes.group}>
            <p className={collapsed ? 'bf-visually-hidden' : classes.groupLabel}>{group.label}</p>
            <ul className={classes.items}>
              {group.items.map((item) => (
                <li key={item.href}>
                  <Item item={item} collapsed={collapsed} current={isCurrent(path, item.href)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {onToggle && <Toggle collapsed={collapsed} onToggle={onToggle} />}
    </nav>
  );
}

function isCurrent(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

function Item({ item, collapsed, current }: { item: NavigationItem; collapsed: boolean; current: boolean }) {
  const Icon = item.icon;
  const link = (
    <AppLink href={item.href} className={classes.item ?? ''} aria-current={current ? 'page' : undefined}>
      <Icon size={20} stroke={1.5} aria-hidden="true" />
      <span className={collapsed ? 'bf-visually-hidden' : undefined}>{item.label}</span>
    </AppLink>
  );
  if (!collapsed) return link;
  return (
    <Tooltip label={item.label} position="right">
      {link}
    </Tooltip>
  );
}

function Toggle({ collapsed, onToggle }: { collapsed: boolean; onToggle: () => void }) {
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const label = collapsed ? 'Widen the sidebar' : 'Narrow the sidebar';
  return (
    <Tooltip label={label} position="right">
      <ActionIcon className={classes.toggle ?? ''} aria-label={label} onClick={onToggle}>
        <Icon size={20} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
