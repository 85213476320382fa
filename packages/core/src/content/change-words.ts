import { canonicalJson } from '../ledger/canonical-json.ts';
import type { ChangeKind, FactChange, StatedValue } from './fact-diff.ts';

const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  added: 'added',
  removed: 'removed',
  'value-changed': 'value changed',
  'period-closed': 'period closed',
  'period-changed': 'last day moved',
  'confidence-changed': 'confidence changed',
  'source-changed': 'source changed',
  'note-changed': 'note changed',
};

/** `value changed, source changed`. */
export function changeWords({ what }: Pick<FactChange, 'what'>): string {
  return what.map((kind) => KIND_WORDS[kind]).join(', ');
}

/** A value on one line, with the days it holds and how sure it is: `0.0625, from 2026-01-01 (second-hand)`. */
export function statedLine(stated: StatedValue): string {
  const days = [stated.from === null ? '' : `from ${stated.from}`, stated.to === null ? '' : `to ${stated.to}`];
  const value = stated.value === null && stated.confidence !== null ? [] : [valueLine(stated.value)];
  const sure = stated.confidence === null ? '' : ` (${stated.confidence})`;
  return `${[...value, ...days].filter((part) => part !== '').join(', ')}${sure}`.trim();
}

/** A value of the content on one line: text as it is, lists with commas, objects by their filled members. */
export function valueLine(value: unknown): string {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueLine).join(', ');
  const record = value as Record<string, unknown>;
  if (typeof record.id === 'string' && typeof record.title === 'string') return `${record.id}, ${record.title}`;
  const filled = Object.entries(record).filter(([, member]) => member !== null && !isEmptyList(member));
  // Whole forms and files are shown by name; what is small enough is shown whole.
  return filled.length > 6
    ? canonicalJson(Object.keys(record))
    : filled.map(([key, member]) => `${key} ${valueLine(member)}`).join(', ');
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
