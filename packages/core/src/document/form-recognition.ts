import { wordsOf } from '../check/name-text.ts';
import type { Content, Form } from '../content/content.ts';

/** A form named on a page. */
export interface NamedForm {
  formId: string;
  /** Content file the form stands in. */
  owner: string;
  /** Edition printed beside the form's number or as the content gives it; null when none was read. */
  edition: string | null;
  /** How much spoke for it; for telling one from another only. */
  weight: number;
}

interface Known {
  form: Form;
  owner: string;
  /** Its number in capitals and digits alone; null when it has none that could stand on a page. */
  key: string | null;
  /** Its title as words, without what the content adds in brackets. */
  title: string;
  place: string | null;
  edition: string | null;
}

interface Recognizer {
  byKey: ReadonlyMap<string, Known[]>;
  /** Forms to look for by title: those whose title says enough. */
  byTitle: readonly Known[];
}

const made = new WeakMap<Content, Recognizer>();

/** A number of fewer signs stands on pages for other reasons: `17`, `5000`. It counts only beside the title. */
const LEAST_KEY = 4;
/** A title of fewer words is shared by many states: `Resale Certificate`. It counts only beside the state's name. */
const SPEAKING_TITLE = 4;

function keyOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** `01-339 (front)` → `01339`; `SSTGB Form F0003` → `F0003`; what is the number of an application is none of the paper's. */
function numberKey(number: string | null): string | null {
  if (number === null || /\(application/i.test(number)) return null;
  const bare = number.replace(/\(.*?\)/g, ' ').replace(/\b(SSTGB|form|series|type|card)\b/gi, ' ');
  const key = keyOf(bare);
  return /\d/.test(key) && key.length <= 16 ? key : null;
}

function recognizerOf(content: Content): Recognizer {
  const held = made.get(content);
  if (held) return held;
  const byKey = new Map<string, Known[]>();
  const byTitle: Known[] = [];
  for (const { form, owner } of content.forms.values()) {
    const place = content.jurisdictions.get(owner)?.name ?? null;
    const title = ` ${wordsOf(form.title.replace(/\(.*?\)/g, ' ')).join(' ')} `;
    const edition = form.edition === null ? null : searchEdition(form.edition);
    const known: Known = { form, owner, key: numberKey(form.number), title, place, edition };
    if (known.key !== null) byKey.set(known.key, [...(byKey.get(known.key) ?? []), known]);
    byTitle.push(known);
  }
  const recognizer = { byKey, byTitle };
  made.set(content, recognizer);
  return recognizer;
}

/** `Rev. 4-13/8` → `4-13/8`; what tells one edition from another, without the words around it. */
function searchEdition(edition: string): string | null {
  const date = /(\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{1,2}[-/]\d{2,4}(?:\/\d{1,2})?)/.exec(edition)?.[1];
  if (date) return date;
  const named = /\b[a-z]{3,9}\.? \d{1,2}, \d{4}\b/i.exec(edition)?.[0];
  return named ? named.toLowerCase() : null;
}

/** Numbers a page names: its words and pairs and triples of them, each with where it stands in the text. */
function keysOn(text: string): Map<string, number> {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ key: keyOf(match[0]), at: match.index, raw: match[0] }));
  const keys = new Map<string, number>();
  words.forEach((word, index) => {
    let key = '';
    for (let length = 0; length < 3; length += 1) {
      const next = words[index + length];
      if (!next) break;
      key += next.key;
      if (key.length > 20) break;
      if (/\d/.test(key) && !keys.has(key)) keys.set(key, word.at);
    }
    // `ST-120(6/18)`, `01-339/Rev.` run into what follows.
    const head = /^[^(]+(?=\()/.exec(word.raw)?.[0];
    if (head && /\d/.test(head) && !keys.has(keyOf(head))) keys.set(keyOf(head), word.at);
  });
  return keys;
}

/**
 * The forms a page names, the likeliest first. A number speaks when the title, the state or the edition stands beside it; a title
 * speaks alone when it is long or its state is named. Forms that share number and place are told apart by their titles.
 */
export function formsOn(text: string, content: Content): NamedForm[] {
  const { byKey, byTitle } = recognizerOf(content);
  const ready = ` ${wordsOf(text).join(' ')} `;
  const keys = keysOn(text);
  const lower = text.toLowerCase();
  const found = new Map<string, NamedForm>();
  const consider = (known: Known, numberAt: number | undefined) => {
    const titled = known.title.length > 4 && ready.includes(known.title);
    const placed = known.place !== null && ready.includes(` ${wordsOf(known.place).join(' ')} `);
    const edited = known.edition !== null && lower.includes(known.edition);
    const words = known.title.trim().split(' ').length;
    const namesPlace = known.place !== null && known.title.includes(` ${wordsOf(known.place).join(' ')} `);
    const speaks = words >= SPEAKING_TITLE || (namesPlace && words >= SPEAKING_TITLE - 1);
    if (numberAt === undefined && !(titled && speaks && (placed || known.place === null))) return;
    if (numberAt !== undefined && !titled && !placed && !edited) return;
    if (numberAt !== undefined && (known.key?.length ?? 0) < LEAST_KEY && !titled) return;
    const weight =
      (numberAt === undefined ? 0 : 3 + (known.key?.length ?? 0) / 10 + (numberAt < 200 ? 1 : 0)) +
      (titled ? 3 + words / 10 : 0) +
      (placed ? 2 : 0) +
      (edited ? 1 : 0);
    found.set(known.form.id, {
      formId: known.form.id,
      owner: known.owner,
      edition: edited ? known.form.edition : editionNear(text, numberAt),
      weight,
    });
  };
  for (const [key, at] of keys) for (const known of byKey.get(key) ?? []) consider(known, at);
  for (const known of byTitle) if (!found.has(known.form.id)) consider(known, undefined);
  return [...found.values()].toSorted(
    (one, other) => other.weight - one.weight || (one.formId < other.formId ? -1 : 1),
  );
}

/** The edition printed within a line or two of the number: `(6/18)`, `Rev. 4-13/8`, `REV. 1 (8-21)`. */
function editionNear(text: string, numberAt: number | undefined): string | null {
  if (numberAt === undefined) return revisedOn(text);
  const near = text.slice(Math.max(0, numberAt - 40), numberAt + 90);
  const after = near.slice(Math.min(40, numberAt));
  const match =
    /\(?\b(?:rev(?:ised|ision)?|r|ed)\b\.?\s*(?:\d{1,2}\s*\()?\s*(\d{1,2}[-/]\d{1,4}(?:[-/]\d{1,4})?)/i.exec(after) ??
    /\((\d{1,2}[-/]\d{2,4})\)/.exec(after);
  return match?.[1] ?? revisedOn(near);
}

function revisedOn(text: string): string | null {
  return (
    /\brevised(?: as of| on)?\s+((?:\d{1,2}[-/]){1,2}\d{2,4}|[a-z]{3,9}\.? \d{1,2}, \d{4})/i.exec(text)?.[1] ?? null
  );
}
