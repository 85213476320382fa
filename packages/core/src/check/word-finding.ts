import { isCalendarDate } from '../calendar/calendar-date.ts';
import type { Finding, OwnWords } from './finding.ts';
import { EN } from './messages/en.ts';
import { ES } from './messages/es.ts';
import { FR } from './messages/fr.ts';
import type { Audience, Locale, MessageTable, Template } from './messages/message-table.ts';
import { WHY_NOT, type WhyNot } from './why-not.ts';

const TABLES: Readonly<Record<Locale, MessageTable>> = { en: EN, es: ES, fr: FR };

/** A finding in words. `locale` is the language really used: English where the asked one has no text. */
export interface WordedFinding {
  title: string;
  text: string;
  locale: Locale;
}

/** Words a finding for a reader. Throws when the code has no English message: every registered check has one, by test. */
export function wordFinding(
  finding: Pick<Finding, 'code' | 'values' | 'words'>,
  locale: Locale,
  audience: Audience,
): WordedFinding {
  if (finding.words) return wordOwn(finding.words, locale, audience);
  const wanted = TABLES[locale].messages[finding.code];
  const used: Locale = wanted?.[audience] === undefined ? 'en' : locale;
  const table = TABLES[used];
  const message = table.messages[finding.code];
  const template = message?.[audience];
  if (!message || template === undefined) throw new Error(`No English ${audience} message for ${finding.code}`);
  const text = fill(choose(template, finding.values), finding.values, table);
  const doubt = finding.values.unconfirmed === 'true' ? ` ${table.unconfirmed[audience]}` : '';
  return { title: message.title, text: text + doubt, locale: used };
}

/** A seller's own check brings its sentences along. */
function wordOwn(words: OwnWords, locale: Locale, audience: Audience): WordedFinding {
  const text = words[audience][locale];
  if (text !== undefined) return { title: words.title, text, locale };
  return { title: words.title, text: words[audience].en, locale: 'en' };
}

/** Why a check gave no answer, in English. */
export function wordWhyNot(reason: WhyNot): string {
  return WHY_NOT[reason];
}

function choose(template: Template, values: Record<string, string>): string {
  if (typeof template === 'string') return template;
  // Values are typed by strangers: `toString` must not find what every object inherits.
  return own(template.texts, values[template.by] ?? '') ?? template.other;
}

/** The sentences a check may say to one audience, unfilled: `{ends:date}` stands where a value goes. */
export interface CheckSentences {
  title: string;
  /** `when` names the value a sentence is for, `place = hawaii`; null where there is one sentence, or for all other values. */
  texts: { when: string | null; text: string }[];
}

/** What a check says in a language, or undefined where that language has no text of its own (the reader then gets English). */
export function checkSentences(code: string, locale: Locale, audience: Audience): CheckSentences | undefined {
  const message = own(TABLES[locale].messages, code);
  const template = message?.[audience];
  if (!message || template === undefined) return undefined;
  if (typeof template === 'string') return { title: message.title, texts: [{ when: null, text: template }] };
  const chosen = Object.entries(template.texts).map(([value, text]) => ({
    when: value === '' ? `${template.by} is empty` : `${template.by} = ${value}`,
    text,
  }));
  return { title: message.title, texts: [...chosen, { when: null, text: template.other }] };
}

const PLACEHOLDER = /\{(\w+)(?::([\w-]+))?\}/g;

/** Names of the values a template needs, so that a test can hold them against what the checks give. */
export function placeholdersOf(template: Template): string[] {
  const texts = typeof template === 'string' ? [template] : [...Object.values(template.texts), template.other];
  const named = texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''));
  return [...new Set(typeof template === 'string' ? named : [template.by, ...named])];
}

function fill(text: string, values: Record<string, string>, table: MessageTable): string {
  // The replacement is a function, so that a `$` in a value stays a `$`.
  return text.replace(PLACEHOLDER, (_whole, name: string, kind: string | undefined) =>
    wordValue(values[name] ?? '', kind, table),
  );
}

function wordValue(value: string, kind: string | undefined, table: MessageTable): string {
  switch (kind) {
    case undefined:
      return value;
    case 'date':
      return dateIn(table, value);
    case 'end':
      return value === '' ? table.noEnd : dateIn(table, value);
    case 'reasons':
      return joined(
        value.split(' ').map((code) => wordCode(code, 'reason', table)),
        table.and,
      );
    default:
      return wordCode(value, kind, table);
  }
}

function wordCode(code: string, kind: string, table: MessageTable): string {
  const words = (table.words as Record<string, Readonly<Record<string, string>> | undefined>)[kind];
  return (words && own(words, code)) ?? code.replaceAll('-', ' ');
}

function own<T>(words: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** A day in words of the language; any other text as it is. */
export function wordDate(value: string, locale: Locale): string {
  return dateIn(TABLES[locale], value);
}

function dateIn(table: MessageTable, value: string): string {
  if (!isCalendarDate(value)) return value;
  const [year = '', month = '', day = ''] = value.split('-');
  const parts: Record<string, string> = {
    year,
    month: table.months[Number(month) - 1] ?? month,
    day: String(Number(day)),
  };
  return table.date.replace(/\{(\w+)\}/g, (_whole, name: string) => parts[name] ?? '');
}

function joined(words: readonly string[], and: string): string {
  const last = words[words.length - 1] ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}
