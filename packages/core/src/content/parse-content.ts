import { canonicalJson } from '../ledger/canonical-json.ts';
import type { CheckReference } from './check-reference.ts';
import { parseReference } from './check-reference.ts';
import type { Content, Form, Jurisdiction, MultistateForm } from './content.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { ContentProblem, FileBeingRead, Reader } from './read-json.ts';
import { date, matching, must, objectOf, text } from './read-json.ts';
import { jurisdiction, readFile } from './read-jurisdiction.ts';
import { multistateForm } from './read-multistate.ts';
import { reasonTables } from './read-reasons.ts';
import type { ReasonTables } from './reason-tables.ts';

/** A file of `content/`, its path relative to that folder with forward slashes: `jurisdictions/US-TX.json`. */
export interface ContentFile {
  path: string;
  json: unknown;
}

export type ParsedContent = { content: Content } | { problems: ContentProblem[] };

interface Release {
  release: string;
  date: string;
  note: string;
}

const release = objectOf<Release>({
  release: must(matching(/^\d{4}\.\d{1,2}\.\d{1,3}$/, 'year.month.number')),
  date: must(date),
  note: must(text),
});

const REFERENCE = ['zip-prefixes', 'fein-prefixes', 'form-limits', 'field-lengths'] as const;

/** Files that others of the core parse; here they count into the hash only. */
const OPAQUE: ReadonlySet<string> = new Set(['checks.json', 'places.json']);

interface Draft {
  problems: ContentProblem[];
  release: Release | undefined;
  reasons: ReasonTables | undefined;
  reference: Map<string, unknown>;
  jurisdictions: Map<string, Jurisdiction>;
  multistate: Map<string, MultistateForm>;
  forms: Map<string, { form: Form; owner: string }>;
  formPlaces: { path: string; pointer: string; form: Form }[];
}

/**
 * The law in force out of the files of `content/`, frozen, or every problem of every file. `sha256` gives lower-case hex of the
 * UTF-8 bytes of a text. Nothing is passed over: an unknown file or key is a problem.
 */
export function parseContent(files: readonly ContentFile[], sha256: (text: string) => string): ParsedContent {
  const draft: Draft = {
    problems: [],
    release: undefined,
    reasons: undefined,
    reference: new Map(),
    jurisdictions: new Map(),
    multistate: new Map(),
    forms: new Map(),
    formPlaces: [],
  };
  for (const file of byPath(files)) readInto(draft, file);
  checkSupersession(draft);
  const reference = readReference(draft);
  for (const path of ['release.json', 'reasons.json']) {
    if (!files.some((file) => file.path === path)) problem(draft, path, 'is missing');
  }
  if (!draft.release || !draft.reasons || !reference || draft.problems.length > 0) return { problems: draft.problems };
  return {
    content: Object.freeze({
      release: draft.release.release,
      hash: contentHash(files, sha256),
      jurisdictions: draft.jurisdictions,
      multistate: draft.multistate,
      forms: draft.forms,
      reasons: deepFreeze(draft.reasons),
      reference: deepFreeze(reference),
    }),
  };
}

/** SHA-256 of the canonical JSON of all files, keyed by path: formatting does not count, every value does. */
export function contentHash(files: readonly ContentFile[], sha256: (text: string) => string): string {
  return sha256(canonicalJson(Object.fromEntries(files.map((file) => [file.path, file.json]))));
}

function byPath(files: readonly ContentFile[]): ContentFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function problem(draft: Draft, path: string, message: string): void {
  draft.problems.push({ path, pointer: '', message });
}

function readInto(draft: Draft, file: ContentFile): void {
  const [folder, name] = file.path.split('/');
  if (folder === 'jurisdictions' && name) keep(draft, file, jurisdiction, draft.jurisdictions);
  else if (folder === 'multistate' && name) keep(draft, file, multistateForm, draft.multistate);
  else if (folder === 'reference' && name) draft.reference.set(name.replace(/\.json$/, ''), file.json);
  else if (file.path === 'reasons.json') draft.reasons = read(draft, file, reasonTables);
  else if (file.path === 'release.json') draft.release = read(draft, file, release);
  else if (!OPAQUE.has(file.path)) problem(draft, file.path, 'is no known file of the content');
}

function read<T>(draft: Draft, file: ContentFile, reader: Reader<T>): T | undefined {
  const state: FileBeingRead = { path: file.path, problems: draft.problems, sources: new Map() };
  return readFile(file.json, state, reader);
}

function keep<T extends Jurisdiction | MultistateForm>(
  draft: Draft,
  file: ContentFile,
  reader: Reader<T>,
  into: Map<string, T>,
): void {
  const value = read(draft, file, reader);
  if (!value) return;
  if (!file.path.endsWith(`/${value.code}.json`))
    problem(draft, file.path, `has the code of another file: ${value.code}`);
  into.set(value.code, deepFreeze(value));
  for (const [index, form] of value.forms.entries()) keepForm(draft, file.path, `/forms/${index}`, value.code, form);
}

function keepForm(draft: Draft, path: string, pointer: string, owner: string, form: Form): void {
  const earlier = draft.forms.get(form.id);
  if (earlier) {
    draft.problems.push({
      path,
      pointer: `${pointer}/id`,
      message: `is the id of a form of ${earlier.owner} too: ${form.id}`,
    });
    return;
  }
  draft.forms.set(form.id, { form, owner });
  draft.formPlaces.push({ path, pointer, form });
}

function checkSupersession(draft: Draft): void {
  for (const { path, pointer, form } of draft.formPlaces) {
    if (form.supersedes === null) continue;
    const message =
      form.supersedes === form.id ? 'supersedes itself' : `supersedes a form that is not here: ${form.supersedes}`;
    if (form.supersedes === form.id || !draft.forms.has(form.supersedes)) {
      draft.problems.push({ path, pointer: `${pointer}/supersedes`, message });
    }
  }
}

function readReference(draft: Draft): CheckReference | undefined {
  for (const name of draft.reference.keys()) {
    if (!REFERENCE.some((known) => known === name))
      problem(draft, `reference/${name}.json`, 'is no known file of the content');
  }
  const missing = REFERENCE.filter((name) => !draft.reference.has(name));
  for (const name of missing) problem(draft, `reference/${name}.json`, 'is missing');
  if (missing.length > 0) return undefined;
  try {
    return parseReference({
      'zip-prefixes': draft.reference.get('zip-prefixes'),
      'fein-prefixes': draft.reference.get('fein-prefixes'),
      'form-limits': draft.reference.get('form-limits'),
      'field-lengths': draft.reference.get('field-lengths'),
    });
  } catch (error) {
    problem(draft, 'reference', error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
