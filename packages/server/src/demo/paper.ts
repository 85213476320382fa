import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { addDays, addYears } from '@bonafide/core/calendar/calendar-date.ts';
import { type Claim, type ClaimedId, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { editionStart } from '@bonafide/core/check/edition.ts';
import { type Content, type Form, factOn } from '@bonafide/core/content/content.ts';
import { computeExpiry } from '@bonafide/core/content/validity.ts';
import type { CustomerPlan } from './customers.ts';
import { numberOf } from './id-number.ts';
import { between, pick, type Random } from './random.ts';
import { SIGNERS, TITLES } from './trades.ts';
import { COMPANIES, SELLER_ADDRESS } from './world.ts';

/** The blanket form a buyer would use: one of the state's own for the reason, else a multistate form the state takes. */
export function chooseForm(content: Content, state: string, reason: Reason, today: CalendarDate): Form | undefined {
  const place = content.jurisdictions.get(state);
  if (!place) return undefined;
  const own = place.forms.filter(
    (form) =>
      form.reasons.includes(reason) &&
      form.scope.includes('blanket') &&
      (form.effectiveTo === null || form.effectiveTo >= today) &&
      // For buyers without a registration in the state; the demo's buyers have one.
      !(form.idKinds.length === 1 && form.idKinds[0] === 'out-of-state-sales-tax') &&
      factOn(form.validity, today)?.value.kind !== 'single-purchase',
  );
  const rank = (form: Form) =>
    (form.unconfirmedReasons.includes(reason) ? 100 : 0) +
    (isStreamlined(form) ? 50 : 0) +
    (form.completedBy === 'state' ? 20 : 0) +
    (factOn(form.validity, today)?.value.kind === 'unknown' ? 5 : 0) +
    form.reasons.length;
  const best = [...own].sort((a, b) => rank(a) - rank(b))[0];
  return best ?? multistateForm(content, state, reason, today);
}

function isStreamlined(form: Form): boolean {
  return /F0003|SST/.test(form.id);
}

function multistateForm(content: Content, state: string, reason: Reason, today: CalendarDate): Form | undefined {
  if (accepts(content, state, 'sstF0003', reason, today)) return content.forms.get('SST-F0003')?.form;
  if (accepts(content, state, 'mtcUniform', reason, today)) return content.forms.get('MTC-UNIFORM')?.form;
  return undefined;
}

/** Whether a state takes a multistate form for a reason, by the law of the day. */
export function accepts(
  content: Content,
  state: string,
  form: 'mtcUniform' | 'sstF0003',
  reason: Reason,
  today: CalendarDate,
): boolean {
  const place = content.jurisdictions.get(state);
  const fact = place && factOn(place.accepts[form], today);
  const taken = fact?.value.accepted === true ? fact.value.reasons : undefined;
  return taken !== undefined && (taken.length === 0 || taken.includes(reason));
}

/** What a buyer fills in: every box in order, so that a story can spoil exactly one. */
export interface PaperWishes {
  customer: CustomerPlan;
  form: Form;
  states: readonly string[];
  reason: Reason;
  signedDate: CalendarDate;
  /** Last day printed on papers that carry one. */
  printedEnd: CalendarDate | null;
  /** It arrived on this day at the latest. */
  receivedBy: CalendarDate;
}

export function filledClaim(content: Content, wishes: PaperWishes, random: Random): Claim {
  const { customer, form, states, reason, signedDate, receivedBy } = wishes;
  const seller = customer.group === 'food' ? COMPANIES.food : COMPANIES.parent;
  const received = addDays(signedDate, between(random, 0, 12));
  return {
    ...emptyClaim(),
    purchaser: {
      name: customer.name,
      dbaName: null,
      address: {
        line1: customer.street,
        line2: null,
        city: customer.home.city,
        region: customer.home.state.slice(3),
        postalCode: customer.home.postalCode,
        country: 'US',
      },
      phone: customer.phone,
      email: customer.email,
      entityType: customer.trade.entity,
    },
    seller: { name: seller.name, address: SELLER_ADDRESS },
    ids: idsFor(content, wishes, random),
    reasons: [reason],
    reasonDetail: customer.trade.detail,
    description: { items: customer.trade.items, business: customer.trade.business },
    scope: 'blanket',
    jurisdictions: [...states],
    signature: { present: true, kind: 'wet' },
    signer: { name: pick(random, SIGNERS), title: pick(random, TITLES) },
    signedDate,
    receivedDate: earlierOf(received, receivedBy),
    expiryDate: wishes.printedEnd,
    edition: form.edition !== null && (editionStart(form.edition) ?? signedDate) <= signedDate ? form.edition : null,
    notarized: factOn(form.notarized, signedDate)?.value === true ? true : null,
  };
}

function earlierOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return [a, b].sort()[0] ?? a;
}

