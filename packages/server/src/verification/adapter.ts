import type { Address, ClaimedId } from '@bonafide/core/certificate/certificate.ts';
import type { VerificationRegister, VerificationResult } from '@bonafide/core/check/verification-facts.ts';

/** What is asked: about a number, or about an address (then the number is null). */
export interface Question {
  register: VerificationRegister;
  number: ClaimedId | null;
  /** Of the purchaser, as the paper has them. */
  name: string | null;
  address: Address | null;
  /** The day asked about. */
  day: string;
}

/**
 * Why there is no answer. `timed-out`: nothing came in time · `unreachable`: no connection · `refused`: the registry declines us (401,
 * 403, blocked) · `busy`: it asks us to wait · `server-error`: 5xx, or it says it is out of order · `redirected`: it sends us elsewhere,
 * where we do not go · `too-large`, `unreadable`: an answer nobody can use · `not-allowed`: the operator does not let us go there ·
 * `list-missing`: the list on which the answer would rest is not taken in · `rejected-by-registry`: it says that our question is wrong.
 */
export const SILENCES = [
  'timed-out',
  'refused',
  'unreachable',
  'busy',
  'server-error',
  'redirected',
  'too-large',
  'unreadable',
  'not-allowed',
  'list-missing',
  'rejected-by-registry',
] as const;
export type Silence = (typeof SILENCES)[number];

/** What the registry told, as far as it did. */
export interface Said {
  name: string | null;
  address: Partial<Address> | null;
  startDate: string | null;
  endDate: string | null;
  /** Its own words for the state of the number. */
  statusWords: string | null;
  /** A number of the registry that proves the look-up: VIES calls it consultation number. */
  consultationNumber: string | null;
}

export const NOTHING_SAID: Said = Object.freeze({
  name: null,
  address: null,
  startDate: null,
  endDate: null,
  statusWords: null,
  consultationNumber: null,
});

/** The request as it was sent, secrets replaced by their names. */
export interface SentQuestion {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string | null;
}

/** What an adapter brings home: the outcome with what proves it. */
export interface Outcome {
  result: VerificationResult;
  /** Set exactly when the result is `no-answer`. */
  silence: Silence | null;
  said: Said;
  request: SentQuestion | null;
  answer: { bytes: Buffer; mediaType: string; status: number } | null;
}

/** One way of asking. It never throws for what the outside world does: that is an outcome. */
export interface Adapter {
  /** `vies`, `http`, `irs`, `manual`. */
  name: string;
  /** Changes when the same answer would be read otherwise. */
  version: string;
  ask(question: Question): Promise<Outcome>;
}

export function silent(
  silence: Silence,
  evidence: Partial<Pick<Outcome, 'request' | 'answer' | 'said'>> = {},
): Outcome {
  return { result: 'no-answer', silence, said: NOTHING_SAID, request: null, answer: null, ...evidence };
}
