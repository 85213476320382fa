import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { CertificateStatus } from './certificate.ts';

/** What people (or a policy) do with a certificate. */
export const CERTIFICATE_EVENTS = [
  'submit',
  'start-review',
  'approve',
  'approve-temporarily',
  'reject',
  'revoke',
  'supersede',
  'reopen',
] as const;
export type CertificateEvent = (typeof CERTIFICATE_EVENTS)[number];

/** What the rules of an event look at beside the status. */
export interface EventContext {
  /** Findings of severity `reject` that stand open on the certificate. */
  openRejects: number;
  /** Why the person acts; null or blank when none was given. */
  reason: string | null;
}

/** Why an event cannot happen; codes of the service's registry of refusals. */
export type EventRefusal = 'status-conflict' | 'open-findings';

/** The whole life cycle. What is not listed is not allowed; `expired` is no status but a matter of dates. */
const TRANSITIONS: Readonly<Record<CertificateStatus, Partial<Record<CertificateEvent, CertificateStatus>>>> =
  Object.freeze({
    draft: { submit: 'submitted' },
    submitted: {
      'start-review': 'in-review',
      approve: 'approved',
      'approve-temporarily': 'temporary',
      reject: 'rejected',
    },
    'in-review': { approve: 'approved', 'approve-temporarily': 'temporary', reject: 'rejected' },
    approved: { revoke: 'revoked', supersede: 'superseded', reopen: 'in-review' },
    temporary: {
      'start-review': 'in-review',
      approve: 'approved',
      reject: 'rejected',
      revoke: 'revoked',
      supersede: 'superseded',
    },
    rejected: { reopen: 'in-review' },
    revoked: { reopen: 'in-review' },
    superseded: { reopen: 'in-review' },
  });

/** The events that lead anywhere from a status, in the order of `CERTIFICATE_EVENTS`. */
export function allowedEvents(status: CertificateStatus): CertificateEvent[] {
  return CERTIFICATE_EVENTS.filter((event) => TRANSITIONS[status][event] !== undefined);
}

/**
 * The status after an event, or why it is refused. Whether the event is allowed at all is said first. An approval, for a time
 * or for good, over findings that say "reject" needs a reason in words, since an auditor will ask for it.
 */
export function applyEvent(
  status: CertificateStatus,
  event: CertificateEvent,
  context: EventContext,
): { status: CertificateStatus } | { refusal: EventRefusal } {
  const next = TRANSITIONS[status][event];
  if (next === undefined) return { refusal: 'status-conflict' };
  const approves = event === 'approve' || event === 'approve-temporarily';
  if (approves && context.openRejects > 0 && (context.reason ?? '').trim() === '') {
    return { refusal: 'open-findings' };
  }
  return { status: next };
}

/** The status as people see it on a day: `expired` where an approved or temporary certificate has run out. */
export type ShownStatus = CertificateStatus | 'expired';

/** `expiryDayInclusive`: the last day itself still counts (the company's setting). */
export function shownStatus(
  certificate: { status: CertificateStatus; expires: CalendarDate | null },
  asOf: CalendarDate,
  expiryDayInclusive: boolean,
): ShownStatus {
  const { status, expires } = certificate;
  if ((status !== 'approved' && status !== 'temporary') || expires === null) return status;
  const over = expiryDayInclusive ? expires < asOf : expires <= asOf;
  return over ? 'expired' : status;
}
