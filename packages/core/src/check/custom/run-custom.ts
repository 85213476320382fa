import type { Finding, OwnWords } from '../finding.ts';
import { shownId } from '../id-text.ts';
import type { Locale } from '../messages/message-table.ts';
import type { CheckSubject } from '../subject.ts';
import type { Unanswered } from '../unanswered.ts';
import { wordDate } from '../word-finding.ts';
import { answerCustom, type CustomCheck, type Sentences } from './custom-check.ts';
import { type FieldAnswer, fieldOf, valuesOf } from './fields.ts';

/** A place in a sentence that the value of a field fills. */
export const PLACEHOLDER = /\{([\w.-]+)\}/g;

/** Characters of one value in a sentence. */
const SHOWN = 120;

export type CustomResult =
  | { finding: Omit<Finding, 'severity'> }
  | 'passed'
  | { notApplicable: Unanswered }
  | { couldNotCheck: Unanswered };

/** Runs a seller's check on a certificate. The finding carries its own sentences, so that it can be read when the check has changed. */
export function runCustom(check: CustomCheck, subject: CheckSubject): CustomResult {
  const value = valuesOf(subject);
  const answer = answerCustom(check, { value, today: subject.asOf });
  if (answer.outcome === 'passed') return 'passed';
  if (answer.outcome === 'not-applicable') return { notApplicable: { code: check.id, reason: answer.reason } };
  if (answer.outcome === 'could-not-check') return { couldNotCheck: { code: check.id, reason: answer.reason } };
  return {
    finding: {
      code: check.id,
      path: fieldOf(check.about)?.path ?? '',
      values: shownValues(check, value),
      citation: { in: 'own', source: null },
      words: wordsOf(check, value),
    },
  };
}

function shownValues(check: CustomCheck, value: (key: string) => FieldAnswer): Record<string, string> {
  const sentences = [...Object.values(check.clerk), ...Object.values(check.buyer)];
  const named = sentences.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map(([, key = '']) => key));
  return Object.fromEntries([check.about, ...named].map((key) => [key, shown(key, value(key), 'en')]));
}

/** The sentences of a check, filled. Exported for the form builder, which shows them while somebody writes. */
export function wordsOf(
  check: Pick<CustomCheck, 'title' | 'clerk' | 'buyer'>,
  value: (key: string) => FieldAnswer,
): OwnWords {
  const fill = (text: string, locale: Locale) =>
    // The replacement is a function, so that a `$` in a value stays a `$`.
    text.replace(PLACEHOLDER, (whole, key: string) => (fieldOf(key) ? shown(key, value(key), locale) : whole));
  const all = (sentences: Sentences) => ({
    en: fill(sentences.en, 'en'),
    ...(sentences.es === undefined ? {} : { es: fill(sentences.es, 'es') }),
    ...(sentences.fr === undefined ? {} : { fr: fill(sentences.fr, 'fr') }),
  });
  return { title: check.title, clerk: all(check.clerk), buyer: all(check.buyer) };
}

const NOTHING: Readonly<Record<Locale, string>> = { en: 'nothing', es: 'nada', fr: 'rien' };
const FLAGS: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['yes', 'no'],
  es: ['sí', 'no'],
  fr: ['oui', 'non'],
};

/** A value as a sentence repeats it: dates in words, numbers masked when they look personal, long texts cut. */
function shown(key: string, answer: FieldAnswer, locale: Locale): string {
  const value = 'unknown' in answer ? null : answer.value;
  if (typeof value === 'boolean') return FLAGS[locale][value ? 0 : 1];
  const texts = value === null ? [] : typeof value === 'string' ? [value] : value;
  const type = fieldOf(key)?.type;
  const worded = texts
    .filter((text) => text.trim() !== '')
    .slice(0, 10)
    .map((text) => {
      if (type === 'date') return wordDate(text, locale);
      return type === 'choice' ? text.replaceAll('-', ' ') : shownId(cut(text));
    });
  return worded.length === 0 ? NOTHING[locale] : cut(worded.join(', '));
}

function cut(text: string): string {
  const letters = [...text.slice(0, SHOWN * 2)];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
}
