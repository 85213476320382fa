/**
 * The language of a seller's own checks. A condition is a tree of `all`, `any` and `not` over tests of one field each. It names no
 * function and no path: fields are those of the catalogue (`fields.ts`), so nothing outside the certificate can be reached.
 */

/** What a value of a field is. `id`: a number of identification, compared without separators and letter case. */
export const FIELD_TYPES = ['text', 'id', 'choice', 'flag', 'date', 'amount'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export type Condition = { all: readonly Condition[] } | { any: readonly Condition[] } | { not: Condition } | Test;

/** What a date or an amount is compared with. `today` counts days from the day asked about, backwards when negative. */
export type Operand =
  | { date: string }
  | { today: number }
  | { amount: string }
  /** Another field of the same type; `days` are added to its date. */
  | { field: string; days?: number };

/** One question about one field. Which parts it has follows from the operator, see {@link OPERATORS}. */
export interface Test {
  field: string;
  op: Operator;
  /** Of a field with several values: must one of them pass, or each? */
  of?: 'some' | 'every';
  value?: string | boolean;
  values?: readonly string[];
  number?: number;
  than?: Operand;
}

/** What stands beside an operator. */
export type OperandKind = 'none' | 'value' | 'values' | 'pattern' | 'number' | 'date' | 'amount' | 'field';

interface OperatorShape {
  /** Types of fields it asks about. */
  types: readonly FieldType[];
  operand: OperandKind;
  /** Asks about the list as a whole and not about its values; only fields with several values have it. */
  wholeList?: true;
  /** Asks about the field whatever its number of values. */
  anyField?: true;
}

const WRITTEN = ['text', 'id', 'choice'] as const;
const shape = (types: readonly FieldType[], operand: OperandKind): OperatorShape => ({ types, operand });

export const OPERATORS = {
  present: { types: FIELD_TYPES, operand: 'none', anyField: true },
  absent: { types: FIELD_TYPES, operand: 'none', anyField: true },
  is: shape([...WRITTEN, 'flag'], 'value'),
  'is-not': shape([...WRITTEN, 'flag'], 'value'),
  'one-of': shape(WRITTEN, 'values'),
  'none-of': shape(WRITTEN, 'values'),
  'same-as': shape(['text', 'id', 'choice'], 'field'),
  'differs-from': shape(['text', 'id', 'choice'], 'field'),
  contains: shape(['text', 'id'], 'value'),
  'starts-with': shape(['text', 'id'], 'value'),
  'ends-with': shape(['text', 'id'], 'value'),
  matches: shape(['text', 'id'], 'pattern'),
  'does-not-match': shape(['text', 'id'], 'pattern'),
  'length-at-least': shape(['text', 'id'], 'number'),
  'length-at-most': shape(['text', 'id'], 'number'),
  before: shape(['date'], 'date'),
  'on-or-before': shape(['date'], 'date'),
  after: shape(['date'], 'date'),
  'on-or-after': shape(['date'], 'date'),
  'less-than': shape(['amount'], 'amount'),
  'at-most': shape(['amount'], 'amount'),
  'at-least': shape(['amount'], 'amount'),
  'more-than': shape(['amount'], 'amount'),
  'count-at-least': { types: FIELD_TYPES, operand: 'number', wholeList: true },
  'count-at-most': { types: FIELD_TYPES, operand: 'number', wholeList: true },
} as const satisfies Record<string, OperatorShape>;

export type Operator = keyof typeof OPERATORS;
export const OPERATOR_NAMES = Object.keys(OPERATORS) as readonly Operator[];

export function shapeOf(op: Operator): OperatorShape {
  return OPERATORS[op];
}

/** Bounds of one check. Together they keep the work of a check below a few thousand steps beside the length of the texts. */
export const CUSTOM_LIMITS = {
  /** Levels of `all`, `any`, `not` above a test. */
  depth: 5,
  /** Tests and groups of one condition. */
  nodes: 60,
  /** Values of one list. */
  values: 100,
  /** Characters of a value, a pattern, a name. */
  text: 200,
  /** Characters of a sentence. */
  sentence: 600,
  examples: 30,
  /** Days before or after today. */
  days: 36_525,
  /** Single characters that a pattern may stand for once repetitions are written out. */
  patternStates: 400,
} as const;

/** Every field a condition asks about, each once, in the order they stand. */
export function fieldsOf(condition: Condition): string[] {
  const named = testsOf(condition).flatMap((test) =>
    test.than && 'field' in test.than ? [test.field, test.than.field] : [test.field],
  );
  return [...new Set(named)];
}

/** The tests of a condition, in the order they stand. */
export function testsOf(condition: Condition): Test[] {
  if ('all' in condition) return condition.all.flatMap(testsOf);
  if ('any' in condition) return condition.any.flatMap(testsOf);
  if ('not' in condition) return testsOf(condition.not);
  return [condition];
}
