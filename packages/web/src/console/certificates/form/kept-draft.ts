import { type Draft, EMPTY_DRAFT } from './draft.ts';

/** What was typed, kept in this tab until it is saved: a reload, or a look at another page, loses nothing but a picked file. */
export interface KeptDraft {
  draft: Draft;
  /** Of a new certificate. */
  customerId: string | null;
}

export const NEW_CERTIFICATE = 'bonafide.new-certificate';

/** Changes belong to the version they were begun on. */
export const changesOf = (certificateId: string, version: number) => `bonafide.changes.${certificateId}@${version}`;

export function readKept(key: string): KeptDraft | null {
  const text = sessionStorage.getItem(key);
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as KeptDraft;
    // Written by an older version of this page: a field that has come since has its empty value.
    return { ...kept, draft: { ...EMPTY_DRAFT, ...kept.draft, claim: { ...EMPTY_DRAFT.claim, ...kept.draft.claim } } };
  } catch {
    return null;
  }
}

/** `start`: what the form began with; a draft that is still the same is not worth keeping. */
export function keep(key: string, kept: KeptDraft, start: Draft): void {
  if (JSON.stringify(kept.draft) === JSON.stringify(start)) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(kept));
}

export function forgetKept(key: string): void {
  sessionStorage.removeItem(key);
}
