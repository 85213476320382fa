import type { CaseAnswer, CheckRow } from '../../../api/content.ts';

/** Groups of the catalogue in its order, with what each is about. */
export const GROUPS: Readonly<Record<string, string>> = {
  completeness: 'Completeness',
  format: 'Format',
  identity: 'Identity',
  consistency: 'Consistency',
  dates: 'Dates',
  jurisdiction: 'State',
  reason: 'Reason',
  signature: 'Signature',
  document: 'Document',
  duplicates: 'Duplicates',
  seller: 'Seller',
  scope: 'Scope',
};

export const groupWords = (group: string) => GROUPS[group] ?? group;

export const CASE_WORDS: Readonly<Record<CaseAnswer, string>> = {
  finding: 'Finds something',
  pass: 'Passes',
  'not-applicable': 'Does not apply',
  'could-not-check': 'Cannot be answered',
};

/** How many checks wait for the same thing, most first. */
export function waitsOf(checks: readonly CheckRow[]): { words: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { notYet } of checks) if (notYet) counts.set(notYet, (counts.get(notYet) ?? 0) + 1);
  return [...counts].map(([words, count]) => ({ words, count })).sort((a, b) => b.count - a.count);
}
