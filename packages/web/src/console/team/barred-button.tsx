import { Button, Popover } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** An act that is barred by how things stand, not by a right: the button stays and opens its reason. */
export function BarredButton({ reason, children }: { reason: string; children: ReactNode }) {
  return (
    <Popover width={280} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconLock size={16} stroke={1.5} aria-hidden="true" />}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} aria-label="Why not">
        {reason}
      </Popover.Dropdown>
    </Popover>
  );
}
