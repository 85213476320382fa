import {
  type Condition,
  OPERATORS,
  type Operand,
  type Operator,
  shapeOf,
  type Test,
} from '@bonafide/core/check/custom/condition.ts';
import { type Field, fieldOf } from '@bonafide/core/check/custom/fields.ts';
import { operatorsFor } from '@bonafide/core/check/custom/read-condition.ts';

/** How the parts of a group are joined, as the form says it. */
export type Joint = 'all' | 'any' | 'none';

/** A group as the form shows it: `none` is "not any". */
export interface Group {
  joint: Joint;
  parts: readonly Condition[];
}

/** The group a condition is; a test alone, or anything else, is a group of one. */
export function groupOf(condition: Condition): Group {
  if ('all' in condition) return { joint: 'all', parts: condition.all };
  if ('any' in condition) return { joint: 'any', parts: condition.any };
  if ('not' in condition) {
    const inner = condition.not;
    return { joint: 'none', parts: 'any' in inner ? inner.any : [inner] };
  }
  return { joint: 'all', parts: [condition] };
}

export function conditionOf({ joint, parts }: Group): Condition {
  if (joint === 'none') return { not: { any: parts } };
  return joint === 'all' ? { all: parts } : { any: parts };
}

export function isGroup(condition: Condition): boolean {
  return !('field' in condition);
}

/** A first test for a new line. */
export const FIRST_TEST: Test = { field: 'purchaser.phone', op: 'present' };

/** The test with another field: the operator stays where it goes with the field. */
export function withField(test: Test, key: string): Test {
  const field = fieldOf(key);
  if (!field) return test;
  const allowed = operatorsFor(field);
  const op = allowed.includes(test.op) ? test.op : (allowed[0] ?? 'present');
  return withOperator({ field: key, op: test.op, ...(field.many && test.of ? { of: test.of } : {}) }, op);
}

/** The test with another operator, and something to compare with where it needs it. */
export function withOperator(test: Test, op: Operator): Test {
  const field = fieldOf(test.field);
  if (!field) return test;
  const { anyField, wholeList, operand } = shapeOf(op);
  const of = field.many && !anyField && !wholeList ? { of: test.of ?? ('some' as const) } : {};
  const base: Test = { field: test.field, op, ...of };
  const before = test.op in OPERATORS && shapeOf(test.op).operand === operand ? test : undefined;
  switch (operand) {
    case 'none':
      return base;
    case 'value':
    case 'pattern':
      return { ...base, value: before?.value ?? firstValue(field) };
    case 'values':
      return { ...base, values: before?.values ?? [] };
    case 'number':
      return { ...base, number: before?.number ?? 1 };
    case 'date':
      return { ...base, than: before?.than ?? { today: 0 } };
    case 'amount':
      return { ...base, than: before?.than ?? { amount: '0' } };
    case 'field':
      return { ...base, than: before?.than ?? { field: 'customer.name' } };
  }
}

function firstValue(field: Field): string | boolean {
  if (field.type === 'flag') return true;
  return field.options?.[0] ?? '';
}

export type OperandMode = 'today' | 'date' | 'amount' | 'field';

export function modeOf(than: Operand): OperandMode {
  if ('today' in than) return 'today';
  if ('date' in than) return 'date';
  return 'amount' in than ? 'amount' : 'field';
}
