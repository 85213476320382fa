import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Confidence, type Form, factOn } from '../content/content.ts';
import { numberOptions } from './number-options.ts';
import type { Candidate, Limit, Need, NotChosen, NumberOption, PaperQuestion } from './paper.ts';
import { barredOn, type FormLaw, multistateStanding, ownStanding, type Place, type Standing } from './places.ts';

/** Multistate forms in the order they are preferred; a file that is not named here comes after them. */
const FAMILIES: readonly string[] = ['SST-F0003', 'MTC', 'BORDER-STATES'];

/** A candidate with what the solver needs to know of it. */
export interface RankedCandidate extends Candidate {
  form: Form;
  /** Lower is preferred; the same for a form wherever it is used. */
  rank: number;
}

/**
 * Every form that comes into question for a need, in order of preference: usable ones first, forms of the state before those of
 * several states, what the customer fills in before what the state issues, better sourced before less well sourced. What is
 * unconfirmed and what serves one purchase only is barred where something better serves.
 */
export function candidatesFor(
  law: FormLaw,
  place: Place,
  need: Need,
  question: Pick<PaperQuestion, 'asOf' | 'buyer' | 'scope'>,
  trustUnconfirmed: boolean,
): RankedCandidate[] {
  const found = [...ownCandidates(law, place, need, question), ...multistateCandidates(law, place, need, question)];
  barCopies(law, found);
  if (question.scope === 'blanket') {
    barWhereBetterServes(found, (candidate) => !candidate.form.scope.includes('blanket'), 'one-purchase-only');
    for (const candidate of found) {
      if (candidate.usable && !candidate.form.scope.includes('blanket')) {
        candidate.limits = [{ code: 'each-purchase', text: null, ground: null }, ...candidate.limits];
      }
    }
  }
  if (!trustUnconfirmed) {
    barWhereBetterServes(found, (candidate) => candidate.ground.confidence === 'unconfirmed', 'unconfirmed');
  }
  return found.sort(byPreference);
}

/** Usable ones, then those that would serve the reason but are barred, then the rest; each by rank. */
function byPreference(a: RankedCandidate, b: RankedCandidate): number {
  return placing(a) - placing(b) || a.rank - b.rank || (a.formId < b.formId ? -1 : 1);
}

function placing({ usable, notChosen }: RankedCandidate): number {
  if (usable) return 0;
  return notChosen === 'not-for-reason' || notChosen === 'not-accepted' ? 2 : 1;
}

function barWhereBetterServes(
  found: RankedCandidate[],
  isWorse: (candidate: RankedCandidate) => boolean,
  why: NotChosen,
): void {
  const usable = found.filter((candidate) => candidate.usable);
  if (!usable.some((candidate) => !isWorse(candidate))) return;
  for (const candidate of usable.filter(isWorse)) bar(candidate, why);
}

function bar(candidate: RankedCandidate, why: NotChosen): void {
  candidate.usable = false;
  candidate.notChosen = why;
}

/** A state's publication of a multistate form is that form; it stands for itself only where the form itself is not usable. */
function barCopies(law: FormLaw, found: RankedCandidate[]): void {
  for (const copy of found) {
    const family = law.copies.get(copy.formId);
    const same = family !== undefined && found.some((other) => other.owner === family && other.usable);
    if (same && copy.usable) bar(copy, 'same-blank');
  }
}

type Asked = Pick<PaperQuestion, 'asOf' | 'buyer' | 'scope'>;

function ownCandidates(law: FormLaw, place: Place, need: Need, question: Asked): RankedCandidate[] {
  return place.own
    .map(({ form, owner }, index) => {
      const standing = ownStanding(place, owner, form, need.reason);
      const rank = Math.min(index, 99) + (form.completedBy === 'state' ? 400 : 0) + confidenceRank(form.confidence);
      return candidate(law, place, need, question, { form, owner, family: 'own', standing, rank });
    })
    .filter(({ notChosen }) => notChosen !== 'not-for-reason');
}

function multistateCandidates(law: FormLaw, place: Place, need: Need, question: Asked): RankedCandidate[] {
  return [...law.content.multistate.values()].flatMap((file) => {
    const order = FAMILIES.indexOf(file.code);
    return file.forms.flatMap((form) => {
      const standing = multistateStanding(law, place, file.code, form, need.reason, question.asOf);
      if (!standing || !form.reasons.includes(need.reason)) return [];
      const rank = 1000 * (1 + (order < 0 ? FAMILIES.length : order)) + confidenceRank(form.confidence);
      return [candidate(law, place, need, question, { form, owner: file.code, family: 'multistate', standing, rank })];
    });
  });
}

const CONFIDENCE: Readonly<Record<Confidence, number>> = { direct: 0, 'second-hand': 100, unconfirmed: 200 };

function confidenceRank(confidence: Confidence): number {
  return CONFIDENCE[confidence];
}

interface Drafted {
  form: Form;
  owner: string;
  family: 'own' | 'multistate';
  standing: Standing;
  rank: number;
}

function candidate(
  law: FormLaw,
  place: Place,
  need: Need,
  { asOf, buyer }: Asked,
  { form, owner, family, standing, rank }: Drafted,
): RankedCandidate {
  const numbers = numberOptions(form, place, need.reason, buyer, asOf);
  const barred = standing.serves ? (barredOn(law, form, asOf) ?? numberMissing(numbers)) : standing.why;
  return {
    formId: form.id,
    owner,
    family,
    usable: barred === undefined,
    notChosen: barred ?? null,
    ground: standing.ground,
    limits: [...usageLimits(form, place, numbers, asOf), ...standing.limits],
    numbers,
    form,
    rank,
  };
}

/** The customer is known to hold none of the numbers the paper needs. A number nobody asked about rules nothing out. */
function numberMissing(numbers: readonly NumberOption[]): 'no-number' | undefined {
  if (numbers.length === 0 || numbers.some((option) => option.standing !== 'not-held')) return undefined;
  return 'no-number';
}

function usageLimits(form: Form, place: Place, numbers: readonly NumberOption[], asOf: CalendarDate): Limit[] {
  const limits: Limit[] = [];
  const notarized = factOn(form.notarized, asOf);
  if (notarized?.value === true) {
    const { sources, confidence, note } = notarized;
    limits.push({ code: 'notarized', text: null, ground: { in: place.code, sources, confidence, note } });
  }
  const best = numbers[0];
  if (best?.by === 'home-state') limits.push({ code: 'home-number', text: best.issuer, ground: best.ground });
  if (levyOf(place, asOf) === 'local') limits.push({ code: 'local-only', text: null, ground: null });
  return limits;
}

/** Who levies a sales tax there: the state, its cities and boroughs alone, or nobody. */
export function levyOf({ jurisdiction }: Place, asOf: CalendarDate): 'state' | 'local' | 'none' {
  const fact = jurisdiction && factOn(jurisdiction.salesTax, asOf);
  if (!fact || fact.value.imposed) return 'state';
  return factOn(jurisdiction.localSalesTax, asOf)?.value === true ? 'local' : 'none';
}
