import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { isDecimal } from '@bonafide/core/money/decimal.ts';
import type { CertificatePatch } from '../../../api/certificates.ts';
import { pathWords } from '../path-words.ts';
import type { CertificateRecord } from '../record-of.ts';

/** What the form holds: the record itself, whose dates may still be half typed. */
export type Draft = Omit<CertificateRecord, 'status'>;

export const EMPTY_DRAFT: Draft = {
  number: '',
  active: true,
  formId: null,
  reasonCode: null,
  validFrom: '',
  expires: null,
  taxDataType: 'US',
  fullyExempt: true,
  exemptAmount: null,
  currency: null,
  basisPercent: null,
  use: 'blanket',
  usePatterns: [],
  productCodes: [],
  commodityCodes: [],
  grants: [],
  imagePath: null,
  claim: emptyClaim(),
};

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(record: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], record);
}

/** A copy of the record with one value replaced. */
export function withValue<T>(record: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('/').slice(1);
  const inner =
    rest.length === 0 ? value : withValue((record as Record<string, unknown>)[key], `/${rest.join('/')}`, value);
  if (Array.isArray(record)) return record.map((entry, index) => (String(index) === key ? inner : entry)) as T;
  return { ...record, [key]: inner };
}

/** JSON merge patch: only what differs from the version the form was opened on, so that others' changes stay. */
export function patchOf(before: Draft, after: Draft): CertificatePatch {
  return (difference(before as unknown as Json, after as unknown as Json) ?? {}) as CertificatePatch;
}

function difference(before: Json, after: Json): Json | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  if (!isObject(before) || !isObject(after)) return after;
  const changed = Object.entries(after)
    .map(([key, value]) => [key, difference(before[key] ?? null, value)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(changed) as Json;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DATES = [
  '/validFrom',
  '/expires',
  '/claim/signedDate',
  '/claim/effectiveDate',
  '/claim/expiryDate',
  '/claim/receivedDate',
] as const;
const DECIMALS = ['/exemptAmount', '/basisPercent', '/claim/exemptPercent'] as const;

/** The first day it counts where nobody typed one: the paper's own, else the day it was signed. */
export function firstDay({ validFrom, claim }: Draft): string {
  return validFrom || claim.effectiveDate || claim.signedDate || '';
}

/** What can be told without asking the service, by place. */
export function draftErrors(draft: Draft): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const path of DATES) {
    const value = valueAt(draft, path);
    if (value && !isCalendarDate(String(value))) {
      errors[path] = `${pathWords(path)}: this is no date yet. Write it like 12/31/2026 or Dec 31, 2026`;
    }
  }
  for (const path of DECIMALS) {
    const value = valueAt(draft, path);
    if (value && !isDecimal(String(value))) errors[path] = `${pathWords(path)}: write a number, like 1200.50`;
  }
  if (draft.use === 'limited' && draft.usePatterns.every((entry) => entry.pattern.trim() === '')) {
    errors['/usePatterns'] = 'Say which sales it is limited to';
  }
  draft.claim.ids.forEach((id, index) => {
    if (id.value.trim() === '')
      errors[`/claim/ids/${index}/value`] = `Number ${index + 1} is empty. Enter it or remove it`;
  });
  draft.grants.forEach((grant, index) => {
    if (grant.zone.trim() === '') errors[`/grants/${index}/zone`] = `Zone ${index + 1} is empty. Name it or remove it`;
  });
  return errors;
}

/** What must be there before anything is kept. */
export function missingErrors(draft: Draft): Record<string, string> {
  return firstDay(draft) ? {} : { '/validFrom': 'Enter the first day it counts, or the day it was signed' };
}

/** The draft as the service takes it. */
export function bodyOf(draft: Draft): Draft {
  return { ...draft, validFrom: firstDay(draft), usePatterns: draft.use === 'limited' ? draft.usePatterns : [] };
}

/** The states it covers whole, without limits of their own: what a plain list of states can say. */
export function wholeStates({ grants }: Draft): string[] {
  return grants.filter(isWhole).map((grant) => grant.zone);
}

function isWhole(grant: Draft['grants'][number]): boolean {
  const { zone, exempt, authorityTypes, authorities, taxTypes = [], reasonCode } = grant;
  return (
    !zone.includes('/') &&
    zone.includes('-') &&
    exempt === null &&
    reasonCode === null &&
    authorityTypes.length + authorities.length + taxTypes.length === 0
  );
}

/** Grants for a list of states; grants with limits of their own stay. The paper names the same states, unless it was typed apart. */
export function withStates(draft: Draft, states: string[]): Draft {
  const limited = draft.grants.filter((grant) => !isWhole(grant));
  const whole = states.map((zone) => ({
    zone,
    zoneLevel: 'STATE' as const,
    exempt: null,
    authorityTypes: [],
    authorities: [],
    reasonCode: null,
  }));
  const named = draft.claim.jurisdictions;
  const follows = [...named].sort().join() === [...wholeStates(draft)].sort().join();
  return {
    ...draft,
    grants: [...whole, ...limited],
    claim: follows ? { ...draft.claim, jurisdictions: states } : draft.claim,
  };
}
