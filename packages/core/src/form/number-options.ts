import type { CalendarDate } from '../calendar/calendar-date.ts';
import { KINDS_OF_RESALE, type Reason } from '../certificate/reason.ts';
import { type Form, factOn, type Jurisdiction } from '../content/content.ts';
import type { Buyer, NumberOption } from './paper.ts';

/** Fields of the `id.` family that stand beside a number and are none themselves. */
const BESIDE_A_NUMBER: ReadonlySet<string> = new Set([
  'per-state',
  'expiryDate',
  'issuingState',
  'location',
  'seller-sales-tax',
]);

/** Numbers that come with a registration for sales tax in the state, and with nothing else. */
const BY_REGISTRATION: ReadonlySet<string> = new Set(['state-sales-tax', 'reseller-permit', 'state-location']);

const HOME_NUMBER = 'out-of-state-sales-tax';

/** The kinds of number a list of boxes asks for by name. */
export function idKindsAsked(fields: readonly string[]): string[] {
  return fields
    .filter((name) => name.startsWith('id.'))
    .map((name) => name.slice('id.'.length))
    .filter((kind) => !BESIDE_A_NUMBER.has(kind));
}

/**
 * The numbers a paper on `form` may carry for a place, best first: what the customer holds, then what nobody asked about yet.
 * One of them is enough. An empty list: the form asks for none.
 */
export function numberOptions(
  form: Form,
  place: { code: string; jurisdiction: Jurisdiction | null },
  reason: Reason,
  buyer: Buyer,
  asOf: CalendarDate,
): NumberOption[] {
  const fields = factOn(form.requiredFields, asOf)?.value ?? [];
  const asked = idKindsAsked(fields);
  const perState = fields.includes('id.per-state');
  const kinds = [...new Set([...asked, ...form.idKinds])];
  if (kinds.length === 0) return [];
  const options = kinds.map(
    (kind): NumberOption => ({
      kind,
      issuer: issuerOf(kind, place.code),
      standing: standingOf(kind, place.code, buyer),
      by: asked.includes(kind) || (perState && asked.length === 0) ? 'form' : 'alternative',
      ground: null,
    }),
  );
  const home = homeNumber(place, reason, buyer, asOf);
  if (home && kinds.includes('state-sales-tax') && !kinds.includes(HOME_NUMBER)) options.push(home);
  const order = { held: 0, unknown: 1, 'not-held': 2 };
  return options
    .map((option, index) => ({ option, index }))
    .sort((a, b) => order[a.option.standing] - order[b.option.standing] || a.index - b.index)
    .map(({ option }) => option);
}

/** Issued by the place itself; a federal number, a licence or a home number is not. */
function issuerOf(kind: string, place: string): string | null {
  if (kind === 'fein') return 'US';
  return NOT_OF_THE_PLACE.has(kind) ? null : place;
}

const FOREIGN: ReadonlySet<string> = new Set(['foreign-tax-id', 'foreign-diplomat']);

const NOT_OF_THE_PLACE: ReadonlySet<string> = new Set([
  HOME_NUMBER,
  'drivers-license',
  'foreign-tax-id',
  'foreign-diplomat',
  'government-card',
  'tribal',
  'other',
]);

function standingOf(kind: string, place: string, { registeredIn, numbers }: Buyer): NumberOption['standing'] {
  const issuer = issuerOf(kind, place);
  if (numbers.some((number) => number.kind === kind && (issuer === null || number.issuer === issuer))) return 'held';
  if (registeredIn === null) return 'unknown';
  if (kind === 'state-sales-tax' && registeredIn.includes(place)) return 'held';
  if (BY_REGISTRATION.has(kind)) return registeredIn.includes(place) ? 'unknown' : 'not-held';
  if (kind === HOME_NUMBER) return registeredIn.some((state) => state !== place) ? 'held' : 'not-held';
  // Who is registered in a state is no foreign buyer unless it says so.
  return registeredIn.length > 0 && FOREIGN.has(kind) ? 'not-held' : 'unknown';
}

/** The number of the home state, where the place takes it for the reason: a drop shipment. */
function homeNumber(
  { code, jurisdiction }: { code: string; jurisdiction: Jurisdiction | null },
  reason: Reason,
  buyer: Buyer,
  asOf: CalendarDate,
): NumberOption | undefined {
  const fact = jurisdiction && factOn(jurisdiction.accepts.outOfStateResaleNumber, asOf);
  if (fact?.value.accepted !== true) return undefined;
  const { reasons } = fact.value;
  const taken = reasons.length > 0 ? reasons.includes(reason) : reason === 'resale' || KINDS_OF_RESALE.includes(reason);
  if (!taken) return undefined;
  const { sources, confidence, note } = fact;
  return {
    kind: HOME_NUMBER,
    issuer: buyer.registeredIn?.find((state) => state !== code) ?? null,
    standing: standingOf(HOME_NUMBER, code, buyer),
    by: 'home-state',
    ground: { in: code, sources, confidence, note },
  };
}
