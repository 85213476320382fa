import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Confidence, type Content, type Form, factOn, type Jurisdiction } from '../content/content.ts';
import { LAW_OF_CHECKS } from './law-of-checks.gen.ts';

/**
 * How well the law that a check stands on is known in a state. `partly`: some of it is confirmed. `unconfirmed`: stated, but no source
 * read confirms it, so the check never rejects on it. `unknown`: the content says nothing, so the check answers "could not be checked".
 */
export type KnownLaw = 'confirmed' | 'partly' | 'unconfirmed' | 'unknown';
export const KNOWN_LAW = ['confirmed', 'partly', 'unconfirmed', 'unknown'] as const satisfies readonly KnownLaw[];

/** The facts a check reads (`accepts.mtcUniform`, `forms.validity`); empty for one that needs no law of a state. */
export function lawOfCheck(checkId: string): readonly string[] {
  return Object.hasOwn(LAW_OF_CHECKS, checkId) ? (LAW_OF_CHECKS[checkId] ?? []) : [];
}

/** How well the law of a check is known in each state, by the name of the state; empty for a check without law. */
export function coverageOfCheck(
  checkId: string,
  content: Content,
  day: CalendarDate,
): { state: string; name: string; law: KnownLaw }[] {
  const facts = lawOfCheck(checkId);
  if (facts.length === 0) return [];
  return [...content.jurisdictions.values()]
    .map((place) => ({ state: place.code, name: place.name, law: knownIn(place, facts, day) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function knownIn(place: Jurisdiction, facts: readonly string[], day: CalendarDate): KnownLaw {
  const found = facts.flatMap((fact) => confidences(place, fact, day));
  const stated = found.filter((one) => one !== null);
  if (stated.length === 0) return 'unknown';
  const confirmed = stated.filter((one) => one !== 'unconfirmed').length;
  if (confirmed === 0) return 'unconfirmed';
  return confirmed === found.length ? 'confirmed' : 'partly';
}

/** How sure each value of a fact is; null where the content has none. */
function confidences(place: Jurisdiction, fact: string, day: CalendarDate): (Confidence | null)[] {
  const [head = '', part = ''] = fact.split('.');
  if (head === 'forms') return place.forms.length === 0 ? [null] : place.forms.map((form) => ofForm(form, part, day));
  if (head === 'idFormats') return place.idFormats.length === 0 ? [null] : place.idFormats.map((one) => one.confidence);
  if (head === 'specialRules') return place.specialRules.map((one) => one.confidence);
  const value = (part === '' ? place : (place as unknown as Record<string, unknown>)[head]) as Record<string, unknown>;
  return [datedConfidence(value[part === '' ? head : part], day)];
}

function ofForm(form: Form, part: string, day: CalendarDate): Confidence | null {
  const value = (form as unknown as Record<string, unknown>)[part];
  if (!isFact(value)) return value === null ? null : form.confidence;
  return datedConfidence(value, day);
}

type AnyFact = readonly { value: unknown; from: string | null; to: string | null; confidence: Confidence }[];

function isFact(value: unknown): value is AnyFact {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'confidence' in one);
}

/** A value that says "not known" is none. */
function datedConfidence(value: unknown, day: CalendarDate): Confidence | null {
  if (!isFact(value)) return null;
  const held = factOn(value as Parameters<typeof factOn>[0], day);
  const says = held?.value as { kind?: unknown; accepted?: unknown } | null | undefined;
  if (!held || says === null || says?.kind === 'unknown' || says?.accepted === null) return null;
  return held.confidence;
}
