import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Confidence, factOn } from '../content/content.ts';
import { computeExpiry } from '../content/validity.ts';
import { candidatesFor, levyOf, type RankedCandidate } from './candidates.ts';
import { coverOnFile } from './on-file.ts';
import type {
  Candidate,
  ChosenPaper,
  Ground,
  Need,
  NeedAnswer,
  NeedStatus,
  NotChosen,
  PaperAnswer,
  PaperQuestion,
} from './paper.ts';
import type { FormLaw, Place } from './places.ts';
import { type Cover, type CoverSet, MOST_STEPS, smallestCover } from './smallest-cover.ts';

/** A need with everything known about it before papers are chosen. */
interface Weighed {
  need: Need;
  place: Place | undefined;
  onFile: ReturnType<typeof coverOnFile>;
  /** Set where nobody levies a sales tax: the fact that says so. */
  untaxed: Ground | null;
  candidates: RankedCandidate[];
}

/**
 * Which papers to ask for: the fewest that cover every state and reason that any paper can cover, by the law of the day asked
 * about; among equally many those first in the order of preference. Each need says what covers it, what else would have served
 * and why it was not chosen, or why nothing does. The order of the question does not matter.
 */
export function fewestPapers(law: FormLaw, question: PaperQuestion, mostSteps = MOST_STEPS): PaperAnswer {
  const weighed = needsOf(question).map((need) => weigh(law, need, question, false));
  const cover = smallestCover(setsOf(law, weighed), mostSteps);
  const papers = papersOf(law, weighed, cover, question);
  return {
    asOf: question.asOf,
    release: law.content.release,
    papers: papers.map(({ paper }) => paper),
    provenFewest: cover.proven,
    fewerIfTrusted: fewerIfTrusted(law, weighed, question, papers.length, mostSteps),
    needs: weighed.map((entry, index) => answerOf(entry, index, papers)),
  };
}

/** Each pair once, by state and reason. */
function needsOf({ needs }: PaperQuestion): Need[] {
  const byKey = new Map(needs.map(({ state, reason }) => [`${state} ${reason}`, { state, reason }]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, need]) => need);
}

function weigh(law: FormLaw, need: Need, question: PaperQuestion, trustUnconfirmed: boolean): Weighed {
  const place = law.places.get(need.state);
  return {
    need,
    place,
    onFile: coverOnFile(need, question),
    untaxed: place && levyOf(place, question.asOf) === 'none' ? taxGround(place, question.asOf) : null,
    candidates: place ? candidatesFor(law, place, need, question, trustUnconfirmed) : [],
  };
}

/** Whether a paper has to be asked for at all. */
function isOpen({ onFile, untaxed }: Weighed): boolean {
  return onFile.cover === null && untaxed === null;
}

/** One set for each paper that could be asked for: a form, and its reason where the form allows one only. */
function setsOf(law: FormLaw, weighed: readonly Weighed[]): CoverSet[] {
  const sets = new Map<string, { id: string; cost: number; covers: number[] }>();
  for (const [index, entry] of weighed.entries()) {
    if (!isOpen(entry)) continue;
    for (const candidate of entry.candidates.filter(({ usable }) => usable)) {
      const id = paperKey(law, candidate, entry.need);
      const known = sets.get(id);
      if (known) known.covers.push(index);
      else sets.set(id, { id, cost: candidate.rank, covers: [index] });
    }
  }
  return [...sets.values()];
}

function paperKey(law: FormLaw, { formId }: Candidate, { reason }: Need): string {
  return law.oneReason.has(formId) ? `${formId} ${reason}` : formId;
}

interface Built {
  key: string;
  paper: ChosenPaper;
}

