import { isCalendarDate } from '../../calendar/calendar-date.ts';
import { isDecimal } from '../../money/decimal.ts';
import {
  type Condition,
  CUSTOM_LIMITS,
  FIELD_TYPES,
  OPERATOR_NAMES,
  type Operand,
  type Operator,
  shapeOf,
  type Test,
} from './condition.ts';
import { type Field, fieldOf } from './fields.ts';
import { sellerPatternProblem } from './linear-pattern.ts';

/** What is wrong with a definition, and where (JSON pointer). */
export interface DefinitionProblem {
  pointer: string;
  message: string;
}

/** Where problems of one reading go, and how many parts were met. */
interface Reading {
  problems: DefinitionProblem[];
  nodes: number;
}

type Json = unknown;

/**
 * A condition from JSON that anyone may have written. Undefined when there is a problem; every problem is noted, with its place.
 * Nothing but plain values of the language comes out: unknown keys are problems, and the result is built anew.
 */
export function readCondition(json: Json, pointer: string, problems: DefinitionProblem[]): Condition | undefined {
  const reading: Reading = { problems, nodes: 0 };
  const before = problems.length;
  const condition = readNode(json, pointer, reading, 0);
  return problems.length === before ? condition : undefined;
}

function note({ problems }: Reading, pointer: string, message: string): undefined {
  problems.push({ pointer, message });
  return undefined;
}

function readNode(json: Json, pointer: string, reading: Reading, depth: number): Condition | undefined {
  reading.nodes += 1;
  if (reading.nodes > CUSTOM_LIMITS.nodes)
    return reading.nodes === CUSTOM_LIMITS.nodes + 1
      ? note(reading, pointer, `has more than ${CUSTOM_LIMITS.nodes} parts`)
      : undefined;
  if (!isRecord(json)) return note(reading, pointer, 'must be a test or a group of tests');
  if (Object.hasOwn(json, 'field')) return readTest(json, pointer, reading);
  const [kind, ...others] = Object.keys(json);
  if (others.length > 0 || (kind !== 'all' && kind !== 'any' && kind !== 'not'))
    return note(reading, pointer, 'must be a test with "field", or a group with "all", "any" or "not" alone');
  if (depth >= CUSTOM_LIMITS.depth) return note(reading, pointer, `is nested more than ${CUSTOM_LIMITS.depth} deep`);
  if (kind === 'not') {
    const inner = readNode(json.not, `${pointer}/not`, reading, depth + 1);
    return inner && { not: inner };
  }
  const parts = json[kind];
  if (!Array.isArray(parts) || parts.length === 0)
    return note(reading, `${pointer}/${kind}`, 'must be a list with at least one test');
  if (parts.length > CUSTOM_LIMITS.nodes)
    return note(reading, `${pointer}/${kind}`, `has more than ${CUSTOM_LIMITS.nodes} parts`);
  const read = parts.map((part: Json, index) => readNode(part, `${pointer}/${kind}/${index}`, reading, depth + 1));
  const whole = read.filter((part) => part !== undefined);
  return kind === 'all' ? { all: whole } : { any: whole };
}

const KEYS = new Set(['field', 'op', 'of', 'value', 'values', 'number', 'than']);

function readTest(json: Record<string, Json>, pointer: string, reading: Reading): Test | undefined {
  for (const key of Object.keys(json).filter((key) => !KEYS.has(key)))
    note(reading, `${pointer}/${key}`, 'is no part of a test');
  const field = typeof json.field === 'string' ? fieldOf(json.field) : undefined;
  if (!field) return note(reading, `${pointer}/field`, 'is no known field');
  const op = OPERATOR_NAMES.find((name) => name === json.op);
  if (!op) return note(reading, `${pointer}/op`, 'is no known operator');
  if (!operatorsFor(field).includes(op)) return note(reading, `${pointer}/op`, `does not go with “${field.label}”`);
  const test: Test = { field: field.key, op };
  const of = readOf(json.of, field, op, pointer, reading);
  if (of) test.of = of;
  readOperand(test, json, field, pointer, reading);
  return test;
}

/** The operators that a field may be asked with. */
export function operatorsFor(field: Field): Operator[] {
  return OPERATOR_NAMES.filter((op) => {
    const shape = shapeOf(op);
    if (shape.wholeList) return field.many;
    return shape.types.some((type) => FIELD_TYPES.includes(type) && type === field.type);
  });
}

function readOf(json: Json, field: Field, op: Operator, pointer: string, reading: Reading): Test['of'] {
  if (json === undefined) return undefined;
  const { wholeList, anyField } = shapeOf(op);
  if (!field.many || wholeList || anyField)
    return note(reading, `${pointer}/of`, 'goes with fields of several values only, and their values one by one');
  if (json === 'some' || json === 'every') return json;
  return note(reading, `${pointer}/of`, 'must be "some" or "every"');
}

