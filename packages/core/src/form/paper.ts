import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CertificateStatus, CertificateUse } from '../certificate/certificate.ts';
import type { Reason } from '../certificate/reason.ts';
import type { Confidence } from '../content/content.ts';
import type { ExpiryRule } from '../content/validity.ts';

/** A place and why the customer buys there without tax. */
export interface Need {
  /** `US-TX`; a regime of a multistate file, such as `CA-BC`, is a place too. */
  state: string;
  reason: Reason;
}

/** A certificate the seller holds already. */
export interface OnFilePaper {
  certificateId: string;
  number: string;
  formId: string | null;
  /** Every state it is for. */
  states: readonly string[];
  /** Empty: the record does not say why. */
  reasons: readonly Reason[];
  status: CertificateStatus;
  active: boolean;
  use: CertificateUse;
  validFrom: CalendarDate;
  /** Last day, inclusive; null = no end date. */
  expires: CalendarDate | null;
  /** Worst of its findings: `refuse` counts for nothing, `review` covers and is told. */
  verdict: 'good' | 'review' | 'refuse';
}

/** What is known about the customer. Null = not known, and then nothing is ruled out for it. */
export interface Buyer {
  /** Every state where it is registered for sales tax; an empty list: nowhere. */
  registeredIn: readonly string[] | null;
  /** Numbers it is known to hold; it may hold others. */
  numbers: readonly { kind: string; issuer: string | null }[];
}

export interface PaperQuestion {
  asOf: CalendarDate;
  needs: readonly Need[];
  onFile: readonly OnFilePaper[];
  buyer: Buyer;
  /** `blanket`: every purchase to come. `single`: one purchase. */
  scope: 'blanket' | 'single';
}

/** The fact a statement rests on. */
export interface Ground {
  /** Content file: `US-TX`, `MTC`, `SST-F0003`. */
  in: string;
  sources: readonly number[];
  confidence: Confidence;
  note: string | null;
}

/** Something to know before the paper is asked for. */
export type LimitCode =
  /** The state makes it: the customer applies for it and gives a copy. */
  | 'issued-by-state'
  | 'notarized'
  /** It serves one purchase; a new one is needed for each. */
  | 'each-purchase'
  /** The customer gives the number of its home state. */
  | 'home-number'
  /** No source read confirms that this form serves this reason here. */
  | 'unconfirmed'
  /** The state speaks of resale only; whether this claim counts as resale is in doubt. */
  | 'counts-as-resale'
  /** The state levies no tax of its own; the paper is for its cities or boroughs. */
  | 'local-only'
  /** What the content says about this form in this state, in its own words. */
  | 'remark';

export interface Limit {
  code: LimitCode;
  /** For `remark`: the text. */
  text: string | null;
  ground: Ground | null;
}

/** One number a paper may carry for a place. */
export interface NumberOption {
  kind: string;
  /** Who issues it; null when any state, or one outside the content, may. */
  issuer: string | null;
  /** `held` and `not-held` are known; a number nobody asked about is `unknown`. */
  standing: 'held' | 'unknown' | 'not-held';
  /** Why it may stand here: the form's own kind, another kind the form takes, or the state takes numbers of the home state. */
  by: 'form' | 'alternative' | 'home-state';
  ground: Ground | null;
}

/** Why a form was not chosen. */
export type NotChosen =
  /** Another paper serves this and more, so that fewer are needed. */
  | 'fewer-papers'
  /** Serves as well; the chosen one stands before it in the order of preference. */
  | 'later-in-order'
  /** A certificate on file covers this already. */
  | 'on-file'
  | 'no-tax'
  /** A multistate form of the same text is listed. */
  | 'same-blank'
  /** The state says that it does not take it. */
  | 'not-accepted'
  /** The content does not say whether the state takes it. */
  | 'acceptance-unknown'
  | 'not-for-reason'
  | 'not-in-force'
  | 'replaced'
  /** The customer holds none of the numbers it needs. */
  | 'no-number'
  /** It serves one purchase, another one serves all. */
  | 'one-purchase-only'
  /** It rests on what no source confirms, another one does not. */
  | 'unconfirmed';

/** One form that comes into question for a need. The list of a need is in order of preference. */
export interface Candidate {
  formId: string;
  /** Content file of the form. */
  owner: string;
  /** `own`: of the state itself. */
  family: 'own' | 'multistate';
  /** It would do; else `notChosen` says what bars it. */
  usable: boolean;
  /** Null for the one that is chosen. */
  notChosen: NotChosen | null;
  ground: Ground;
  limits: readonly Limit[];
  numbers: readonly NumberOption[];
}

export type NeedStatus =
  | 'on-file'
  | 'paper'
  /** Neither the state nor its places levy a sales tax. */
  | 'no-tax'
  /** No form of the state and none it takes names the reason. */
  | 'reason-unknown'
  /** Forms name the reason, and each is barred. */
  | 'nothing-serves'
  /** The content has no file for the place. */
  | 'place-unknown';

export interface OnFileCover {
  certificateId: string;
  number: string;
  /** Last day it covers; null = no end date. */
  until: CalendarDate | null;
  /** `sure`, or what a person should know about it. */
  standing: 'sure' | 'warned' | 'temporary' | 'limited-use' | 'reason-not-recorded';
}

/** Why a certificate on file that names the state does not cover. */
export type NotCovering =
  | 'other-reason'
  | 'ended'
  | 'not-begun'
  | 'not-approved'
  | 'switched-off'
  | 'blocked'
  | 'single-purchase';

export interface NeedAnswer extends Need {
  stateName: string;
  status: NeedStatus;
  /** Index into `papers`. */
  paper: number | null;
  onFile: OnFileCover | null;
  /** Certificates on file that name the state and do not cover. */
  notCovering: readonly { certificateId: string; number: string; why: NotCovering }[];
  candidates: readonly Candidate[];
  /** For `reason-unknown`: forms of the state on which it could be claimed as "other". */
  perhaps: readonly string[];
  /** For `no-tax`: the fact. */
  ground: Ground | null;
}

/** A paper to ask for. */
export interface ChosenPaper {
  formId: string;
  owner: string;
  /** What it covers, by index into `needs`. */
  covers: readonly number[];
  states: readonly string[];
  reasons: readonly Reason[];
  completedBy: 'purchaser' | 'state';
  /** Last day of a paper signed on the day asked about; null with the rule that says why. */
  ends: CalendarDate | null;
  endRule: ExpiryRule;
  /** Why this one: nothing else serves one of its needs, it saves papers, or it comes first. */
  because: 'only-one' | 'fewest' | 'first-in-order';
  confidence: Confidence;
  limits: readonly (Limit & { states: readonly string[] })[];
}

export interface PaperAnswer {
  asOf: CalendarDate;
  release: string;
  papers: readonly ChosenPaper[];
  /** False when the search was cut off: fewer papers may do. */
  provenFewest: boolean;
  /** How many papers would do if what is unconfirmed were trusted, where that is fewer; else null. */
  fewerIfTrusted: number | null;
  needs: readonly NeedAnswer[];
}
