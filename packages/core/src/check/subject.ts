import { type CalendarDate, isCalendarDate } from '../calendar/calendar-date.ts';
import type { Certificate, Claim, ClaimedId } from '../certificate/certificate.ts';
import type { Reason } from '../certificate/reason.ts';
import type { Content, Form, Jurisdiction } from '../content/content.ts';
import type { Customer } from '../customer/customer.ts';
import type { SellerFacts } from '../customer/seller-facts.ts';
import type { AccountHistory } from './account-history.ts';
import type { CheckedSale } from './checked-sale.ts';
import type { DocumentFacts } from './document-facts.ts';
import { oncePer } from './remembered.ts';
import type { Signals } from './signals.ts';
import type { VerificationFacts } from './verification-facts.ts';

/** The seller, as far as checks need it. A missing list is null: then the check that needs it says so. */
export interface CheckedCompany extends SellerFacts {
  name: string;
  /** Names of the other legal entities of the same seller, trade names among them. */
  siblings: string[];
  temporaryCertificatesAffectTax: boolean;
}

/** What the store knows about numbers beyond this customer. */
export interface IdIndex {
  /** Numbers the seller knows to be revoked. */
  revoked: ClaimedId[];
  /** Other customers whose certificates carry one of this certificate's numbers. */
  uses: { value: string; customerId: string; customerName: string }[];
}

/** Everything one run of the checks looks at. Values only; the caller loads, the checks judge. */
export interface CheckSubject {
  certificate: Certificate;
  customer: Customer | null;
  company: CheckedCompany | null;
  content: Content;
  /** The day asked about. */
  asOf: CalendarDate;
  /** What the record's 2-character reason code means in the customer's group. */
  recordReason: Reason | null;
  /** The other certificates of the customer; null when they were not loaded. */
  others: readonly Certificate[] | null;
  idIndex: IdIndex | null;
  /** Whether a picture or file of the paper is kept; null when the caller does not know. */
  hasDocument: boolean | null;
  /** The one sale in question; null: none, and the checks of a sale do not apply. */
  sale: CheckedSale | null;
  /** What the seller's records tell of the customer over time; null when it was not loaded. */
  account: AccountHistory | null;
  /** What registries answered about its numbers and address, oldest first; null when it was not loaded. */
  verifications: readonly VerificationFacts[] | null;
  /** What was read in the files of the certificate; null when they were not loaded. */
  document: DocumentFacts | null;
  /** What other certificates and sales have in common with it; null when it was not loaded. */
  signals: Signals | null;
}

/** A subject with nothing known beside the certificate, the content and the day: callers spread what they have over it. */
export function bareSubject(certificate: Certificate, content: Content, asOf: CalendarDate): CheckSubject {
  return {
    certificate,
    content,
    asOf,
    customer: null,
    company: null,
    recordReason: null,
    others: null,
    idIndex: null,
    hasDocument: null,
    sale: null,
    account: null,
    verifications: null,
    document: null,
    signals: null,
  };
}

/**
 * True when anything at all was read or typed from a paper. An imported record has an empty claim: what is missing there is
 * unknown, not wrong, and the runner answers every `paper` check with `no-paper`.
 */
export function claimIsKnown(certificate: Certificate): boolean {
  return holdsValue(certificate.claim);
}

function holdsValue(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object') return true;
  for (const key in value) if (holdsValue((value as Record<string, unknown>)[key])) return true;
  return false;
}

/** A value and where it stands in the certificate. */
export interface Placed<T> {
  value: T;
  path: string;
}

export interface KnownForm {
  form: Form;
  /** Content file the form stands in: a jurisdiction code or a multistate code. */
  owner: string;
}

export function formOf(subject: CheckSubject): KnownForm | undefined {
  const id = subject.certificate.formId;
  return id === null ? undefined : subject.content.forms.get(id);
}

/** True when the form belongs to no single jurisdiction (MTC, SST, border states). */
export function isMultistate(subject: CheckSubject, known: KnownForm): boolean {
  return subject.content.multistate.has(known.owner);
}

/** The claim's reasons; for a record without any, what its reason code means. */
export const reasonsOf: (subject: CheckSubject) => readonly Placed<Reason>[] = oncePer(
  ({ certificate, recordReason }) => {
    const claimed = certificate.claim.reasons;
    if (claimed.length > 0) return claimed.map((value, index) => ({ value, path: `/claim/reasons/${index}` }));
    return recordReason === null ? [] : [{ value: recordReason, path: '/reasonCode' }];
  },
);

/** The states the certificate is for: as claimed, else as granted, else the state that owns the form. Each once. */
export const jurisdictionsOf: (subject: CheckSubject) => readonly Placed<string>[] = oncePer((subject) => {
  const { claim, grants } = subject.certificate;
  const listed = claim.jurisdictions.map((value, index) => ({ value, path: `/claim/jurisdictions/${index}` }));
  if (listed.length > 0) return once(listed);
  const granted = grants.map((grant, index) => ({ value: stateOfZone(grant.zone), path: `/grants/${index}/zone` }));
  const states = granted.filter((entry) => entry.value.includes('-'));
  if (states.length > 0) return once(states);
  const known = formOf(subject);
  if (known && subject.content.jurisdictions.has(known.owner)) return [{ value: known.owner, path: '/formId' }];
  return [];
});

function once(entries: Placed<string>[]): Placed<string>[] {
  return entries.filter((entry, index) => entries.findIndex((other) => other.value === entry.value) === index);
}

/** `US-TX/Travis/Austin` → `US-TX`. */
export function stateOfZone(zone: string): string {
  const end = zone.indexOf('/');
  return end < 0 ? zone : zone.slice(0, end);
}

/** The state the number stands for: the issuer written beside it, else the only state of the certificate. */
export function issuerOf(subject: CheckSubject, id: ClaimedId): string | null {
  if (id.issuer !== null) return id.issuer;
  const states = jurisdictionsOf(subject);
  return states.length === 1 ? (states[0]?.value ?? null) : null;
}

/** The name to show for a jurisdiction code; the code itself when the content has no file for it. */
export function placeName(subject: CheckSubject, code: string): string {
  return subject.content.jurisdictions.get(code)?.name ?? code;
}

export function jurisdictionOf(subject: CheckSubject, code: string): Jurisdiction | undefined {
  return subject.content.jurisdictions.get(code);
}

/** The date when it is a real day; else null, and FMT-12 speaks about it. */
export function realDate(text: string | null): CalendarDate | null {
  return text !== null && isCalendarDate(text) ? text : null;
}

/** The day whose law judges the paper: the day it was signed, or the day asked about when that is unknown or later. */
export const lawDay: (subject: CheckSubject) => CalendarDate = oncePer(({ certificate, asOf }) => {
  const signed = realDate(certificate.claim.signedDate);
  return signed !== null && signed <= asOf ? signed : asOf;
});

/** First day the certificate speaks of: signed, else the record's own start. */
export function startOf(certificate: Certificate): CalendarDate | null {
  return realDate(certificate.claim.signedDate) ?? realDate(certificate.validFrom);
}

/** Text with something in it besides blanks. */
export function isFilled(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

/** Numbers of the claim with their places. */
export const idsOf: (claim: Claim) => readonly Placed<ClaimedId>[] = oncePer((claim) =>
  claim.ids.map((value, index) => ({ value, path: `/claim/ids/${index}/value` })),
);
