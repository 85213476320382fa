import type { Confidence, MultistateForm } from '@bonafide/core/content/content.ts';
import type { FactRow } from '../facts/fact-rows.ts';
import type { Section } from '../facts/fact-section.tsx';
import { capitalized, idKindWords, type NameOfReason, reasonWords } from '../facts/fact-words.ts';
import { formRow, ruleRows } from '../facts/form-rows.tsx';
import { IdFormatValue } from '../facts/id-format-value.tsx';

/** What a multistate file tells beyond acceptance, by the names the file uses; what is not listed here is shown under its own name. */
const TITLES: Readonly<Record<string, string>> = {
  copies: 'The same blank as states publish it',
  acceptedByRulingOnly: 'Taken by ruling only',
  relatedParticipants: 'Related participants',
  memberStates: 'Member states',
  reasons: 'Reasons as the form prints them',
  businessTypes: 'Trades as the form prints them',
  identificationRules: 'Which number to give',
  specialRules: 'Special rules',
  stateNotes: 'Remarks on single states',
  statesAddingReasons: 'States that add reasons',
  sellerRules: 'What the seller must do',
  regimes: 'Regimes',
  countries: 'Countries',
  evidence: 'Evidence for exempt and reverse-charge supplies',
  verification: 'Where a number can be verified',
  normalise: 'How numbers are compared',
};

/** Shown elsewhere on the page: the acceptance of each state. */
const ELSEWHERE: ReadonlySet<string> = new Set(['states', 'notAccepting']);

/** Words of a record's keys that do not read as words by themselves. */
const KEYS: Readonly<Record<string, string>> = {
  inVies: 'In VIES',
  wsdl: 'WSDL',
  rest: 'REST',
  url: 'Address',
  seeInstructions: 'See the instructions',
  exemptionDocuments: 'Papers',
};

export interface PlaceNames {
  reason: NameOfReason;
  place: (code: string) => string;
}

export function collectedSections(file: MultistateForm, names: PlaceNames, day: string): Section[] {
  const sections: Section[] = [
    {
      id: 'forms',
      title: 'Forms',
      rows: file.forms.flatMap((form) => [
        formRow(form, names.reason, day),
        ...ruleRows(form, day)
          .slice(0, 1)
          .map((row) => ({
            ...row,
            path: `forms.${form.id}.validity`,
            label: `How long ${form.number ?? 'it'} holds`,
          })),
      ]),
    },
    {
      id: 'numbers',
      title: 'Numbers',
      intro: typeof file.details.normalise === 'string' ? file.details.normalise : undefined,
      rows: file.idFormats.map((format) => ({
        path: `idFormats.${format.issuer}.${format.kind}`,
        label: format.name,
        name: format.name,
        value: (
          <>
            <IdFormatValue format={format} />
            {idKindWords(format.kind)}, issued by {names.place(format.issuer)}
          </>
        ),
        note: format.note,
        period: null,
        standing: 'now' as const,
        sources: format.sources,
        confidence: format.confidence,
      })),
    },
    ...Object.entries(file.details)
      .filter(([key]) => !ELSEWHERE.has(key) && key !== 'normalise')
      .map(
        ([key, value]): Section => ({
          id: key,
          title: TITLES[key] ?? keyWords(key),
          rows: recordsOf(value).map((record, index) => collectedRow(`${key}.${index + 1}`, record, names)),
        }),
      ),
  ];
  return sections.filter((section) => section.rows.length > 0);
}

type Collected = Readonly<Record<string, unknown>>;

function recordsOf(value: unknown): Collected[] {
  if (value === null || value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry) => (typeof entry === 'object' && entry !== null ? (entry as Collected) : { text: entry }));
}

const LABEL_KEYS = ['label', 'name', 'supply', 'service', 'appliesTo', 'code'];
const OWN_PLACE = new Set(['sources', 'confidence', 'note']);

/** A record as collected, as a row: what names it becomes the label, the rest the value. */
function collectedRow(path: string, record: Collected, names: PlaceNames): FactRow {
  const labelKey = LABEL_KEYS.find((key) => wordsOf(key, record[key], names) !== '');
  const label = labelKey ? capitalized(wordsOf(labelKey, record[labelKey], names)) : 'In general';
  const lines = Object.entries(record)
    .filter(([key]) => key !== labelKey && !OWN_PLACE.has(key))
    .map(([key, value]) => ({ key, words: wordsOf(key, value, names) }))
    .filter(({ words }) => words !== '');
  const bare = lines.length === 1 && lines[0] && ['rule', 'text', 'treatment'].includes(lines[0].key);
  return {
    path,
    label,
    name: label,
    value: lines.map(({ key, words }) => (
      <div key={key}>
        {!bare && `${KEYS[key] ?? keyWords(key)}: `}
        {words}
      </div>
    )),
    note: typeof record.note === 'string' ? record.note : null,
    period: null,
    standing: 'now',
    sources: Array.isArray(record.sources) ? (record.sources as number[]) : [],
    confidence: (record.confidence as Confidence | undefined) ?? null,
  };
}

function wordsOf(key: string, value: unknown, names: PlaceNames): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) {
    if (key === 'appliesTo') return reasonWords(value as string[], names.reason);
    return value
      .map((entry) => wordsOf('', entry, names))
      .filter(Boolean)
      .join('; ');
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([inner]) => inner !== 'sources' && inner !== 'confidence')
      .map(([inner, entry]) => wordsOf(inner, entry, names))
      .filter(Boolean)
      .join(', ');
  }
  return key === 'code' ? codeWords(String(value), names) : String(value);
}

function codeWords(code: string, names: PlaceNames): string {
  return /^[A-Z]{2}(?:-[A-Z]{2,3})?$/.test(code) ? names.place(code) : names.reason(code);
}

function keyWords(key: string): string {
  return capitalized(key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}
