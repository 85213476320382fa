import { compactId } from '@bonafide/core/check/id-text.ts';
import { wordsOf } from '@bonafide/core/check/name-text.ts';
import { type Adapter, NOTHING_SAID, type Outcome, type Question, type Said, silent } from '../adapter.ts';
import { type HttpDoor, silenceOfStatus } from '../outgoing/http-door.ts';
import type { HttpLookup } from '../source-settings.ts';
import { cleanText, readDate } from './clean-text.ts';
import { textAfter, textOfHtml, valueAt } from './read-markup.ts';

/** A state's look-up, described as data: how it is asked and how its answer is read. */
export function httpAdapter(door: HttpDoor, lookup: HttpLookup): Adapter {
  return { name: 'http', version: '1', ask };

  async function ask(question: Question): Promise<Outcome> {
    const headers: Record<string, string> = {
      accept: lookup.read.format === 'json' ? 'application/json' : 'text/html',
      ...Object.fromEntries(Object.entries(lookup.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
    };
    const body =
      lookup.body === undefined
        ? null
        : fill(lookup.body, question, lookup.bodyType === 'json' ? asJson : encodeURIComponent);
    if (body !== null)
      headers['content-type'] = lookup.bodyType === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
    const request = { method: lookup.method, url: fill(lookup.url, question, encodeURIComponent), headers, body };
    const heard = await door.ask(request);
    if ('silence' in heard) return silent(heard.silence, { request });
    const { status, bytes, mediaType } = heard.received;
    const answer = { bytes, mediaType, status };
    if (lookup.notFoundStatus !== undefined && status === lookup.notFoundStatus) {
      return {
        result: 'not-found',
        silence: null,
        said: { ...NOTHING_SAID, statusWords: `HTTP ${status}` },
        request,
        answer,
      };
    }
    const silence = silenceOfStatus(status);
    if (silence !== null) return silent(silence, { request, answer });
    // An address that moved or a question that is wrong says nothing about the number.
    if (status !== 200) return silent('rejected-by-registry', { request, answer });
    const read = readAnswer(lookup, question, bytes.toString('utf8'));
    return read === null ? silent('unreadable', { request, answer }) : { ...read, silence: null, request, answer };
  }
}

function asJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Puts the question into a template. A place whose value is missing stays empty. */
function fill(template: string, { number, name, address, day }: Question, encode: (text: string) => string): string {
  const values: Record<string, string | null | undefined> = {
    number: number?.value.trim(),
    compact: number ? compactId(number.value) : null,
    digits: number?.value.replace(/\D/g, ''),
    name,
    street: address?.line1,
    city: address?.city,
    region: address?.region,
    postalCode: address?.postalCode,
    day,
  };
  return template.replace(/\{([a-zA-Z]+)\}/g, (_whole, key: string) => encode((values[key] ?? '').toWellFormed()));
}

type ReadAnswer = Pick<Outcome, 'result' | 'said'>;

/** Null when the answer has not the shape that was described: then it says nothing, neither yes nor no. */
function readAnswer(lookup: HttpLookup, question: Question, text: string): ReadAnswer | null {
  const { read } = lookup;
  const field = fieldReader(read.format, text);
  if (field === null) return null;
  if (read.notFound !== undefined && field.isThere(read.notFound)) return { result: 'not-found', said: NOTHING_SAID };
  const value = (name: keyof HttpLookup['read']['fields']) => {
    const path = read.fields[name];
    return path === undefined ? null : cleanText(field.value(path));
  };
  // The answer must speak of the number that was asked about: a search page that shows something else is no answer.
  const echoed = value('number');
  if (read.fields.number !== undefined && question.number !== null) {
    if (echoed === null) return null;
    if (compactId(echoed) !== compactId(question.number.value)) return null;
  }
  const statusWords = value('status');
  const address = {
    line1: value('street'),
    city: value('city'),
    region: value('region'),
    postalCode: value('postalCode'),
  };
  const said: Said = {
    name: value('name'),
    address: Object.values(address).some((part) => part !== null) ? address : null,
    startDate: readDate(value('start')),
    endDate: readDate(value('end')),
    statusWords,
    consultationNumber: value('reference'),
  };
  const result = resultOf(read, statusWords);
  return result === null ? null : { result, said };
}

interface FieldReader {
  value(path: string): unknown;
  isThere(path: string): boolean;
}

function fieldReader(format: HttpLookup['read']['format'], text: string): FieldReader | null {
  if (format === 'json') {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // What is no JSON has not the described shape.
      return null;
    }
    return {
      value: (path) => valueAt(json, path),
      // `[]` at a path: an empty list there, as open data answers when nothing fits.
      isThere: (path) => {
        const found = valueAt(json, path.replace(/(^|\.)\[\]$/, ''));
        return path.endsWith('[]')
          ? Array.isArray(found) && found.length === 0
          : found !== undefined && found !== false;
      },
    };
  }
  const plain = textOfHtml(text);
  return {
    value: (label) => textAfter(plain, label),
    isThere: (phrase) => plain.toLowerCase().includes(phrase.toLowerCase()),
  };
}

function resultOf(read: HttpLookup['read'], statusWords: string | null): 'active' | 'inactive' | 'closed' | null {
  if (read.fields.status === undefined) return read.listsActiveOnly ? 'active' : null;
  if (statusWords === null) return null;
  const said = wordsOf(statusWords).join(' ');
  const fits = (words: readonly string[] | undefined) => (words ?? []).some((word) => wordsOf(word).join(' ') === said);
  if (fits(read.words?.active)) return 'active';
  if (fits(read.words?.closed)) return 'closed';
  return fits(read.words?.inactive) ? 'inactive' : null;
}
