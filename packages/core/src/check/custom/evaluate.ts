import { addDays, isCalendarDate } from '../../calendar/calendar-date.ts';
import { compare, isDecimal } from '../../money/decimal.ts';
import { compactId } from '../id-text.ts';
import type { WhyNot } from '../why-not.ts';
import type { Condition, Operand, Operator, Test } from './condition.ts';
import { type Field, type FieldAnswer, fieldOf, isEmptyValue } from './fields.ts';
import { linearPattern } from './linear-pattern.ts';

/** Values of one certificate and the day asked about. */
export interface Given {
  value(key: string): FieldAnswer;
  /** A real day. */
  today: string;
}

/** Yes, no, or why it cannot be said. */
export type Answer = true | false | { unknown: WhyNot };

const EMPTY: Answer = { unknown: 'field-empty' };
const UNREADABLE: Answer = { unknown: 'value-unreadable' };

/**
 * Whether a condition holds (three-valued logic of Kleene): a missing value makes a test unknown, and a group only when the rest
 * does not decide it. Total: it never throws, whatever the values are; and it takes time in proportion to them.
 */
export function evaluate(condition: Condition, given: Given): Answer {
  if ('all' in condition) return join(condition.all, given, false);
  if ('any' in condition) return join(condition.any, given, true);
  if ('not' in condition) return opposite(evaluate(condition.not, given));
  return answerTest(condition, given);
}

/** Looks at the parts until one decides: false decides `all`, true decides `any`. */
function join(parts: readonly Condition[], given: Given, deciding: boolean): Answer {
  let unknown: Answer | undefined;
  for (const part of parts) {
    const answer = evaluate(part, given);
    if (answer === deciding) return deciding;
    if (typeof answer !== 'boolean') unknown ??= answer;
  }
  return unknown ?? !deciding;
}

function opposite(answer: Answer): Answer {
  return typeof answer === 'boolean' ? !answer : answer;
}

function answerTest(test: Test, given: Given): Answer {
  const field = fieldOf(test.field);
  if (!field) return { unknown: 'field-unknown' };
  const answer = given.value(test.field);
  if ('unknown' in answer) return answer;
  const { value } = answer;
  const empty = isEmptyValue(value);
  if (test.op === 'present') return !empty;
  if (test.op === 'absent') return empty;
  const list = Array.isArray(value) ? (value as readonly string[]) : null;
  if (test.op === 'count-at-least') return (list?.length ?? 0) >= (test.number ?? 0);
  if (test.op === 'count-at-most') return (list?.length ?? 0) <= (test.number ?? 0);
  if (empty || value === null) return EMPTY;
  if (list === null) return answerOne(test, field, value as string | boolean, given);
  const answers = list.map((one) => answerOne(test, field, one, given));
  const deciding = test.of !== 'every';
  if (answers.includes(deciding)) return deciding;
  return answers.find((one) => typeof one !== 'boolean') ?? !deciding;
}

function answerOne(test: Test, field: Field, value: string | boolean, given: Given): Answer {
  if (typeof value === 'boolean') return test.op === 'is-not' ? value !== test.value : value === test.value;
  switch (field.type) {
    case 'date':
      return answerDate(test, value, given);
    case 'amount':
      return answerAmount(test, value, given);
    case 'flag':
      return UNREADABLE;
    default:
      return answerText(test, field, value, given);
  }
}

/** Text as it is compared: letter case and blanks make no difference; in numbers, separators neither. */
function plain(field: Pick<Field, 'type'>, text: string): string {
  return field.type === 'id' ? compactId(text) : text.trim().replace(/\s+/gu, ' ').toLowerCase();
}

