import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKeyboard, IconLogout, IconRowInsertBottom } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut } from '../../api/session.ts';
import { useMe } from '../session/session-queries.ts';
import { currentDensity, setDensity } from './density.ts';
import classes from './shell.module.css';

const glyph = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return ((parts[0]?.[0] ?? '') + (parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : '')).toUpperCase() || '?';
}

export function UserMenu({ onKeyHelp }: { onKeyHelp: () => void }) {
  const me = useMe();
  const [density, choose] = useState(currentDensity);
  const leave = useSignOut();
  const name = me.user?.name ?? me.apiKey?.name ?? 'Signed in';
  const other = density === 'compact' ? 'comfortable' : 'compact';
  const changeDensity = () => {
    setDensity(other);
    choose(other);
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.user ?? ''} aria-label={`${initials(name)}, account of ${name}`}>
          {initials(name)}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {me.user?.email} · {me.role}
        </Menu.Label>
        <Menu.Item leftSection={<IconRowInsertBottom {...glyph} />} onClick={changeDensity}>
          Use {other} rows
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard {...glyph} />} onClick={onKeyHelp}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...glyph} />} onClick={() => leave.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: {} });
      queryClient.clear();
    },
    onError: (error) => notifications.show({ title: 'Still signed in', message: error.message, color: 'red' }),
  });
}
