import { useLetterKeys } from '../../../ui/use-letter-keys.ts';
import type { DocumentView } from './use-document-view.ts';

/** Next or previous finding beside the document takes the focus; after the last comes the first. */
function focusFinding(step: 1 | -1): void {
  const findings = [...document.querySelectorAll<HTMLElement>('[data-finding]')];
  if (findings.length === 0) return;
  const at = findings.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : findings.length - 1) : (at + step + findings.length) % findings.length;
  findings[next]?.focus();
}

export function useFindingKeys(): void {
  useLetterKeys({ n: () => focusFinding(1), p: () => focusFinding(-1) });
}

export function useDocumentKeys(view: DocumentView): void {
  useLetterKeys({
    '+': view.zoomIn,
    '=': view.zoomIn,
    '-': view.zoomOut,
    '0': view.fit,
    r: view.turnRight,
    '[': () => view.showPage(view.page - 1),
    ']': () => view.showPage(view.page + 1),
  });
}
