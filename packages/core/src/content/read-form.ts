import { calendarDate } from '../calendar/calendar-date.ts';
import type { Form, Validity } from './content.ts';
import { checkGround, citations, confidence, factOf, idKind, reasons } from './read-facts.ts';
import type { Place, Reader } from './read-json.ts';
import {
  count,
  date,
  flag,
  isRecord,
  matching,
  may,
  must,
  note,
  nullable,
  objectOf,
  oneOf,
  setOf,
  text,
} from './read-json.ts';
import { FORM_FIELDS } from './vocabulary.ts';

const KINDS = [
  'perpetual',
  'years',
  'fixed-date',
  'printed',
  'single-purchase',
  'calendar-year',
  'renew-cycle',
  'unknown',
] as const;

const validity = objectOf<Validity>(
  {
    kind: must(oneOf(KINDS, 'kind of validity')),
    years: nullable(count),
    fixedDate: nullable(matching(/^\d{2}-\d{2}$/, 'a day of the year written MM-DD')),
    cycleEnd: nullable(date),
    recommendRenewEveryYears: nullable(count),
  },
  checkValidity,
);

function checkValidity(value: Validity, place: Place): void {
  if (value.years === 0) note(place, 'lasts zero years');
  if (value.kind === 'years' && value.years === null) note(place, 'is of kind years, yet gives no years');
  if (value.kind === 'fixed-date' && value.fixedDate === null) note(place, 'is of kind fixed-date, yet gives no day');
  if (value.kind === 'renew-cycle' && value.years === null && value.fixedDate === null) {
    note(place, 'is of kind renew-cycle, yet gives neither years nor a day');
  }
  if (value.cycleEnd !== null && (value.kind !== 'renew-cycle' || value.years === null)) {
    note(place, 'gives the end of a cycle without being a renew-cycle of so many years');
  }
  if (value.cycleEnd !== null && value.fixedDate !== null && !value.cycleEnd.endsWith(value.fixedDate)) {
    note(place, 'gives a cycle that does not end on its fixed day');
  }
  // A common year: what ends on 29 February would end every year but three on no day at all.
  if (value.fixedDate !== null && dayOfCommonYear(value.fixedDate) === undefined) {
    note(place, `names no day of every year: ${value.fixedDate}`);
  }
}

function dayOfCommonYear(day: string) {
  return calendarDate(2001, Number(day.slice(0, 2)), Number(day.slice(3)));
}

const wholeForm = objectOf<Form>(
  {
    id: must(matching(/^[A-Z][A-Z0-9.-]+$/, 'an id of capitals, digits, dots and hyphens')),
    number: nullable(text),
    title: must(text),
    url: nullable(matching(/^https?:\/\/\S+$/, 'a web address')),
    completedBy: must(oneOf(['purchaser', 'state'], 'party')),
    reasons: must(reasons),
    unconfirmedReasons: may(reasons, []),
    scope: must(setOf(oneOf(['blanket', 'single'], 'scope'))),
    requiredFields: must(factOf<string[]>(setOf(oneOf(FORM_FIELDS, 'field')))),
    idKinds: must<string[]>(setOf(idKind)),
    signatureRequired: must(factOf<boolean | null>(flag)),
    electronicSignatureAccepted: must(factOf<boolean | null>(flag)),
    notarized: must(factOf<boolean | null>(flag)),
    validity: must(factOf(validity)),
    edition: nullable(text),
    supersedes: nullable(text),
    supersedesNote: nullable(text),
    effectiveFrom: nullable(date),
    effectiveTo: nullable(date),
    note: nullable(text),
    sources: must(citations),
    confidence: must(confidence),
  },
  (value, place) => {
    checkGround(value, place);
    if (value.reasons.length === 0) note(place, 'serves no reason');
    if (value.scope.length === 0) note(place, 'is neither for one purchase nor for many');
    const { effectiveFrom, effectiveTo } = value;
    if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
      note(place, 'ends before it begins');
    }
    for (const doubted of value.unconfirmedReasons) {
      if (!value.reasons.includes(doubted)) note(place, `doubts a reason it does not list: ${doubted}`);
    }
  },
);

export const form: Reader<Form> = (json, place) => {
  if (isRecord(json)) {
    place.file.forms.push({ pointer: place.pointer, id: json.id, supersedes: json.supersedes });
  }
  return wholeForm(json, place);
};
