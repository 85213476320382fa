import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { CertificateDetail, Claim, Grant } from '../../api/certificates.ts';
import { CERTIFICATE_WORDS } from '../../ui/badge/status-words.ts';
import { formatDate } from '../../ui/format/dates.ts';
import { idKindWords } from '../library/facts/fact-words.ts';
import { useReasonNames } from '../library/use-reason-names.ts';
import { shortState, useStates } from '../places.ts';

type Id = Claim['ids'][number];

/** Values of a certificate in words. */
export interface ValueWords {
  reason(code: string): string;
  /** `US-TX` → `Texas`. */
  state(code: string): string;
  /** `US-TX/Travis/Austin` → `Texas, Travis, Austin`. */
  zone(path: string): string;
  /** `State sales tax number, Texas`. */
  idKind(id: Pick<Id, 'kind' | 'issuer'>): string;
  /** Any value of the record, by its place: for what changed between two versions. */
  any(path: string, value: unknown): string;
}

const USE: Readonly<Record<CertificateDetail['use'], string>> = {
  blanket: 'Blanket: every matching purchase',
  'single-purchase': 'One purchase',
  limited: 'Limited to sales with a mark',
};

export const wordsOfUse = (use: CertificateDetail['use']): string => USE[use];

export function addressLine(address: Claim['purchaser']['address']): string {
  const { line1, line2, city, region, postalCode, country } = address;
  const last = [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [line1, line2, last, country === 'US' ? null : country].filter(Boolean).join(', ');
}

function plain(path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not given';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (path === '/status') return CERTIFICATE_WORDS[value as CertificateDetail['status']]?.word ?? String(value);
  if (path === '/use') return wordsOfUse(value as CertificateDetail['use']);
  if (typeof value === 'string') return isCalendarDate(value) ? formatDate(value) : value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Values in words, with the names that the content gives to states and reasons. */
export function useValueWords(): ValueWords {
  const reason = useReasonNames();
  const states = useStates();
  const state = (code: string) => states.find((entry) => entry.value === code)?.label ?? shortState(code);
  const zone = (path: string) => {
    const [first = path, ...rest] = path.split('/');
    return [state(first), ...rest].join(', ');
  };
  const idKind = ({ kind, issuer }: Pick<Id, 'kind' | 'issuer'>) =>
    issuer && issuer !== 'US' ? `${idKindWords(kind)}, ${state(issuer)}` : idKindWords(kind);
  const item = (path: string, entry: unknown): string => {
    if (path === '/grants') return zone((entry as Grant).zone);
    if (path === '/claim/ids') return `${idKind(entry as Id)}: ${(entry as Id).value}`;
    if (path === '/claim/reasons') return reason(String(entry));
    if (path === '/claim/jurisdictions') return state(String(entry));
    if (path === '/usePatterns') {
      const { element, pattern } = entry as CertificateDetail['usePatterns'][number];
      return `${element} ${pattern}`;
    }
    return plain(path, entry);
  };
  const any = (path: string, value: unknown) => {
    if (!Array.isArray(value)) return plain(path, value);
    return value.length === 0 ? 'none' : value.map((entry) => item(path, entry)).join(', ');
  };
  return { reason, state, zone, idKind, any };
}
