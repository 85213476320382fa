import { type Draft, EMPTY_DRAFT } from '../form/draft.ts';

/** What was typed, kept in this tab until it is saved: a reload, or a look at another page, loses nothing but the picked file. */
export interface KeptDraft {
  draft: Draft;
  customerId: string | null;
}

const KEY = 'bonafide.new-certificate';

export function readKept(): KeptDraft | null {
  const text = sessionStorage.getItem(KEY);
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as KeptDraft;
    // Written by an older version of this page: a field that has come since has its empty value.
    return { ...kept, draft: { ...EMPTY_DRAFT, ...kept.draft, claim: { ...EMPTY_DRAFT.claim, ...kept.draft.claim } } };
  } catch {
    return null;
  }
}

export function keep(kept: KeptDraft): void {
  if (JSON.stringify(kept.draft) === JSON.stringify(EMPTY_DRAFT)) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(kept));
}

export function forgetKept(): void {
  sessionStorage.removeItem(KEY);
}