function papersOf(law: FormLaw, weighed: readonly Weighed[], cover: Cover, { asOf }: PaperQuestion): Built[] {
  const taken = new Map<string, { entry: Weighed; index: number; candidate: RankedCandidate }[]>();
  for (const [index, entry] of weighed.entries()) {
    if (!isOpen(entry)) continue;
    // Where two chosen papers serve a need, it goes on the one first in order.
    const candidate = entry.candidates.find(
      (one) => one.usable && cover.chosen.includes(paperKey(law, one, entry.need)),
    );
    if (!candidate) continue;
    const key = paperKey(law, candidate, entry.need);
    const list = taken.get(key) ?? [];
    taken.set(key, [...list, { entry, index, candidate }]);
  }
  return [...taken]
    .map(([key, uses]): Built | undefined => {
      const first = uses[0];
      if (!first) return undefined;
      const { form, owner } = first.candidate;
      const { expires, rule } = computeExpiry(form, asOf, null, asOf);
      const states = unique(uses.map(({ entry }) => entry.need.state));
      return {
        key,
        paper: {
          formId: form.id,
          owner,
          covers: uses.map(({ index }) => index),
          states,
          reasons: unique(uses.map(({ entry }) => entry.need.reason)),
          completedBy: form.completedBy,
          ends: expires,
          endRule: rule,
          because: becauseOf(uses),
          confidence: worst(uses.map(({ candidate }) => candidate.ground.confidence)),
          limits: limitsOf(uses),
        },
      };
    })
    .filter((built) => built !== undefined)
    .sort((a, b) => b.paper.covers.length - a.paper.covers.length || (a.key < b.key ? -1 : 1));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

const SURENESS: readonly Confidence[] = ['direct', 'second-hand', 'unconfirmed'];

function worst(all: readonly Confidence[]): Confidence {
  return all.reduce((low, one) => (SURENESS.indexOf(one) > SURENESS.indexOf(low) ? one : low), 'direct');
}

function becauseOf(uses: readonly { entry: Weighed; candidate: RankedCandidate }[]): ChosenPaper['because'] {
  if (uses.some(({ entry }) => entry.candidates.filter(({ usable }) => usable).length === 1)) return 'only-one';
  const first = uses.every(({ entry, candidate }) => entry.candidates[0] === candidate);
  return first ? 'first-in-order' : 'fewest';
}

/** The limits of all uses; what holds in several states is said once. */
function limitsOf(uses: readonly { entry: Weighed; candidate: RankedCandidate }[]): ChosenPaper['limits'] {
  const merged = new Map<string, ChosenPaper['limits'][number] & { states: string[] }>();
  for (const { entry, candidate } of uses) {
    for (const limit of candidate.limits) {
      const key = `${limit.code} ${limit.text ?? ''}`;
      const known = merged.get(key);
      if (!known) merged.set(key, { ...limit, states: [entry.need.state] });
      else if (!known.states.includes(entry.need.state)) known.states.push(entry.need.state);
    }
  }
  return [...merged.values()];
}

function fewerIfTrusted(
  law: FormLaw,
  weighed: readonly Weighed[],
  question: PaperQuestion,
  papers: number,
  mostSteps: number,
): number | null {
  const doubted = weighed.some(
    (entry) => isOpen(entry) && entry.candidates.some(({ notChosen }) => notChosen === 'unconfirmed'),
  );
  if (!doubted) return null;
  const trusting = weighed.map((entry) => weigh(law, entry.need, question, true));
  const { chosen } = smallestCover(setsOf(law, trusting), mostSteps);
  return chosen.length < papers ? chosen.length : null;
}

function answerOf(entry: Weighed, index: number, papers: readonly Built[]): NeedAnswer {
  const { need, place, onFile, untaxed, candidates } = entry;
  const paper = papers.findIndex((built) => built.paper.covers.includes(index));
  const status = statusOf(entry, paper >= 0);
  const chosen = candidates.findIndex(({ formId }) => formId === papers[paper]?.paper.formId);
  return {
    ...need,
    stateName: place?.name ?? need.state,
    status,
    paper: paper < 0 ? null : paper,
    onFile: onFile.cover,
    notCovering: onFile.notCovering,
    candidates: candidates.map((candidate, position) => presented(candidate, whyLeft(status, position - chosen))),
    perhaps: status === 'reason-unknown' && place ? formsForOther(place) : [],
    ground: untaxed,
  };
}

function statusOf({ place, onFile, untaxed, candidates }: Weighed, chosen: boolean): NeedStatus {
  if (!place) return 'place-unknown';
  if (untaxed) return 'no-tax';
  if (onFile.cover) return 'on-file';
  if (chosen) return 'paper';
  const named = candidates.some(({ notChosen }) => notChosen !== 'not-for-reason' && notChosen !== 'not-accepted');
  return named ? 'nothing-serves' : 'reason-unknown';
}

function taxGround({ code, jurisdiction }: Place, asOf: CalendarDate): Ground | null {
  const fact = jurisdiction && factOn(jurisdiction.salesTax, asOf);
  return fact ? { in: code, sources: fact.sources, confidence: fact.confidence, note: fact.note } : null;
}

/** Forms on which a reason that the state does not name could be claimed as "other"; a person decides. */
function formsForOther({ own }: Place): string[] {
  return own.filter(({ form }) => form.reasons.includes('other')).map(({ form }) => form.id);
}

/** Why a usable form is not the one taken; `distance` is its place in the order from the one taken. */
function whyLeft(status: NeedStatus, distance: number): NotChosen | null {
  if (status === 'on-file' || status === 'no-tax') return status;
  if (distance === 0) return null;
  return distance < 0 ? 'fewer-papers' : 'later-in-order';
}

function presented({ form: _form, rank: _rank, ...shown }: RankedCandidate, why: NotChosen | null): Candidate {
  return { ...shown, notChosen: shown.notChosen ?? why };
}
