import { useEffect, useRef } from 'react';

/** Single letters sleep while somebody types, and while a dialog is open. */
function isBusy(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null) ||
    document.querySelector('[role=dialog]') !== null
  );
}

/** Acts by single key of the page that is open. The key after `g` belongs to the sidebar and is left alone. */
export function useLetterKeys(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    let afterG = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isBusy(event.target)) return;
      const goes = event.timeStamp < afterG;
      afterG = event.key === 'g' ? event.timeStamp + 1500 : 0;
      const act = goes ? undefined : latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
