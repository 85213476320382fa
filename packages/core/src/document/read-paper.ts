import type { Content } from '../content/content.ts';
import type { FileFacts, PageFacts } from './file-facts.ts';
import { formsOn, type NamedForm } from './form-recognition.ts';
import {
  DECLARATION_PHRASES,
  ENOUGH,
  INSTRUCTION_PHRASES,
  KIND_PHRASES,
  type PaperKind,
  phrasesIn,
  RESALE_PHRASES,
  searchable,
  TELECOM_PHRASES,
} from './paper-words.ts';

/** What a file turned out to be, by the law in force. */
export interface PaperReading {
  /** Whether any page has text that could be read; pictures have none as long as nothing reads text in them. */
  hasText: boolean;
  kind: PaperKind;
  /** The likeliest form; null when none was recognised. */
  form: { formId: string; edition: string | null } | null;
  /** Other forms as likely as that one. */
  orForms: string[];
  /** Pages on which a filled-in form begins, from 1. */
  begins: { page: number; formId: string }[];
  /** Pages with text that only explain. */
  instructionPages: number[];
  /** Words of the text, for what checks look for. */
  declaration: boolean;
  resale: boolean;
  telecom: { resale: boolean; contribution: boolean };
  /** Text of all pages and entries, ready to look for phrases in. */
  words: string;
  /** All digits and letters of the text without anything between: where a number is looked for. */
  signs: string;
}

/** Makes sense of a file's facts. Pure; the same facts and content give the same reading. */
export function readPaper(facts: FileFacts, content: Content): PaperReading {
  const texts = facts.pages.map((page, index) => [page.text ?? '', ...entriesOn(facts, index + 1)].join('\n'));
  const all = texts.join('\n');
  const words = searchable(all);
  const hasText = facts.pages.some((page) => page.text !== null) || facts.fields.some((field) => field.value !== null);
  const instructionPages = texts.flatMap((text, index) => (explains(text) ? [index + 1] : []));
  const perPage = texts.map((text, index) => (instructionPages.includes(index + 1) ? [] : formsOn(text, content)));
  const named = likeliest(perPage);
  const kind = hasText ? kindOf(words, named[0] !== undefined, isBlank(facts)) : 'unknown';
  return {
    hasText,
    kind,
    form: named[0] ? { formId: named[0].formId, edition: named[0].edition } : null,
    orForms: named.slice(1).map((form) => form.formId),
    begins: perPage.flatMap((forms, index) => {
      const page = facts.pages[index];
      const [best] = forms;
      return page && best && asksForPurchaser(texts[index] ?? '') && !pageIsEmpty(facts, page, index + 1)
        ? [{ page: index + 1, formId: best.formId }]
        : [];
    }),
    instructionPages,
    declaration: phrasesIn(words, DECLARATION_PHRASES).length > 0,
    resale: phrasesIn(words, RESALE_PHRASES).length > 0,
    telecom: {
      resale: phrasesIn(words, TELECOM_PHRASES.resale).length > 0,
      contribution: phrasesIn(words, TELECOM_PHRASES.contribution).length > 0,
    },
    words,
    signs: all.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''),
  };
}

function entriesOn(facts: FileFacts, page: number): string[] {
  return facts.fields
    .filter((field) => (field.page ?? 1) === page && field.value !== null && field.kind !== 'box')
    .map((field) => field.value ?? '');
}

/** The best form of the first page that names one, and those as likely as it. */
function likeliest(perPage: readonly NamedForm[][]): NamedForm[] {
  const forms = perPage.find((list) => list.length > 0) ?? [];
  const [best] = forms;
  return best ? forms.filter((form) => form.weight >= best.weight - 0.05) : [];
}

const HEAD = 300;

function explains(text: string): boolean {
  return phrasesIn(searchable(text.slice(0, HEAD)), INSTRUCTION_PHRASES).length >= 2;
}

function asksForPurchaser(text: string): boolean {
  return phrasesIn(searchable(text), ['purchaser', 'buyer', 'comprador', 'permit holder', 'dealer']).length > 0;
}

function kindOf(words: string, formNamed: boolean, blank: boolean): PaperKind {
  const weights = Object.entries(KIND_PHRASES).map(([kind, phrases]) => {
    const weight = phrases.reduce((sum, [phrase, each]) => sum + (words.includes(` ${phrase} `) ? each : 0), 0);
    return { kind: kind as PaperKind, weight: weight + (kind === 'certificate' && formNamed ? 3 : 0) };
  });
  const [best] = weights.toSorted((one, other) => other.weight - one.weight);
  if (!best || best.weight < ENOUGH) return 'unknown';
  return best.kind === 'certificate' && blank ? 'blank-form' : best.kind;
}

/** Text pages without a single entry, where no pen could have made one either: no picture, no ink laid over. */
function isBlank(facts: FileFacts): boolean {
  if (facts.changes.overlays > 0 || (facts.signature?.ink ?? 0) > 0.01) return false;
  return facts.pages.every((page, index) => page.text !== null && pageIsEmpty(facts, page, index + 1));
}

/** A page of a fillable form with nothing in its fields, or a printed page on which no number, date or address was written. */
function pageIsEmpty(facts: FileFacts, page: PageFacts, number: number): boolean {
  if (page.text === null || page.dpi !== null) return false;
  const entries = facts.fields.filter((field) => (field.page ?? 1) === number && field.kind !== 'button');
  if (entries.some((field) => field.value !== null)) return false;
  return !looksEntered(page.text);
}

/** An address line, a number of six digits and more, a written date: what every filled-in form has and a blank one seldom. */
const ADDRESS = /\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b/;
const LONG_NUMBER = /\b\d[\d-]{7,}\d\b/g;
const WRITTEN_DATE = /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/;

function looksEntered(text: string): boolean {
  // Telephone numbers and addresses of the agency stand on blanks, too: they count as entries, and such a blank passes for filled in.
  const numbers = text.match(LONG_NUMBER) ?? [];
  return (
    ADDRESS.test(text) || WRITTEN_DATE.test(text) || numbers.some((number) => number.replace(/\D/g, '').length >= 8)
  );
}
