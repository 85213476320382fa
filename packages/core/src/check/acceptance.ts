import { type Acceptance, type DatedValue, factOn, type Jurisdiction } from '../content/content.ts';
import { acceptanceOf as acceptancesOf } from '../content/register.ts';
import { couldNotCheck, type Verdict } from './check.ts';
import { type CheckSubject, type KnownForm, lawDay } from './subject.ts';

/** What a jurisdiction says about a multistate form on the day of the law; undefined when it says nothing about it. */
export function acceptanceOf(
  subject: CheckSubject,
  known: KnownForm,
  place: Jurisdiction,
): DatedValue<Acceptance> | undefined {
  return factOn(acceptancesOf(place, known.owner), lawDay(subject));
}

/** Judges by the content's file for a jurisdiction, or answers that there is none. */
export function withFile(subject: CheckSubject, code: string, judge: (place: Jurisdiction) => Verdict): Verdict {
  const place = subject.content.jurisdictions.get(code);
  return place ? judge(place) : couldNotCheck('jurisdiction-not-in-content');
}
