import { isCalendarDate } from '../../calendar/calendar-date.ts';
import type { Severity } from '../finding.ts';
import { type Condition, CUSTOM_LIMITS, fieldsOf } from './condition.ts';
import {
  answerExample,
  CUSTOM_ID,
  CUSTOM_ID_LENGTH,
  CUSTOM_OUTCOMES,
  type CustomCheck,
  type CustomExample,
  type Sentences,
} from './custom-check.ts';
import { type Field, type FieldValue, fieldOf } from './fields.ts';
import { type DefinitionProblem, isRecord, readCondition } from './read-condition.ts';
import { PLACEHOLDER } from './run-custom.ts';

type Json = unknown;
export type ReadCustomCheck = { check: CustomCheck } | { problems: DefinitionProblem[] };

const KEYS = ['id', 'title', 'severity', 'appliesWhen', 'mustHold', 'about', 'clerk', 'buyer', 'examples'];

/**
 * A seller's check from JSON that anyone may have written, or every problem with its place. An example that the conditions answer
 * otherwise than it expects is a problem: a check that fails its own tests is not saved.
 * @param today the day asked about in examples that name none
 */
export function readCustomCheck(json: Json, today: string): ReadCustomCheck {
  const problems: DefinitionProblem[] = [];
  const note = (pointer: string, message: string) => void problems.push({ pointer, message });
  if (!isRecord(json)) return { problems: [{ pointer: '', message: 'must be an object' }] };
  for (const key of Object.keys(json).filter((key) => !KEYS.includes(key))) note(`/${key}`, 'is no part of a check');
  const id =
    typeof json.id === 'string' && json.id.length <= CUSTOM_ID_LENGTH && CUSTOM_ID.test(json.id) ? json.id : '';
  if (id === '') note('/id', `must be OWN- and capitals, digits and hyphens, ${CUSTOM_ID_LENGTH} characters at most`);
  const title = readText(json.title, CUSTOM_LIMITS.text, '/title', note) ?? '';
  const severity = (['reject', 'warn', 'inform'] as const).find((one) => one === json.severity);
  if (!severity) note('/severity', 'must be reject, warn or inform');
  const appliesWhen =
    json.appliesWhen === null || json.appliesWhen === undefined
      ? null
      : readCondition(json.appliesWhen, '/appliesWhen', problems);
  const mustHold = readCondition(json.mustHold, '/mustHold', problems);
  const about = typeof json.about === 'string' && fieldOf(json.about) ? json.about : '';
  if (about === '') note('/about', 'is no known field');
  const clerk = readSentences(json.clerk, '/clerk', note);
  const buyer = readSentences(json.buyer, '/buyer', note);
  const examples = readExamples(json.examples, note);
  if (!mustHold || appliesWhen === undefined || !severity || !clerk || !buyer || !examples || problems.length > 0)
    return { problems };
  const check = { id, title, severity, appliesWhen, mustHold, about, clerk, buyer, examples };
  problems.push(...failedExamples(check, today));
  return problems.length > 0 ? { problems } : { check };
}

type Note = (pointer: string, message: string) => void;

function readText(json: Json, most: number, pointer: string, note: Note): string | undefined {
  if (typeof json === 'string' && json.trim() !== '' && json.length <= most) return json.trim();
  return void note(pointer, `must be text of 1 to ${most} characters`);
}

function readSentences(json: Json, pointer: string, note: Note): Sentences | undefined {
  if (!isRecord(json))
    return void note(pointer, 'must hold a sentence in English, and may hold one in Spanish and French');
  for (const key of Object.keys(json).filter((key) => !['en', 'es', 'fr'].includes(key)))
    note(`${pointer}/${key}`, 'is no language of the product: en, es, fr');
  const sentence = (key: string) => {
    const text = readText(json[key], CUSTOM_LIMITS.sentence, `${pointer}/${key}`, note);
    for (const [, name = ''] of text?.matchAll(PLACEHOLDER) ?? [])
      if (!fieldOf(name)) note(`${pointer}/${key}`, `{${name}} is no known field`);
    return text;
  };
  const en = sentence('en');
  const others = ['es', 'fr'].filter((key) => json[key] !== undefined && json[key] !== null);
  const read = Object.fromEntries(others.flatMap((key) => (sentence(key) === undefined ? [] : [[key, sentence(key)]])));
  return en === undefined ? undefined : { en, ...(read as Omit<Sentences, 'en'>) };
}