const FARM: readonly Reason[] = ['agricultural', 'timber', 'aquaculture-fishery'];
const STATE_NUMBERS_FIRST = ['state-sales-tax', 'reseller-permit', 'state-exemption', 'fein'];

/** The numbers the form asks for, one per state on a grid. */
function idsFor(
  content: Content,
  { form, states, reason, signedDate, customer }: PaperWishes,
  random: Random,
): ClaimedId[] {
  const asked = (factOn(form.requiredFields, signedDate)?.value ?? []).flatMap((field) =>
    field.startsWith('id.') ? [field.slice(3)] : [],
  );
  const ownNumber = customer.trade.entity === 'nonprofit' ? 'state-exemption' : 'state-sales-tax';
  if (asked.includes('per-state')) return states.map((state) => given(content, ownNumber, state, random));
  const state = states[0] ?? customer.home.state;
  const kinds = new Set(asked.filter((kind) => KNOWN_KINDS.has(kind)));
  if (kinds.size === 0) {
    const usual = STATE_NUMBERS_FIRST.find((kind) => form.idKinds.includes(kind)) ?? form.idKinds[0];
    if (usual !== undefined && KNOWN_KINDS.has(usual)) kinds.add(usual);
  }
  if (FARM.includes(reason)) kinds.add('ag-registration');
  if (reason === 'direct-pay') kinds.add('direct-pay');
  return [...kinds].map((kind) => given(content, kind, state, random));
}

/** Kinds of numbers that a business has; cards of persons stay out of the demo. */
const KNOWN_KINDS = new Set([
  'state-sales-tax',
  'state-exemption',
  'reseller-permit',
  'state-location',
  'state-business-registration',
  'business-registry',
  'ag-registration',
  'direct-pay',
  'fein',
  'enterprise-zone',
]);

function given(content: Content, kind: string, state: string, random: Random): ClaimedId {
  return { kind, issuer: kind === 'fein' ? null : state, value: numberOf(content, kind, state, random) };
}

/** How long a paper of the form holds: what the law or the paper says, else the four years sellers set themselves. */
export function termYears(form: Form, today: CalendarDate): number | null {
  return factOn(form.validity, today)?.value.years ?? null;
}

/** True where the last day is printed on the paper by its issuer. */
export function printsItsEnd(form: Form, today: CalendarDate): boolean {
  return factOn(form.validity, today)?.value.kind === 'printed';
}

/** Last day of the record by the law of the form; null where it never ends by law. */
export function endByLaw(form: Form, signed: CalendarDate, printed: CalendarDate | null): CalendarDate | null {
  return computeExpiry(form, signed, printed, signed).expires;
}

/** Kinds whose end stands in the calendar, whatever day was signed: a story cannot choose it. */
export function endsByCalendar(form: Form, today: CalendarDate): boolean {
  const kind = factOn(form.validity, today)?.value.kind;
  return kind === 'fixed-date' || kind === 'calendar-year' || kind === 'renew-cycle';
}

/** The seller looks again after so many years at a paper that has no end. */
export function reviewEnd(signed: CalendarDate, years: number): CalendarDate {
  return addDays(addYears(signed, years), -1);
}
