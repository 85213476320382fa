import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { Address, ClaimedId } from '../certificate/certificate.ts';

/**
 * What an authority answered. `no-answer` stands apart from all others: a registry that could not be reached has said nothing
 * about the number, neither yes nor no.
 */
export const VERIFICATION_RESULTS = ['active', 'inactive', 'closed', 'not-found', 'name-differs', 'no-answer'] as const;
export type VerificationResult = (typeof VERIFICATION_RESULTS)[number];

/**
 * What kind of register was asked. `permit`: whoever issues tax numbers, states and VAT alike; `exempt-organizations`: the federal
 * list of charities; `business-register`: firms in good standing; `address`: a postal address service.
 */
export const VERIFICATION_REGISTERS = ['permit', 'exempt-organizations', 'business-register', 'address'] as const;
export type VerificationRegister = (typeof VERIFICATION_REGISTERS)[number];

/** `sealed`: the answer, or a file that shows it, is kept under a seal. `note`: only somebody's word that it was asked. */
export type EvidenceKind = 'sealed' | 'note';

/** A number the state gives instead of a look-up: for one sale, or for the sales of a calendar year (Florida's methods 2 and 3). */
export interface Authorization {
  kind: 'sale' | 'year';
  number: string;
  /** The order or invoice it was given for. */
  reference: string | null;
  year: number | null;
}

/** One question to one register, and what came of it. */
export interface VerificationFacts {
  verificationId: string;
  register: VerificationRegister;
  /** Who was asked, to show: "VIES", "Texas Comptroller". */
  registry: string;
  /** Null for a question about an address. */
  number: ClaimedId | null;
  /** The address asked about, as one line; null for a number. */
  askedAddress: string | null;
  result: VerificationResult;
  /** As the registry has them; null where it says nothing. */
  name: string | null;
  address: Partial<Address> | null;
  startDate: CalendarDate | null;
  endDate: CalendarDate | null;
  authorization: Authorization | null;
  /** The day it was asked. */
  on: CalendarDate;
  evidence: EvidenceKind;
  /** How many days the answer counts as fresh. */
  goodForDays: number;
}
