import type { Acceptance, DatedValue, Validity } from '@bonafide/core/content/content.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { plural } from '../../../ui/format/money.ts';

export type NameOfReason = (code: string) => string;

export const yesNo = (value: boolean | null): string => (value === null ? 'Unknown' : value ? 'Yes' : 'No');

/** `Resale, lease or rental`: the first keeps its capital. */
export function reasonWords(reasons: readonly string[], nameOf: NameOfReason): string {
  return reasons.map((code, index) => (index === 0 ? nameOf(code) : lowerFirst(nameOf(code)))).join(', ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function acceptanceWords({ accepted, reasons }: Acceptance, nameOf: NameOfReason): string {
  if (accepted === null) return 'Unknown';
  if (!accepted) return 'Not accepted';
  return reasons.length === 0
    ? 'Accepted for every reason the state knows'
    : `Accepted for ${reasons.map((code) => lowerFirst(nameOf(code))).join(', ')} only`;
}

/** How long a certificate holds, as a clause: `4 years`, `Ends each Dec 31`. */
export function validityWords(validity: Validity): string {
  const years = validity.years === null ? null : plural(validity.years, 'year');
  const renew = validity.recommendRenewEveryYears;
  const advice = renew ? `; renewal is advised every ${renew === 1 ? 'year' : `${renew} years`}` : '';
  switch (validity.kind) {
    case 'perpetual':
      return `No end date${advice}`;
    case 'years':
      return `${years ?? 'A number of years not known'}${advice}`;
    case 'fixed-date':
      return `Ends each ${validity.fixedDate ? monthDay(validity.fixedDate) : 'year on a day not known'}${advice}`;
    case 'calendar-year':
      return `Ends with the calendar year${advice}`;
    case 'printed':
      return `Until the date printed on it${advice}`;
    case 'single-purchase':
      return 'One purchase only';
    case 'renew-cycle':
      return `Ends for all holders together, ${years ? `every ${years}` : 'in a cycle'}${validity.cycleEnd ? `, as on ${formatDate(validity.cycleEnd)}` : ''}${advice}`;
    case 'unknown':
      return `Unknown${advice}`;
  }
}

function monthDay(text: string): string {
  return formatDate(`2024-${text}`).replace(/,? 2024/, '');
}

/** Whether a value applies on a day: `over` has ended, `later` is already known and does not apply yet. */
export type Standing = 'now' | 'later' | 'over';

export function standingOf({ from, to }: Pick<DatedValue<unknown>, 'from' | 'to'>, day: string): Standing {
  if (to !== null && to < day) return 'over';
  return from !== null && from > day ? 'later' : 'now';
}

/** Empty where neither day is recorded. */
export function periodWords({ from, to }: Pick<DatedValue<unknown>, 'from' | 'to'>, day: string): string {
  const standing = standingOf({ from, to }, day);
  if (from && to) return `${formatDate(from)} to ${formatDate(to)}`;
  if (from) return standing === 'later' ? `From ${formatDate(from)}, not yet` : `Since ${formatDate(from)}`;
  if (to) return standing === 'over' ? `Ended ${formatDate(to)}` : `Until ${formatDate(to)}`;
  return '';
}

/** Boxes whose names do not read as words by themselves. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'purchaser.naics': 'Purchaser: NAICS code',
  'purchaser.onlyLocationInState': 'Purchaser: only location in the state',
  'id.fein': 'Number: federal employer number (FEIN)',
  'id.per-state': 'Number: one for each state named',
  'id.issuingState': 'Number: state that issued it',
  'id.expiryDate': 'Number: day it ends',
  'id.seller-sales-tax': 'Number: sales tax number of the seller',
  'seller.id': 'Seller: number',
  'resale.stateOrCountry': 'Resale: state or country',
  signedDate: 'Day signed',
  effectiveDate: 'First day it applies',
  expirationDate: 'Last day it applies',
  occupancyDates: 'Days of occupancy',
  scope: 'One purchase or blanket',
};

/** `purchaser.address` → `Purchaser: address`; `id.state-sales-tax` → `Number: state sales tax`; `attachment.R-1091` keeps its number. */
export function formFieldWords(field: string): string {
  const known = FIELD_WORDS[field];
  if (known) return known;
  const [head = field, ...rest] = field.split('.');
  const first = head === 'id' ? 'Number' : capitalized(spaced(head));
  if (rest.length === 0) return first;
  const tail = rest.join(' ');
  return `${first}: ${head === 'attachment' ? tail.replace(/-(?=[a-z])/g, ' ').replace(/(?<=[a-z])-/g, ' ') : spaced(tail)}`;
}

function spaced(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
}

/** `state-sales-tax` → `State sales tax`. */
export function idKindWords(kind: string): string {
  if (kind === 'fein') return 'Federal employer number (FEIN)';
  if (kind === 'gst-hst' || kind === 'bn' || kind === 'vat') return kind.replace('-', '/').toUpperCase();
  return capitalized(kind.replaceAll('-', ' '));
}
