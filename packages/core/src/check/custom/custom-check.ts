import type { Severity } from '../finding.ts';
import type { Locale } from '../messages/message-table.ts';
import type { WhyNot } from '../why-not.ts';
import type { Condition } from './condition.ts';
import { evaluate, type Given } from './evaluate.ts';
import type { FieldValue } from './fields.ts';

/** English always, other languages where the seller wrote them. `{signedDate}` stands where the value of a field goes. */
export type Sentences = { en: string } & Partial<Record<Exclude<Locale, 'en'>, string>>;

/** A seller's own check as it is kept. Plain data, JSON-safe; what {@link readCustomCheck} lets through. */
export interface CustomCheck {
  /** `OWN-` and up to 20 capitals, digits and hyphens; never used for another check. */
  id: string;
  title: string;
  severity: Severity;
  /** Null: it applies to every certificate. */
  appliesWhen: Condition | null;
  mustHold: Condition;
  /** The field a finding points at. */
  about: string;
  clerk: Sentences;
  buyer: Sentences;
  /** Tests beside it: at least one that finds something and one that does not. */
  examples: readonly CustomExample[];
}

export const CUSTOM_OUTCOMES = ['found', 'passed', 'not-applicable', 'could-not-check'] as const;
export type CustomOutcome = (typeof CUSTOM_OUTCOMES)[number];

/** A made-up certificate: fields left out are empty. */
export interface CustomExample {
  name: string;
  /** The day asked about; the day of running when left out. */
  today?: string;
  fields: Readonly<Record<string, FieldValue>>;
  expect: CustomOutcome;
}

export const CUSTOM_ID = /^OWN-[A-Z0-9]+(?:-[A-Z0-9]+)*$/;
export const CUSTOM_ID_LENGTH = 24;

/** What a check says about one certificate, and why where it says nothing. */
export type CustomAnswer =
  | { outcome: 'found' | 'passed' }
  | { outcome: 'not-applicable' | 'could-not-check'; reason: WhyNot };

/**
 * Answers a check: first whether it applies, then whether what must hold does. When a field that decides is missing, the answer is
 * "could not be checked", never "passed".
 */
export function answerCustom(check: Pick<CustomCheck, 'appliesWhen' | 'mustHold'>, given: Given): CustomAnswer {
  const applies = check.appliesWhen === null ? true : evaluate(check.appliesWhen, given);
  if (applies === false) return { outcome: 'not-applicable', reason: 'condition-not-met' };
  if (applies !== true) return { outcome: 'could-not-check', reason: applies.unknown };
  const holds = evaluate(check.mustHold, given);
  if (typeof holds === 'boolean') return { outcome: holds ? 'passed' : 'found' };
  return { outcome: 'could-not-check', reason: holds.unknown };
}

/** The outcome of an example. Its fields are all that is known, and all of it is: a field left out is empty, not unknown. */
export function answerExample(
  check: Pick<CustomCheck, 'appliesWhen' | 'mustHold'>,
  example: Pick<CustomExample, 'fields' | 'today'>,
  today: string,
): CustomAnswer {
  return answerCustom(check, {
    today: example.today ?? today,
    value: (key) => ({ value: Object.hasOwn(example.fields, key) ? (example.fields[key] ?? null) : null }),
  });
}
