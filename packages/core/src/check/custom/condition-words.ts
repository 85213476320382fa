import { type Condition, type Operand, shapeOf, type Test } from './condition.ts';
import { fieldOf } from './fields.ts';

/** Words of the operators, between a field and what it is compared with. */
export const OPERATOR_WORDS: Readonly<Record<Test['op'], string>> = {
  present: 'is filled in',
  absent: 'is empty',
  is: 'is',
  'is-not': 'is not',
  'one-of': 'is one of',
  'none-of': 'is none of',
  'same-as': 'is the same as',
  'differs-from': 'differs from',
  contains: 'contains',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  matches: 'fits the pattern',
  'does-not-match': 'does not fit the pattern',
  'length-at-least': 'has at least this many characters:',
  'length-at-most': 'has at most this many characters:',
  before: 'is before',
  'on-or-before': 'is on or before',
  after: 'is after',
  'on-or-after': 'is on or after',
  'less-than': 'is less than',
  'at-most': 'is at most',
  'at-least': 'is at least',
  'more-than': 'is more than',
  'count-at-least': 'has at least this many values:',
  'count-at-most': 'has at most this many values:',
};

/** A condition as an English sentence without its full stop: "Kind of purchaser is nonprofit, and day of signature is filled in". */
export function conditionWords(condition: Condition): string {
  const text = worded(condition, 0);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function worded(condition: Condition, depth: number): string {
  if ('not' in condition) return `not (${worded(condition.not, 0)})`;
  if ('all' in condition) return grouped(condition.all, 'and', depth);
  if ('any' in condition) return grouped(condition.any, 'or', depth);
  return testWords(condition);
}

function grouped(parts: readonly Condition[], joint: 'and' | 'or', depth: number): string {
  const text = parts.map((part) => worded(part, depth + 1)).join(`, ${joint} `);
  return depth > 0 && parts.length > 1 ? `(${text})` : text;
}

/** One test in words: "day of signature is before today minus 365 days". */
export function testWords(test: Test): string {
  const label = labelOf(test.field);
  const several = fieldOf(test.field)?.many === true && !shapeOf(test.op).anyField && !shapeOf(test.op).wholeList;
  const field = several ? `${test.of === 'every' ? 'each' : 'one'} of “${label}”` : `“${label}”`;
  return [field, OPERATOR_WORDS[test.op], operandWords(test)].filter((part) => part !== '').join(' ');
}

function labelOf(key: string): string {
  return fieldOf(key)?.label ?? key;
}

function operandWords(test: Test): string {
  if (test.values) return test.values.map(codeWords).join(', ');
  if (test.number !== undefined) return String(test.number);
  if (typeof test.value === 'boolean') return test.value ? 'yes' : 'no';
  if (test.value !== undefined) return shapeOf(test.op).operand === 'pattern' ? test.value : codeWords(test.value);
  return test.than ? thanWords(test.than) : '';
}

/** Our codes read as words; whatever a seller typed stands as typed. */
function codeWords(value: string): string {
  return /^[a-z]+(-[a-z]+)+$/.test(value) ? value.replaceAll('-', ' ') : value;
}

function thanWords(than: Operand): string {
  if ('date' in than) return than.date;
  if ('amount' in than) return than.amount;
  if ('today' in than) return daysFrom('today', than.today);
  return daysFrom(`“${labelOf(than.field)}”`, than.days ?? 0);
}

function daysFrom(start: string, days: number): string {
  if (days === 0) return start;
  const size = Math.abs(days);
  return `${start} ${days < 0 ? 'minus' : 'plus'} ${size} ${size === 1 ? 'day' : 'days'}`;
}
