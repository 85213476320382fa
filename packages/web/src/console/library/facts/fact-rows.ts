import type { Confidence, Fact } from '@bonafide/core/content/content.ts';
import type { ReactNode } from 'react';
import { periodWords, type Standing, standingOf } from './fact-words.ts';

/** One value of a page of facts, ready to be shown. */
export interface FactRow {
  /** Names the fact in the address (`?fact=accepts.mtcUniform`); later values of the same fact add `@` and their first day. */
  path: string;
  label: ReactNode;
  /** The label as text, for lists of links. */
  name: string;
  value: ReactNode;
  note: string | null;
  /** Days it applies, in words; empty where no day is recorded, null for what has no days. */
  period: string | null;
  standing: Standing;
  sources: readonly number[];
  /** Null: no source read says anything about it. */
  confidence: Confidence | null;
}

interface FactWords<T> {
  path: string;
  name: string;
  label?: ReactNode;
  words: (value: T) => ReactNode;
  /** Day the page is read on. */
  day: string;
}

/** One row for each dated value, or one that says that nothing is known. */
export function factRows<T>(fact: Fact<T>, { path, name, label = name, words, day }: FactWords<T>): FactRow[] {
  if (fact.length === 0) return [nothingKnown({ path, name, label })];
  return fact.map((entry, index) => ({
    path: index === 0 ? path : `${path}@${entry.from ?? index}`,
    label,
    name,
    value: words(entry.value),
    note: entry.note,
    period: periodWords(entry, day),
    standing: standingOf(entry, day),
    sources: entry.sources,
    confidence: entry.confidence,
  }));
}

export function nothingKnown({ path, name, label = name }: { path: string; name: string; label?: ReactNode }): FactRow {
  return {
    path,
    label,
    name,
    value: 'Unknown',
    note: 'No source read so far says anything about it.',
    period: null,
    standing: 'now',
    sources: [],
    confidence: null,
  };
}

/** A fact is meant by its own path, and so are its later values. */
export function isMeant(row: Pick<FactRow, 'path'>, fact: string | undefined): boolean {
  return fact !== undefined && (row.path === fact || row.path.startsWith(`${fact}@`));
}

export const factId = (path: string) => `fact-${path}`;

/** A value is given, and no source read confirms it. */
export const isUnconfirmed = (row: FactRow) => row.confidence === 'unconfirmed';
