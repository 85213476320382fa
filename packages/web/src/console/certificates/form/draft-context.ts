import { createContext, useContext } from 'react';
import type { WordedFinding } from '../../../api/certificates.ts';
import type { Draft } from './draft.ts';

/** What every box of the form needs: the draft, how to change it, and what is said about each place. */
export interface DraftState {
  draft: Draft;
  /** `path`: JSON pointer. */
  set: (path: string, value: unknown) => void;
  replace: (draft: Draft) => void;
  /** Sentences by place: what cannot be kept. */
  errors: Readonly<Record<string, string>>;
  /** What the checks say of the draft. */
  findings: WordedFinding[];
  /** Places that the chosen form asks for. */
  asked: ReadonlySet<string>;
}

export const DraftContext = createContext<DraftState | null>(null);

export function useDraft(): DraftState {
  const state = useContext(DraftContext);
  if (!state) throw new Error('A box of the certificate form stands inside the form');
  return state;
}

export const FIELD_ID = 'certificate-';
