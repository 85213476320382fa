import type { Confidence, DatedValue } from '../content/content.ts';
import type { Citation, Severity } from './finding.ts';
import type { CheckSubject } from './subject.ts';
import type { WhyNot } from './why-not.ts';

/** Groups of the catalogue that have checks. */
export type CheckGroup =
  | 'completeness'
  | 'format'
  | 'consistency'
  | 'dates'
  | 'jurisdiction'
  | 'reason'
  | 'identity'
  | 'signature'
  | 'document'
  | 'duplicates'
  | 'seller'
  | 'scope';

/** The fact of the content a finding rests on. It replaces the check's own citation, and its doubt lowers the severity. */
export interface Ground {
  /** Content file, e.g. `US-TX`, `MTC`, `SST-F0003`, `reference`. */
  in: string;
  confidence: Confidence;
  sources: readonly number[];
}

/** One thing a check saw. The runner completes it to a `Finding`. */
export interface Observation {
  /** JSON pointer into the certificate. */
  path: string;
  values?: Record<string, string>;
  /** Only where it differs from the check's default. */
  severity?: Severity;
  ground?: Ground;
}

/** The rule does not speak about this certificate. */
export interface NotApplicable {
  notApplicable: WhyNot;
}

/** The rule speaks about this certificate, but something needed to answer is missing. Never counted as passed. */
export interface CouldNotCheck {
  couldNotCheck: WhyNot;
}

/** An empty list means: checked, and nothing found. */
export type CheckResult = Observation[] | NotApplicable | CouldNotCheck;

/** One rule about a certificate. */
export interface Check {
  /** Stable id of the catalogue, e.g. `FMT-01`. */
  id: string;
  group: CheckGroup;
  /** Default weight; an observation or the seller's policy may differ. */
  severity: Severity;
  /**
   * `paper` checks read the claim and cannot be answered when nothing was read from a paper; `record` checks always can; `sale`
   * checks judge one sale and are made by `saleCheck`.
   */
  about: 'paper' | 'record' | 'sale';
  /** A check of the record or the paper that also speaks when one sale is judged. `sale` checks speak only then. */
  atSale?: true;
  /** Fields it reads, as paths from the subject. */
  reads: readonly string[];
  citation: Citation;
  run(subject: CheckSubject): CheckResult;
}

/** Answer about one item of a list (an id, a state): seen, in order, or unanswered. */
export type Verdict = Observation | 'in-order' | NotApplicable | CouldNotCheck;

/** No source is claimed: practice, or our own reasoning. */
export const PRACTICE: Citation = { in: 'practice', source: null };

/** A source of the catalogue, by its key in `content/checks.json`. */
export function catalogueSource(key: string): Citation {
  return { in: 'checks', source: key };
}

export function notApplicable(reason: WhyNot): NotApplicable {
  return { notApplicable: reason };
}

export function couldNotCheck(reason: WhyNot): CouldNotCheck {
  return { couldNotCheck: reason };
}

/** Turns a dated fact of a content file into the ground of an observation. */
export function groundOf(owner: string, fact: Pick<DatedValue<unknown>, 'confidence' | 'sources'>): Ground {
  return { in: owner, confidence: fact.confidence, sources: fact.sources };
}

/**
 * Judges every item and answers for the whole check: observations win; else one unanswered item makes the check unanswered,
 * so that a passed check means each item was looked at; else passed when at least one item was in order.
 */
export function judgeEach<T>(
  items: readonly T[],
  whenEmpty: NotApplicable | CouldNotCheck,
  judge: (item: T, index: number) => Verdict,
): CheckResult {
  let seen: Observation[] | undefined;
  let unanswered: CouldNotCheck | undefined;
  let notMeant: NotApplicable | undefined;
  let inOrder = false;
  // One pass without lists in between: it runs for nearly every check of every certificate of a sweep.
  for (let index = 0; index < items.length; index += 1) {
    const verdict = judge(items[index] as T, index);
    if (verdict === 'in-order') inOrder = true;
    else if ('path' in verdict) {
      seen ??= [];
      seen.push(verdict);
    } else if ('couldNotCheck' in verdict) unanswered ??= verdict;
    else notMeant ??= verdict;
  }
  return seen ?? unanswered ?? (inOrder ? [] : (notMeant ?? whenEmpty));
}

/** The one-item form of {@link judgeEach}. */
export function judgeOne(verdict: Verdict): CheckResult {
  if (verdict === 'in-order') return [];
  return 'path' in verdict ? [verdict] : verdict;
}

export function isCouldNotCheck(value: Verdict | CheckResult): value is CouldNotCheck {
  return typeof value === 'object' && 'couldNotCheck' in value;
}

export function isNotApplicable(value: Verdict | CheckResult): value is NotApplicable {
  return typeof value === 'object' && 'notApplicable' in value;
}
