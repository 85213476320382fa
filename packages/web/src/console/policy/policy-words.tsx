import type { Verdict } from '@bonafide/core/check/verdict.ts';
import type { PolicySetting } from '../../api/policies.ts';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { SEVERITY_WORDS, type StatusWord } from '../../ui/badge/status-words.ts';

/** Changes not yet made, by check. */
export type Draft = Readonly<Record<string, PolicySetting>>;

export type Weight = Exclude<PolicySetting, 'inherit'>;

export const WEIGHT_WORDS: Readonly<Record<Weight, StatusWord>> = {
  ...SEVERITY_WORDS,
  off: { tone: 'neutral', word: 'Off' },
};

export function WeightBadge({ weight }: { weight: Weight }) {
  const { tone, word } = WEIGHT_WORDS[weight];
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}

/** What the findings of a certificate come to. */
export const VERDICT_WORDS: Readonly<Record<Verdict, StatusWord>> = {
  good: { tone: 'good', word: 'Good' },
  review: { tone: 'attention', word: 'To look at' },
  refuse: { tone: 'bad', word: 'Blocked' },
};

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { tone, word } = VERDICT_WORDS[verdict];
  return <StatusBadge tone={tone}>{word}</StatusBadge>;
}

export const settingWords = (setting: PolicySetting) =>
  setting === 'inherit' ? 'as above it' : WEIGHT_WORDS[setting].word;
