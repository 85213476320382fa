import { canonicalJson } from '../ledger/canonical-json.ts';
import type { CheckReference } from './check-reference.ts';
import { parseReference } from './check-reference.ts';
import type { Content, Form, Jurisdiction, MultistateForm } from './content.ts';
import { deepFreeze, frozenMap } from './deep-freeze.ts';
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

/** Year, month, number within the month: `2026.11.1`. */
export const releaseNumber = matching(/^\d{4}\.\d{1,2}\.\d{1,3}$/, 'year.month.number');

const release = objectOf<Release>({
  release: must(releaseNumber),
  date: must(date),
  note: must(text),
});

const REFERENCE = ['zip-prefixes', 'fein-prefixes', 'form-limits', 'field-lengths'] as const;
/** Tables that came later: older releases do not have them. */
const LATER_REFERENCE = ['sale-rules', 'goods-classes'] as const;

/** Files that others of the core parse; here they count into the hash only. */
export const OPAQUE: ReadonlySet<string> = new Set(['checks.json', 'places.json']);

interface Draft {
  problems: ContentProblem[];
  release: Release | undefined;
  reasons: ReasonTables | undefined;
  reference: Map<string, unknown>;
  jurisdictions: Map<string, Jurisdiction>;
  multistate: Map<string, MultistateForm>;
  forms: Map<string, { form: Form; owner: string }>;
  formsNoted: { path: string; pointer: string; id: unknown; supersedes: unknown }[];
}

/**
 * The law in force out of the files of `content/`, frozen, or every problem of every file. `sha256` gives lower-case hex of the
 * UTF-8 bytes of a text. Nothing is passed over: an unknown file or key is a problem.
 */
export function parseContent(files: readonly ContentFile[], sha256: (text: string) => string): ParsedContent {
  const draft = newDraft();
  for (const file of byPath(files)) readInto(draft, file);
  checkForms(draft);
  checkWeighedChecks(draft, files);
  const reference = readReference(draft);
  for (const path of ['release.json', 'reasons.json']) {
    if (!files.some((file) => file.path === path)) problem(draft, path, 'is missing');
  }
  if (!draft.release || !draft.reasons || !reference || draft.problems.length > 0) return { problems: draft.problems };
  return {
    content: Object.freeze({
      release: draft.release.release,
      hash: contentHash(files, sha256),
      jurisdictions: frozenMap(draft.jurisdictions),
      multistate: frozenMap(draft.multistate),
      forms: frozenMap(draft.forms),
      reasons: deepFreeze(draft.reasons),
      reference: deepFreeze(reference),
    }),
  };
}

/**
 * A content with some of its jurisdictions and multistate forms read anew from files that carry overlays. What cites across files was
 * checked with the base; an overlay changes no form's id.
 */
export function withOverlaidFiles(
  base: Content,
  files: readonly ContentFile[],
  named: { release: string; hash: string },
): ParsedContent {
  const draft = newDraft();
  for (const file of byPath(files)) readInto(draft, file, true);
  if (draft.problems.length > 0) return { problems: draft.problems };
  const owners = new Set([...draft.jurisdictions.keys(), ...draft.multistate.keys()]);
  const kept = [...base.forms].filter(([, { owner }]) => !owners.has(owner));
  return {
    content: Object.freeze({
      ...base,
      ...named,
      jurisdictions: frozenMap(new Map([...base.jurisdictions, ...draft.jurisdictions])),
      multistate: frozenMap(new Map([...base.multistate, ...draft.multistate])),
      forms: frozenMap(new Map([...kept, ...draft.forms])),
    }),
  };
}

/** SHA-256 of the canonical JSON of all files, keyed by path: formatting does not count, every value does. */
export function contentHash(files: readonly ContentFile[], sha256: (text: string) => string): string {
  return sha256(canonicalJson(Object.fromEntries(files.map((file) => [file.path, file.json]))));
}

function newDraft(): Draft {
  return {
    problems: [],
    release: undefined,
    reasons: undefined,
    reference: new Map(),
    jurisdictions: new Map(),
    multistate: new Map(),
    forms: new Map(),
    formsNoted: [],
  };
}