function readExamples(json: Json, note: Note): CustomExample[] | undefined {
  if (!Array.isArray(json) || json.length > CUSTOM_LIMITS.examples)
    return void note('/examples', `must be a list of at most ${CUSTOM_LIMITS.examples} examples`);
  const examples = json.map((one: Json, index) => readExample(one, `/examples/${index}`, note));
  const whole = examples.filter((one) => one !== undefined);
  if (whole.length < examples.length) return undefined;
  if (!whole.some(({ expect }) => expect === 'found') || !whole.some(({ expect }) => expect === 'passed'))
    note('/examples', 'must hold one that finds something and one that passes, at least');
  return whole;
}

function readExample(json: Json, pointer: string, note: Note): CustomExample | undefined {
  if (!isRecord(json)) return void note(pointer, 'must be an example');
  for (const key of Object.keys(json).filter((key) => !['name', 'today', 'fields', 'expect'].includes(key)))
    note(`${pointer}/${key}`, 'is no part of an example');
  const name = readText(json.name, CUSTOM_LIMITS.text, `${pointer}/name`, note);
  const expect = CUSTOM_OUTCOMES.find((one) => one === json.expect);
  if (!expect) note(`${pointer}/expect`, `must be one of ${CUSTOM_OUTCOMES.join(', ')}`);
  const today = json.today ?? undefined;
  const isDay = today === undefined || (typeof today === 'string' && isCalendarDate(today));
  if (!isDay) note(`${pointer}/today`, 'must be a real day written YYYY-MM-DD');
  const fields = readFields(json.fields, `${pointer}/fields`, note);
  if (name === undefined || !expect || !isDay || !fields) return undefined;
  return { name, ...(typeof today === 'string' ? { today } : {}), fields, expect };
}

function readFields(json: Json, pointer: string, note: Note): Record<string, FieldValue> | undefined {
  if (!isRecord(json)) return void note(pointer, 'must be values by field');
  const read: Record<string, FieldValue> = {};
  for (const [key, value] of Object.entries(json)) {
    const field = fieldOf(key);
    if (!field) note(`${pointer}/${key}`, 'is no known field');
    else if (!isValueOf(field, value)) note(`${pointer}/${key}`, `is no value of “${field.label}”`);
    else read[key] = value;
  }
  return read;
}

/** Bad dates and amounts may stand in an example: papers have them too. */
function isValueOf(field: Field, json: Json): json is FieldValue {
  const isText = (one: Json) => typeof one === 'string' && one.length <= 2000;
  if (json === null) return true;
  if (field.many) return Array.isArray(json) && json.length <= CUSTOM_LIMITS.values && json.every(isText);
  return field.type === 'flag' ? typeof json === 'boolean' : isText(json);
}

const OUTCOME_WORDS = {
  found: 'finds something',
  passed: 'passes',
  'not-applicable': 'does not apply',
  'could-not-check': 'could not be checked',
} as const;

/** The examples whose answer is not the expected one. */
export function failedExamples(
  check: {
    appliesWhen: Condition | null;
    mustHold: Condition;
    examples: readonly CustomExample[];
    severity?: Severity;
  },
  today: string,
): DefinitionProblem[] {
  return check.examples.flatMap((example, index) => {
    const { outcome } = answerExample(check, example, today);
    if (outcome === example.expect) return [];
    const message = `“${example.name}”: expected “${OUTCOME_WORDS[example.expect]}”, but the check ${OUTCOME_WORDS[outcome]}`;
    return [{ pointer: `/examples/${index}/expect`, message }];
  });
}

/** Every field a check needs, each once: for the form of an example. */
export function fieldsOfCheck(check: Pick<CustomCheck, 'appliesWhen' | 'mustHold'>): string[] {
  return [...new Set([...(check.appliesWhen ? fieldsOf(check.appliesWhen) : []), ...fieldsOf(check.mustHold)])];
}