function answerText(test: Test, field: Field, value: string, given: Given): Answer {
  const text = plain(field, value);
  const wanted = typeof test.value === 'string' ? plain(field, test.value) : '';
  switch (test.op) {
    case 'is':
      return text === wanted;
    case 'is-not':
      return text !== wanted;
    case 'one-of':
      return isAmong(test, field, text);
    case 'none-of':
      return !isAmong(test, field, text);
    case 'contains':
      return text.includes(wanted);
    case 'starts-with':
      return text.startsWith(wanted);
    case 'ends-with':
      return text.endsWith(wanted);
    case 'matches':
      return fits(test, field, value);
    case 'does-not-match':
      return !fits(test, field, value);
    case 'length-at-least':
      return lengthOf(field, value) >= (test.number ?? 0);
    case 'length-at-most':
      return lengthOf(field, value) <= (test.number ?? 0);
    case 'same-as':
      return sameAsOther(test, text, given);
    case 'differs-from':
      return opposite(sameAsOther(test, text, given));
    default:
      return UNREADABLE;
  }
}

function isAmong(test: Test, field: Field, text: string): boolean {
  return (test.values ?? []).some((one) => plain(field, one) === text);
}

/** A pattern sees numbers without separators, in capitals, as the content's own do; other text as typed, without blanks around it. */
function fits(test: Test, field: Field, value: string): boolean {
  const text = field.type === 'id' ? compactId(value) : value.trim();
  return typeof test.value === 'string' && linearPattern(test.value).test(text);
}

function lengthOf(field: Field, value: string): number {
  let length = 0;
  for (const _char of field.type === 'id' ? compactId(value) : value.trim()) length += 1;
  return length;
}

/** The other field may have several values: one of them suffices. */
function sameAsOther(test: Test, text: string, given: Given): Answer {
  const key = test.than && 'field' in test.than ? test.than.field : '';
  const other = fieldOf(key);
  if (!other) return { unknown: 'field-unknown' };
  const answer = given.value(key);
  if ('unknown' in answer) return answer;
  if (isEmptyValue(answer.value)) return EMPTY;
  const values = Array.isArray(answer.value) ? (answer.value as readonly string[]) : [String(answer.value)];
  return values.some((one) => plain(other, one) === text);
}

const ORDERS: Partial<Record<Operator, (order: number) => boolean>> = {
  before: (order) => order < 0,
  'on-or-before': (order) => order <= 0,
  after: (order) => order > 0,
  'on-or-after': (order) => order >= 0,
  'less-than': (order) => order < 0,
  'at-most': (order) => order <= 0,
  'at-least': (order) => order >= 0,
  'more-than': (order) => order > 0,
};

function answerDate(test: Test, value: string, given: Given): Answer {
  const decide = ORDERS[test.op];
  if (!decide || !test.than || !isCalendarDate(value)) return UNREADABLE;
  const other = dateOf(test.than, given);
  if (typeof other !== 'string') return other;
  return decide(value < other ? -1 : value > other ? 1 : 0);
}

function dateOf(than: Operand, given: Given): string | { unknown: WhyNot } {
  if ('date' in than) return than.date;
  if ('today' in than) return moved(given.today, than.today);
  if (!('field' in than)) return { unknown: 'value-unreadable' };
  const text = textOf(than.field, given);
  if (typeof text !== 'string') return text;
  return isCalendarDate(text) ? moved(text, than.days ?? 0) : { unknown: 'value-unreadable' };
}

/** A day far outside the calendar is no day to compare with. */
function moved(date: string, days: number): string | { unknown: WhyNot } {
  const day = addDays(date, days);
  return isCalendarDate(day) ? day : { unknown: 'value-unreadable' };
}

function answerAmount(test: Test, value: string, given: Given): Answer {
  const decide = ORDERS[test.op];
  if (!decide || !test.than || !isDecimal(value)) return UNREADABLE;
  const other = 'amount' in test.than ? test.than.amount : 'field' in test.than ? textOf(test.than.field, given) : '';
  if (typeof other !== 'string') return other;
  return isDecimal(other) ? decide(compare(value, other)) : UNREADABLE;
}

function textOf(key: string, given: Given): string | { unknown: WhyNot } {
  const answer = given.value(key);
  if ('unknown' in answer) return answer;
  if (isEmptyValue(answer.value)) return { unknown: 'field-empty' };
  return typeof answer.value === 'string' ? answer.value : { unknown: 'value-unreadable' };
}