function byPath(files: readonly ContentFile[]): ContentFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function problem(draft: Draft, path: string, message: string): void {
  note(draft, path, '', message);
}

function note(draft: Draft, path: string, pointer: string, message: string): void {
  draft.problems.push({ path, pointer, message });
}

function readInto(draft: Draft, file: ContentFile, overlaid = false): void {
  const [folder, name] = file.path.split('/');
  if (folder === 'jurisdictions' && name) keep(draft, file, jurisdiction, draft.jurisdictions, overlaid);
  else if (folder === 'multistate' && name) keep(draft, file, multistateForm, draft.multistate, overlaid);
  else if (folder === 'reference' && name) draft.reference.set(name.replace(/\.json$/, ''), file.json);
  else if (file.path === 'reasons.json') draft.reasons = read(draft, file, reasonTables);
  else if (file.path === 'release.json') draft.release = read(draft, file, release);
  else if (!OPAQUE.has(file.path)) problem(draft, file.path, 'is no known file of the content');
}

function read<T>(draft: Draft, file: ContentFile, reader: Reader<T>, overlaid = false): T | undefined {
  const state: FileBeingRead = { path: file.path, problems: draft.problems, sources: new Map(), forms: [], overlaid };
  const value = readFile(file.json, state, reader);
  for (const form of state.forms) draft.formsNoted.push({ path: file.path, ...form });
  return value;
}

function keep<T extends Jurisdiction | MultistateForm>(
  draft: Draft,
  file: ContentFile,
  reader: Reader<T>,
  into: Map<string, T>,
  overlaid: boolean,
): void {
  const value = read(draft, file, reader, overlaid);
  if (!value) return;
  if (!file.path.endsWith(`/${value.code}.json`))
    problem(draft, file.path, `has the code of another file: ${value.code}`);
  into.set(value.code, deepFreeze(value));
  if (into === draft.jurisdictions) {
    value.forms.forEach(({ id }, index) => {
      if (!id.startsWith(`${value.code}-`))
        note(draft, file.path, `/forms/${index}/id`, `does not begin with the code of its state: ${id}`);
    });
  }
  for (const form of value.forms) draft.forms.set(form.id, { form, owner: value.code });
}

/** Over all files together, in the order of their paths. */
function checkForms(draft: Draft): void {
  const owners = new Map<unknown, string>();
  for (const { path, pointer, id } of draft.formsNoted) {
    const earlier = owners.get(id);
    if (earlier === undefined) owners.set(id, path);
    else note(draft, path, `${pointer}/id`, `is the id of a form in ${earlier} too: ${id}`);
  }
  for (const { path, pointer, id, supersedes } of draft.formsNoted) {
    if (supersedes === undefined) continue;
    if (supersedes === id) note(draft, path, `${pointer}/supersedes`, 'supersedes itself');
    else if (!owners.has(supersedes)) {
      note(draft, path, `${pointer}/supersedes`, `supersedes a form that is not here: ${supersedes}`);
    }
  }
}

/** A state may weigh only checks that the catalogue knows. */
function checkWeighedChecks(draft: Draft, files: readonly ContentFile[]): void {
  const catalogue = files.find((file) => file.path === 'checks.json')?.json as { checks?: unknown } | undefined;
  const entries = Array.isArray(catalogue?.checks) ? (catalogue.checks as { id?: unknown }[]) : [];
  const known = new Set(entries.map((entry) => entry.id));
  for (const { code, checkSeverities } of draft.jurisdictions.values()) {
    for (const id of Object.keys(checkSeverities).filter((id) => !known.has(id)))
      note(
        draft,
        `jurisdictions/${code}.json`,
        `/checkSeverities/${id}`,
        'weighs a check that the catalogue does not know',
      );
  }
}

function readReference(draft: Draft): CheckReference | undefined {
  for (const name of draft.reference.keys()) {
    if (![...REFERENCE, ...LATER_REFERENCE].some((known) => known === name))
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
      'sale-rules': draft.reference.get('sale-rules'),
      'goods-classes': draft.reference.get('goods-classes'),
    });
  } catch (error) {
    problem(draft, 'reference', error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
