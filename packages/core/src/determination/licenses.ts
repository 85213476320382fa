import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type CustomerLicense, fitsMask, holdsOn, type LicenseType } from '../customer/license.ts';
import type { AppliedLicense, Note } from './decision.ts';
import type { GivenLicense } from './sale.ts';

/** What the licences of one line are found from. */
export interface LicenseSearch {
  date: CalendarDate;
  /** Types that the company which owns the customer's group owns, of any day. */
  types: readonly LicenseType[];
  /** Licences on file of the customers of the invoice and of the line (spec §1.7). */
  onFile: readonly CustomerLicense[];
  /** Licences that came with the sale. */
  given: readonly GivenLicense[];
}

/**
 * The licences that hold for a line (spec §4 step 10): each with a type of its name that the owner of the customer's group owns on the
 * day of the sale; one without such a type is ignored, and `tell` hears of it. They are recorded for rules and exempt nothing.
 */
export function licensesFor(search: LicenseSearch, tell: (note: Note) => void): AppliedLicense[] {
  const { date, types, onFile, given } = search;
  const applied: AppliedLicense[] = [];
  const typeOf = (name: string) => types.find((type) => type.name === name && holdsOn(type, date));
  for (const license of onFile) {
    if (!holdsOn(license, date)) continue;
    const type = typeOf(license.typeName);
    if (type === undefined)
      tell(note('license-type-not-owned', { type: license.typeName, number: license.number ?? '' }));
    else if (!applied.some((other) => other.licenseId === license.licenseId)) applied.push(fromFile(license, type));
  }
  for (const one of given) {
    const values = { type: one.type, number: one.number };
    const type = typeOf(one.type);
    const known = onFile.filter((license) => license.typeName === one.type && license.number === one.number);
    if (type === undefined) tell(note('license-type-not-owned', values));
    else if (known.length > 0) {
      if (!known.some((license) => holdsOn(license, date))) tell(note('license-not-in-force', values));
    } else if (!fitsMask(one.number, type.numberMask)) {
      tell(note('license-number-shape', { ...values, mask: type.numberMask ?? '' }));
    } else if (!applied.some((other) => other.type === one.type && other.number === one.number)) {
      const { category, temporary } = type;
      applied.push({ licenseId: null, ...one, endDate: null, category, externalId: null, temporary });
    }
  }
  return applied;
}

function fromFile(license: CustomerLicense, { category, temporary }: LicenseType): AppliedLicense {
  const { licenseId, number, typeName, endDate, externalId } = license;
  return {
    licenseId,
    number,
    type: typeName,
    endDate,
    category,
    externalId,
    temporary: license.temporary || temporary,
  };
}

function note(code: string, values: Record<string, string>): Note {
  return { code, severity: 'warning', values };
}
