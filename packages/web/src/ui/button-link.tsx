import { Button } from '@mantine/core';
import type { IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { AppLink } from './app-link.tsx';

interface ButtonLinkProps {
  href: string;
  children: ReactNode;
  icon?: ComponentType<IconProps>;
  /** The one filled button of a screen, or a quiet one. */
  quiet?: boolean;
}

/** A link that looks like a button: for acts that lead to a page. */
export function ButtonLink({ href, children, icon: Icon, quiet = false }: ButtonLinkProps) {
  return (
    <Button
      component={AppLink}
      href={href}
      variant={quiet ? 'default' : 'filled'}
      leftSection={Icon ? <Icon size={16} stroke={1.75} aria-hidden="true" /> : null}
    >
      {children}
    </Button>
  );
}