/** Reads what the operator needs beside it, and notes what it does not take. */
function readOperand(test: Test, json: Record<string, Json>, field: Field, pointer: string, reading: Reading): void {
  const kind = shapeOf(test.op).operand;
  const wanted = { none: null, value: 'value', pattern: 'value', values: 'values', number: 'number' } as const;
  const key = kind === 'date' || kind === 'amount' || kind === 'field' ? 'than' : wanted[kind];
  for (const other of ['value', 'values', 'number', 'than'].filter((name) => name !== key && json[name] !== undefined))
    note(reading, `${pointer}/${other}`, `does not go with “${test.op}”`);
  const at = `${pointer}/${key}`;
  switch (kind) {
    case 'none':
      return;
    case 'value': {
      const value = readValue(json.value, field, at, reading);
      if (value !== undefined) test.value = value;
      return;
    }
    case 'pattern': {
      const problem = typeof json.value === 'string' ? sellerPatternProblem(json.value) : 'must be text';
      if (problem !== null || typeof json.value !== 'string') note(reading, at, problem ?? 'must be text');
      else test.value = json.value;
      return;
    }
    case 'values': {
      const values = readValues(json.values, field, at, reading);
      if (values) test.values = values;
      return;
    }
    case 'number': {
      const number = json.number;
      if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 10_000)
        test.number = number;
      else note(reading, at, 'must be a whole number from 0 to 10,000');
      return;
    }
    default: {
      const than = readThan(json.than, field, kind, at, reading);
      if (than) test.than = than;
    }
  }
}

function readValue(json: Json, field: Field, pointer: string, reading: Reading): string | boolean | undefined {
  if (field.type === 'flag') return typeof json === 'boolean' ? json : note(reading, pointer, 'must be true or false');
  if (typeof json !== 'string' || json.trim() === '' || json.length > CUSTOM_LIMITS.text)
    return note(reading, pointer, `must be text of 1 to ${CUSTOM_LIMITS.text} characters`);
  if (field.options && !field.options.includes(json))
    return note(reading, pointer, `is none of the values of “${field.label}”`);
  return json;
}

function readValues(json: Json, field: Field, pointer: string, reading: Reading): string[] | undefined {
  if (!Array.isArray(json) || json.length === 0 || json.length > CUSTOM_LIMITS.values)
    return note(reading, pointer, `must be a list of 1 to ${CUSTOM_LIMITS.values} values`);
  const values = json.map((one: Json, index) => readValue(one, field, `${pointer}/${index}`, reading));
  return values.filter((one) => typeof one === 'string');
}

function readThan(
  json: Json,
  field: Field,
  kind: 'date' | 'amount' | 'field',
  pointer: string,
  reading: Reading,
): Operand | undefined {
  if (!isRecord(json)) return note(reading, pointer, 'must say what it is compared with');
  const keys = Object.keys(json);
  if (keys.includes('field')) return readOtherField(json, field, kind, pointer, reading);
  if (keys.length !== 1) return note(reading, pointer, 'must be one thing to compare with');
  if (kind === 'date' && typeof json.date === 'string' && isCalendarDate(json.date)) return { date: json.date };
  if (kind === 'date' && isDays(json.today)) return { today: json.today };
  if (kind === 'amount' && typeof json.amount === 'string' && isDecimal(json.amount)) return { amount: json.amount };
  if (kind === 'date') return note(reading, pointer, 'must be a real day, a number of days from today, or a field');
  if (kind === 'amount') return note(reading, pointer, 'must be a decimal amount as text, or a field');
  return note(reading, pointer, 'must name a field');
}

function readOtherField(
  json: Record<string, Json>,
  field: Field,
  kind: 'date' | 'amount' | 'field',
  pointer: string,
  reading: Reading,
): Operand | undefined {
  const other = typeof json.field === 'string' ? fieldOf(json.field) : undefined;
  const written = ['text', 'id', 'choice'];
  const fits = kind === 'field' ? written.includes(other?.type ?? '') : other?.type === field.type && !other.many;
  if (!other || !fits)
    return note(reading, `${pointer}/field`, `is no field that “${field.label}” can be compared with`);
  if (Object.keys(json).some((key) => key !== 'field' && key !== 'days'))
    return note(reading, pointer, 'must be one thing to compare with');
  if (json.days === undefined) return { field: other.key };
  if (kind !== 'date' || !isDays(json.days))
    return note(reading, `${pointer}/days`, 'must be a whole number of days, beside a date');
  return { field: other.key, days: json.days };
}

function isDays(json: Json): json is number {
  return typeof json === 'number' && Number.isInteger(json) && Math.abs(json) <= CUSTOM_LIMITS.days;
}

export function isRecord(json: Json): json is Record<string, Json> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
