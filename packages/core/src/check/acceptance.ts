import { type Acceptance, type DatedValue, factOn, type Jurisdiction } from '../content/content.ts';
import type { Verdict } from './check.ts';
import { couldNotCheck } from './check.ts';
import type { CheckSubject, KnownForm } from './subject.ts';
import { lawDay } from './subject.ts';

/** Multistate families and the fact of a jurisdiction that says whether it takes them. */
const FAMILIES: Readonly<Record<string, 'mtcUniform' | 'sstF0003' | 'borderStates'>> = {
  MTC: 'mtcUniform',
  'SST-F0003': 'sstF0003',
  'BORDER-STATES': 'borderStates',
};

/** What a jurisdiction says about a multistate form; undefined when it says nothing or the form is of no such family. */
export function acceptanceOf(
  subject: CheckSubject,
  known: KnownForm,
  place: Jurisdiction,
): DatedValue<Acceptance> | undefined {
  const family = FAMILIES[known.owner];
  return family === undefined ? undefined : factOn(place.accepts[family], lawDay(subject));
}

/** The content's file for a jurisdiction, or the answer that there is none. */
export function withFile(subject: CheckSubject, code: string, judge: (place: Jurisdiction) => Verdict): Verdict {
  const place = subject.content.jurisdictions.get(code);
  return place ? judge(place) : couldNotCheck('jurisdiction-not-in-content');
}
