import { Button, type ButtonProps, Popover } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Permission } from '../../api/session.ts';
import { useMe } from './session-queries.ts';

/** Whether the server lets this person do it; the server decides again on the act itself. */
export function useCan(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

interface ActButtonProps extends Omit<ButtonProps, 'leftSection'> {
  /** As in /v1/me: `customers.write`. */
  permission: Permission;
  /** The act in words, for the reason: `add customers`. */
  act: string;
  onClick: () => void;
  icon?: ReactNode;
  children: ReactNode;
}

/** A button for an act that needs a permission. Without it the button stays and opens its reason. */
export function ActButton({ permission, act, onClick, icon, children, ...rest }: ActButtonProps) {
  const me = useMe();
  if (me.permissions.includes(permission)) {
    return (
      <Button {...rest} leftSection={icon} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <Popover width={280} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button {...rest} variant="default" leftSection={<IconLock size={16} stroke={1.5} aria-hidden="true" />}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} aria-label="Why not">
        The role {me.role} cannot {act}. An administrator of {me.tenant.name} can change that under Team.
      </Popover.Dropdown>
    </Popover>
  );
}
