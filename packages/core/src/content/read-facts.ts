import { REASONS } from '../certificate/reason.ts';
import type {
  Confidence,
  DatedValue,
  Fact,
  IdFormat,
  IssuedIdFormat,
  Source,
  SourceConflict,
  SpecialRule,
} from './content.ts';
import { patternProblem, stripSeparators } from './id-pattern.ts';
import type { Place, Reader } from './read-json.ts';
import {
  below,
  count,
  date,
  listOf,
  matching,
  may,
  must,
  note,
  nullable,
  objectOf,
  oneOf,
  orNull,
  setOf,
  text,
} from './read-json.ts';
import { ID_KINDS } from './vocabulary.ts';

export const reason = oneOf(REASONS, 'reason');
export const reasons = setOf(reason);
export const idKind = oneOf(ID_KINDS, 'kind of number');
export const confidence = oneOf(['direct', 'second-hand', 'unconfirmed'], 'confidence');
export const jurisdictionCode = matching(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, 'an ISO 3166 code');

const PUBLISHERS = ['state', 'MTC', 'SSTGB', 'vendor', 'other'] as const;
const AUTHORITIES: ReadonlySet<string> = new Set(['state', 'MTC', 'SSTGB']);

const publisher: Reader<Source['publisher']> = (json, place) =>
  json === 'overlay' && place.file.overlaid ? json : oneOf(PUBLISHERS, 'publisher')(json, place);

const source = objectOf<Source>({
  number: must(count),
  title: must(text),
  url: must(orNull(matching(/^https?:\/\/\S+$/, 'a web address'))),
  publisher: must<Source['publisher']>(publisher),
  read: must(date),
  access: nullable(oneOf(['page', 'copy', 'summary', 'secondary'], 'way of reading')),
});

/** The file's sources; afterwards the file knows their numbers, so that whatever cites them can be checked. */
export function readSources(json: unknown, place: Place): Source[] {
  const list = listOf(source)(json, place) ?? [];
  const byNumber = new Map<number, Source>();
  list.forEach((entry, index) => {
    if (byNumber.has(entry.number)) note(below(place, index, 'number'), `stands twice: ${entry.number}`);
    byNumber.set(entry.number, entry);
  });
  place.file.sources = byNumber;
  return list;
}

/** Source numbers, each standing in the file. */
export const citations: Reader<number[]> = (json, place) => {
  const numbers = setOf(count)(json, place);
  numbers?.forEach((number, index) => {
    if (!place.file.sources.has(number)) note(below(place, index), `names no source of this file: ${number}`);
  });
  return numbers;
};

/** What is stated must rest on something, and no surer than what it rests on. */
export function checkGround(value: { sources: number[]; confidence: Confidence }, place: Place): void {
  if (value.confidence === 'unconfirmed') return;
  if (value.sources.length === 0) note(place, `has no source, yet is not marked unconfirmed`);
  const known = value.sources.map((number) => place.file.sources.get(number)?.publisher);
  const fromAuthority = known.some((publisher) => publisher !== undefined && AUTHORITIES.has(publisher));
  if (value.confidence === 'direct' && value.sources.length > 0 && !fromAuthority) {
    note(place, 'is marked direct, yet no cited source is of the state, MTC or SSTGB');
  }
}

/** A fact: dated values in order, never overlapping. */
export function factOf<T>(value: Reader<T>): Reader<Fact<T>> {
  const entry = objectOf<DatedValue<T>>(
    {
      value: must(value),
      from: nullable(date),
      to: nullable(date),
      sources: must(citations),
      confidence: must(confidence),
      note: nullable(text),
    },
    (dated, place) => {
      if (dated.from !== null && dated.to !== null && dated.to < dated.from) note(place, 'ends before it begins');
      checkGround(dated, place);
    },
  );
  return (json, place) => {
    const entries = listOf(entry)(json, place);
    if (entries) checkOrder(entries, place);
    return entries;
  };
}

function checkOrder(entries: readonly DatedValue<unknown>[], place: Place): void {
  entries.forEach((later, index) => {
    const earlier = entries[index - 1];
    if (!earlier) return;
    if (earlier.to === null || later.from === null || later.from <= earlier.to) {
      note(below(place, index), 'overlaps the value before it, or stands out of order');
    }
  });
}

const idFormatShape = {
  kind: must<string>(idKind),
  name: must(text),
  pattern: nullable(text),
  display: nullable(text),
  examples: may(setOf(text), []),
  checkDigit: nullable(text),
  confidence: must(confidence),
  sources: must(citations),
  note: nullable(text),
};

export const idFormat = objectOf<IdFormat>(idFormatShape, checkIdFormat);

export const issuedIdFormat = objectOf<IssuedIdFormat>(
  { ...idFormatShape, issuer: must(jurisdictionCode) },
  checkIdFormat,
);

function checkIdFormat(format: IdFormat, place: Place): void {
  checkGround(format, place);
  if (format.pattern === null) return;
  const problem = patternProblem(format.pattern);
  if (problem !== null) {
    note(below(place, 'pattern'), problem);
    return;
  }
  // Without one nobody could tell a pattern that is wrong from one that is right.
  if (format.examples.length === 0) note(below(place, 'examples'), 'must hold an example of the pattern');
  const pattern = new RegExp(format.pattern, 'u');
  format.examples.forEach((example, index) => {
    if (!pattern.test(stripSeparators(example))) note(below(place, 'examples', index), 'does not fit the pattern');
  });
}

/** Two sides at least, each with the sources that take it. */
export const sourceConflict: Reader<SourceConflict> = (json, place) => {
  const conflict = objectOf<SourceConflict>({
    about: must(matching(/^[A-Za-z][\w-]*(?:\.[A-Za-z0-9][\w-]*)*$/, 'the path of a fact')),
    says: must(listOf(objectOf<SourceConflict['says'][number]>({ text: must(text), sources: must(citations) }))),
    choice: must(text),
  })(json, place);
  if (conflict && conflict.says.length < 2) note(below(place, 'says'), 'must hold two sides at least');
  return conflict;
};

export const specialRule = objectOf<SpecialRule>(
  { rule: must(text), appliesTo: must(reasons), sources: must(citations), confidence: must(confidence) },
  checkGround,
);
