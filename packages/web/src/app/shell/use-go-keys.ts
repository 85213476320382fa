import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { NAVIGATION } from '../../console/navigation.ts';

const TARGETS = new Map(NAVIGATION.flatMap((group) => group.items.map((item) => [item.key, item.href] as const)));
/** Milliseconds in which the second key must follow. */
const SECOND_KEY_WITHIN = 1500;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
  );
}

/** `g` then a letter goes to a screen, `/` goes to the search of the list, `?` shows the keys. Asleep while typing. */
export function useGoKeys(onHelp: () => void): void {
  const router = useRouter();
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      const href = event.timeStamp < goUntil ? TARGETS.get(event.key) : undefined;
      goUntil = event.key === 'g' ? event.timeStamp + SECOND_KEY_WITHIN : 0;
      const search = event.key === '/' ? document.querySelector<HTMLInputElement>('[data-list-search]') : null;
      if (!href && !search && event.key !== '?') return;
      event.preventDefault();
      if (href) router.history.push(href);
      else if (search) search.focus();
      else onHelp();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, onHelp]);
}
