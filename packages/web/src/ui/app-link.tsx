import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Address inside the console, with its query: `/customers/cus_1/sales`. */
  href: string;
}

/** A real link that stays inside the console: new tab, copy address and middle click work as on any page. */
export function AppLink({ href, onClick, className = 'bf-link', ...rest }: AppLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || elsewhere || rest.target === '_blank') return;
    event.preventDefault();
    router.history.push(href);
  };
  return <a {...rest} href={href} className={className} onClick={follow} />;
}
