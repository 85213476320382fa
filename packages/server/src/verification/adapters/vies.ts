import type { Address, ClaimedId } from '@bonafide/core/certificate/certificate.ts';
import { compactId } from '@bonafide/core/check/id-text.ts';
import {
  type Adapter,
  NOTHING_SAID,
  type Outcome,
  type Question,
  type Said,
  type Silence,
  silent,
} from '../adapter.ts';
import { type HttpDoor, silenceOfStatus } from '../outgoing/http-door.ts';
import { cleanText } from './clean-text.ts';

/** Where the Commission's service answers. */
export const VIES_ADDRESS = 'https://ec.europa.eu/taxation_customs/vies/rest-api';

/** Countries of VIES by its own prefixes: Greece is EL, Northern Ireland XI. */
export const VIES_COUNTRIES: readonly string[] = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'EL',
  'ES',
  'FI',
  'FR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'XI',
];

/** What `userError` says when the number was not judged. Anything unknown counts as out of order: it is no verdict. */
const SILENCES: Readonly<Record<string, Silence>> = {
  MS_UNAVAILABLE: 'server-error',
  SERVICE_UNAVAILABLE: 'server-error',
  TIMEOUT: 'timed-out',
  GLOBAL_MAX_CONCURRENT_REQ: 'busy',
  GLOBAL_MAX_CONCURRENT_REQ_TIME: 'busy',
  MS_MAX_CONCURRENT_REQ: 'busy',
  MS_MAX_CONCURRENT_REQ_TIME: 'busy',
  VAT_BLOCKED: 'refused',
  IP_BLOCKED: 'refused',
  INVALID_REQUESTER_INFO: 'rejected-by-registry',
};

export interface ViesSettings {
  /** Other than the Commission's, e.g. a gateway of the operator. */
  address: string;
  /** The seller's own VAT number with its prefix; with it each answer has a consultation number. */
  requester: string | null;
}

/** Prefix and number of a VAT number, as VIES wants them; null when it is of no country there. */
export function viesNumber(id: Pick<ClaimedId, 'issuer' | 'value'>): { country: string; number: string } | null {
  const compact = compactId(id.value);
  const prefix = compact.slice(0, 2).replace('GR', 'EL');
  if (VIES_COUNTRIES.includes(prefix)) return { country: prefix, number: compact.slice(2) };
  const issuer = (id.issuer ?? '').replace('GR', 'EL');
  return VIES_COUNTRIES.includes(issuer) ? { country: issuer, number: compact } : null;
}

/** Asks VIES by its REST protocol, `GET /ms/{country}/vat/{number}`. That a member state is out of order is never a no. */
export function viesAdapter(door: HttpDoor, { address, requester }: ViesSettings): Adapter {
  return { name: 'vies', version: '1', ask };

  async function ask({ number: id }: Question): Promise<Outcome> {
    const asked = id && viesNumber(id);
    if (!asked || !/^[A-Z0-9+*]{2,14}$/.test(asked.number)) return silent('rejected-by-registry');
    const own = requester === null ? null : viesNumber({ issuer: null, value: requester });
    const url = new URL(`${address.replace(/\/$/, '')}/ms/${asked.country}/vat/${encodeURIComponent(asked.number)}`);
    if (own) {
      url.searchParams.set('requesterMemberStateCode', own.country);
      url.searchParams.set('requesterNumber', own.number);
    }
    const request = { method: 'GET', url: url.href, headers: { accept: 'application/json' }, body: null };
    const heard = await door.ask(request);
    if ('silence' in heard) return silent(heard.silence, { request });
    const { status, bytes, mediaType } = heard.received;
    const answer = { bytes, mediaType, status };
    const body = readJson(bytes);
    const told = body === null ? null : errorIn(body);
    const silence = silenceTold(told) ?? silenceOfStatus(status);
    if (silence !== null) return silent(silence, { request, answer });
    if (told === 'INVALID_INPUT') return { ...notFound('INVALID_INPUT'), request, answer };
    if (body === null || status !== 200) return silent('unreadable', { request, answer });
    const valid = body.isValid ?? body.valid;
    if (valid === true && (told === null || told === 'VALID')) {
      return { result: 'active', silence: null, said: saidBy(body), request, answer };
    }
    // Only the registry's own INVALID is a no; an error this version does not know is none.
    if (valid === false && told === 'INVALID')
      return { ...notFound('INVALID'), said: { ...saidBy(body), statusWords: 'INVALID' }, request, answer };
    if (valid === false && told === null) return { ...notFound('not valid'), said: saidBy(body), request, answer };
    return silent(told === null ? 'unreadable' : 'server-error', { request, answer });
  }
}

function notFound(statusWords: string): Pick<Outcome, 'result' | 'silence' | 'said'> {
  return { result: 'not-found', silence: null, said: { ...NOTHING_SAID, statusWords } };
}

function silenceTold(told: string | null): Silence | null {
  return told === null ? null : (SILENCES[told] ?? null);
}

type Json = Record<string, unknown>;

function readJson(bytes: Buffer): Json | null {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    // An answer nobody can read is told as such by the caller.
    return null;
  }
}

/** `userError` of the look-up, or the first of `errorWrappers` of a refused one; null when neither is there. */
function errorIn(body: Json): string | null {
  if (typeof body.userError === 'string') return body.userError;
  const [first] = Array.isArray(body.errorWrappers) ? (body.errorWrappers as unknown[]) : [];
  const error = (first as { error?: unknown } | undefined)?.error;
  return typeof error === 'string' ? error : null;
}

function saidBy(body: Json): Said {
  return {
    ...NOTHING_SAID,
    name: cleanText(body.name),
    address: readAddress(body.address),
    statusWords: cleanText(body.userError),
    consultationNumber: cleanText(body.requestIdentifier),
  };
}

/** Lines as the member state writes them: the street, then code and town. What has no such shape is kept as one line. */
function readAddress(value: unknown): Partial<Address> | null {
  if (typeof value !== 'string') return null;
  const lines = value
    .split(/[\r\n]+/)
    .map(cleanText)
    .filter((line) => line !== null);
  const [line1] = lines;
  if (line1 === undefined) return null;
  if (lines.length === 1) return { line1 };
  const town = /^(?:[A-Z]{1,2}-)?(\d[\d ]{2,8}\d)\s+(\D.*)$/.exec(lines.at(-1) ?? '');
  return town?.[1] !== undefined && town[2] !== undefined
    ? { line1, postalCode: town[1], city: town[2] }
    : { line1: lines.join(', ') };
}
