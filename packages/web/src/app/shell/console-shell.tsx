import { AppShell, Drawer } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { KeyHelp } from './key-help.tsx';
import classes from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';
import { useGoKeys } from './use-go-keys.ts';

/** Frame of the console: bar on top, sidebar left (a drawer on a phone), the screen in the middle. */
export function ConsoleShell() {
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'bonafide-sidebar', defaultValue: false });
  const [drawer, drawerActs] = useDisclosure(false);
  const [help, helpActs] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useFocusOnNewScreen(path);
  useGoKeys(helpActs.open);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes because the page changed.
  useEffect(drawerActs.close, [path]);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: collapsed ? 56 : 224, breakpoint: 'sm', collapsed: { mobile: true } }}
      transitionDuration={0}
      withBorder={false}
    >
      <a href="#main" className={classes.skip}>
        Skip to the page
      </a>
      <AppShell.Header className={`${classes.header} bf-no-print`}>
        <TopBar onMenu={drawerActs.open} menuOpen={drawer} onKeyHelp={helpActs.open} />
      </AppShell.Header>
      <AppShell.Navbar className={`${classes.navbar} bf-no-print`} visibleFrom="sm">
        <Sidebar collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
      </AppShell.Navbar>
      <Drawer opened={drawer} onClose={drawerActs.close} title="Menu" size={280} hiddenFrom="sm" padding={8}>
        <Sidebar collapsed={false} />
      </Drawer>
      <AppShell.Main className={classes.main} id="main" tabIndex={-1}>
        <div className={classes.page}>
          <Outlet />
        </div>
      </AppShell.Main>
      <KeyHelp opened={help} onClose={helpActs.close} />
    </AppShell>
  );
}

/** Moves the focus to the page when another screen or record opens, so that readers start there; tabs of a record keep it. */
function useFocusOnNewScreen(path: string): void {
  const screen = path.split('/').slice(0, 3).join('/');
  const shown = useRef(screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [screen]);
}
