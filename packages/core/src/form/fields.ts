import type { CalendarDate } from '../calendar/calendar-date.ts';
import { REASONS_TO_EXPLAIN, type Reason } from '../certificate/reason.ts';
import { EN } from '../check/messages/en.ts';
import { ES } from '../check/messages/es.ts';
import { FR } from '../check/messages/fr.ts';
import { type Confidence, type Form, factOn, type IdFormat } from '../content/content.ts';
import { acceptancesOn } from '../content/register.ts';
import { boxOf, type FieldInput } from './field-boxes.ts';
import { FIELD_LABELS, ID_KIND_LABELS, SCOPE_LABELS, type Words } from './field-words.ts';
import { numberOptions } from './number-options.ts';
import type { Ground, Limit } from './paper.ts';
import { type FormLaw, multistateStanding } from './places.ts';
import { type KnownFacts, numberOnFile, type Prefill, prefillOf } from './prefill.ts';

/** When a box is filled in; every condition of a field must hold. */
export type Condition =
  | { kind: 'scope'; is: 'blanket' | 'single' }
  | { kind: 'reason'; is: readonly Reason[] }
  | { kind: 'id-kind'; is: readonly string[] };

/** How a number must look, and an example. */
export interface NumberRule {
  kind: string;
  label: Words;
  /** State or country whose number it is; null when any may be. */
  issuer: string | null;
  /** The name its issuer gives it; null when the content has no format. */
  name: string | null;
  /** After spaces, hyphens, slashes and dots are stripped. */
  pattern: string | null;
  display: string | null;
  examples: readonly string[];
  checkDigit: string | null;
  /** Of the format; null without one. */
  confidence: Confidence | null;
  /** In whose file its sources stand, and their numbers. */
  ground: Ground | null;
  /** A number of this kind that is on file. */
  known: Prefill | null;
}

/** One line of a form of several states. */
export interface StateRow {
  state: string;
  stateName: string;
  /** Whether the state takes the form for the reason; null: nothing says so. */
  accepted: boolean | null;
  numbers: readonly NumberRule[];
  limits: readonly Limit[];
  ground: Ground | null;
}

export interface FormField {
  /** Box of the form, as the content names it; `reason.detail` and `scope.reference` are ours. */
  name: string;
  label: Words;
  input: FieldInput;
  places: readonly string[];
  /** `form`: the form asks for it. `record`: it has no box of its own, the record needs it. */
  askedBy: 'form' | 'record';
  /** Empty: always. */
  when: readonly Condition[];
  options: readonly { value: string; label: Words }[];
  /** For `number`: the kinds that may stand there, the usual one first. */
  numbers: readonly NumberRule[];
  /** For `state-rows`. */
  rows: readonly StateRow[];
  prefill: readonly Prefill[];
  /** The fact that lists the box; null where we ask. */
  ground: Ground | null;
}

export interface FieldsQuestion {
  formId: string;
  asOf: CalendarDate;
  /** States to give rows for; empty: those that accept the form. */
  states: readonly string[];
  /** Null: not chosen yet. */
  reason: Reason | null;
  scope: 'blanket' | 'single' | null;
  known: KnownFacts;
}

export interface FieldsAnswer {
  formId: string;
  asOf: CalendarDate;
  release: string;
  completedBy: 'purchaser' | 'state';
  /** False when the content does not say what the form asks on that day; then only what the record needs is listed. */
  fieldsKnown: boolean;
  fields: readonly FormField[];
}

/** Numbers that go with a reason and with no other. */
const NUMBER_OF_REASON: Readonly<Record<string, readonly Reason[]>> = {
  'direct-pay': ['direct-pay'],
  'ag-registration': ['agricultural', 'timber', 'aquaculture-fishery'],
  'foreign-diplomat': ['foreign-diplomat'],
  tribal: ['tribal-government'],
};

/** Numbers whose issuer has to be named beside them. */
const ISSUER_NAMED: readonly string[] = ['drivers-license', 'out-of-state-sales-tax', 'foreign-tax-id'];

/** What to ask on a form, in its own order; undefined for a form the content does not have. */
export function fieldsOf(law: FormLaw, question: FieldsQuestion): FieldsAnswer | undefined {
  const known = law.content.forms.get(question.formId);
  if (!known) return undefined;
  const { form, owner } = known;
  const fact = factOn(form.requiredFields, question.asOf);
  const names = fact?.value ?? [];
  const ground: Ground | null = fact
    ? { in: owner, sources: fact.sources, confidence: fact.confidence, note: fact.note }
    : null;
  const asked = names.map((name) => fieldOf(law, { form, owner, names, ground }, name, question));
  return {
    formId: form.id,
    asOf: question.asOf,
    release: law.content.release,
    completedBy: form.completedBy,
    fieldsKnown: fact !== undefined,
    fields: withOurs(form, asked),
  };
}

interface OnForm {
  form: Form;
  owner: string;
  names: readonly string[];
  ground: Ground | null;
}

function fieldOf(law: FormLaw, on: OnForm, name: string, question: FieldsQuestion): FormField {
  const { input, places } = boxOf(name);
  const numbers = input === 'number' ? numberRules(law, on, name.slice('id.'.length), question) : [];
  return {
    name,
    label: FIELD_LABELS[name as keyof typeof FIELD_LABELS] ?? { en: name, es: name, fr: name },
    input,
    places,
    askedBy: 'form',
    when: conditionsOf(on, name),
    options: optionsOf(on.form, name),
    numbers,
    rows: input === 'state-rows' ? stateRows(law, on, question) : [],
    prefill: prefillOf(name, question.known),
    ground: on.ground,
  };
}

function conditionsOf({ form, names }: OnForm, name: string): Condition[] {
  const kind = name.startsWith('id.') ? name.slice('id.'.length) : '';
  const reasons = NUMBER_OF_REASON[kind]?.filter((reason) => form.reasons.includes(reason)) ?? [];
  if (reasons.length > 0 && reasons.length < form.reasons.length) return [{ kind: 'reason', is: reasons }];
  if (name === 'purchase.orderNumber' && form.scope.includes('blanket')) return [{ kind: 'scope', is: 'single' }];
  if (name === 'id.issuingState') {
    const kinds = ISSUER_NAMED.filter((one) => form.idKinds.includes(one) || names.includes(`id.${one}`));
    if (kinds.length > 0 && kinds.length < form.idKinds.length) return [{ kind: 'id-kind', is: kinds }];
  }
  return [];
}

function optionsOf(form: Form, name: string): FormField['options'] {
  if (name === 'exemption.reason') return form.reasons.map((reason) => ({ value: reason, label: reasonWords(reason) }));
  if (name === 'scope' || name === 'certificate.type') {
    return form.scope.map((scope) => ({ value: scope, label: SCOPE_LABELS[scope] }));
  }
  return [];
}

function reasonWords(reason: Reason): Words {
  const word = (table: typeof EN) => capital(table.words.reason[reason] ?? reason.replaceAll('-', ' '));
  return { en: word(EN), es: word(ES), fr: word(FR) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the record needs though the form has no box for it, each beside the box it belongs to. */
function withOurs(form: Form, asked: readonly FormField[]): FormField[] {
  const fields = [...asked];
  const has = (...names: string[]) => fields.some(({ name }) => names.includes(name));
  const ours = (name: keyof typeof FIELD_LABELS, when: Condition[]): FormField => ({
    name,
    label: FIELD_LABELS[name],
    ...boxOf(name),
    askedBy: 'record',
    when,
    options: optionsOf(form, name),
    numbers: [],
    rows: [],
    prefill: [],
    ground: null,
  });
  const afterOrFirst = (names: readonly string[], field: FormField) => {
    const at = fields.findIndex(({ name }) => names.includes(name));
    fields.splice(at + 1, 0, field);
  };
  if (!has('scope', 'certificate.type') && form.scope.length > 1) fields.unshift(ours('scope', []));
  if (form.scope.includes('single') && !has('purchase.orderNumber')) {
    const always = !form.scope.includes('blanket');
    afterOrFirst(
      ['scope', 'certificate.type'],
      ours('scope.reference', always ? [] : [{ kind: 'scope', is: 'single' }]),
    );
  }
  if (!has('exemption.reason') && form.reasons.length > 1) {
    afterOrFirst(['scope.reference', 'scope', 'certificate.type'], ours('exemption.reason', []));
  }
  const explained = form.reasons.filter((reason) => REASONS_TO_EXPLAIN.includes(reason));
  if (explained.length > 0 && form.completedBy === 'purchaser') {
    const when: Condition[] = explained.length < form.reasons.length ? [{ kind: 'reason', is: explained }] : [];
    afterOrFirst(['exemption.reason'], ours('reason.detail', when));
  }
  return fields;
}

/** The kinds of number that may stand in a box: the one it asks for, then what the form takes in its stead. */
function numberRules(
  law: FormLaw,
  { form, owner, names }: OnForm,
  kind: string,
  question: FieldsQuestion,
): NumberRule[] {
  const alone = names.filter((name) => boxOf(name).input === 'number').length === 1;
  const kinds = alone ? [kind, ...form.idKinds.filter((other) => other !== kind)] : [kind];
  const place = law.places.get(owner);
  const issuer = place ? place.code : null;
  const rules = kinds.map((one) => numberRule(law, one, issuerOf(one, issuer), question.known));
  if (!alone || !place || question.reason === null) return rules;
  const options = numberOptions(form, place, question.reason, { registeredIn: null, numbers: [] }, question.asOf);
  const home = options.find(({ by }) => by === 'home-state');
  return home ? [...rules, numberRule(law, home.kind, null, question.known)] : rules;
}

function issuerOf(kind: string, place: string | null): string | null {
  if (kind === 'fein') return 'US';
  return ISSUER_NAMED.includes(kind) || kind === 'other' || kind === 'foreign-diplomat' ? null : place;
}

function numberRule(law: FormLaw, kind: string, issuer: string | null, known: KnownFacts): NumberRule {
  const format = formatOf(law, kind, issuer);
  const onFile = numberOnFile(known.onFile, kind, issuer);
  return {
    kind,
    label: ID_KIND_LABELS[kind as keyof typeof ID_KIND_LABELS] ?? { en: kind, es: kind, fr: kind },
    issuer,
    name: format?.format.name ?? null,
    pattern: format?.format.pattern ?? null,
    display: format?.format.display ?? null,
    examples: format?.format.examples ?? [],
    checkDigit: format?.format.checkDigit ?? null,
    confidence: format?.format.confidence ?? null,
    ground: format ? groundOfFormat(format) : null,
    known: onFile
      ? {
          path: '/claim/ids',
          value: onFile.id.value,
          from: 'on-file',
          certificateId: onFile.certificateId,
          certificateNumber: onFile.certificateNumber,
        }
      : null,
  };
}

interface OwnedFormat {
  format: IdFormat;
  owner: string;
}

function groundOfFormat({ format, owner }: OwnedFormat): Ground {
  return { in: owner, sources: format.sources, confidence: format.confidence, note: format.note };
}

/** The format the content gives for a kind of number of an issuer; undefined when it gives none. */
function formatOf(law: FormLaw, kind: string, issuer: string | null): OwnedFormat | undefined {
  const own = issuer === null ? undefined : law.content.jurisdictions.get(issuer);
  const format = own?.idFormats.find((one) => one.kind === kind);
  if (own && format) return { format, owner: own.code };
  for (const file of law.content.multistate.values()) {
    const issued = file.idFormats.find((one) => one.kind === kind && (issuer === null || one.issuer === issuer));
    if (issued) return { format: issued, owner: file.code };
  }
  return undefined;
}

/** A line for each state asked about, or for each that takes the form. */
function stateRows(law: FormLaw, { form, owner }: OnForm, question: FieldsQuestion): StateRow[] {
  const family = law.copies.get(form.id) ?? owner;
  const accepting = () =>
    acceptancesOn(law.content, family, question.asOf).flatMap(({ jurisdiction, acceptance }) =>
      acceptance.value.accepted === true ? [jurisdiction.code] : [],
    );
  const states = question.states.length > 0 ? [...question.states].sort() : accepting();
  return states.map((state): StateRow => {
    const place = law.places.get(state);
    const reason = question.reason ?? form.reasons[0] ?? 'other';
    const standing = place && multistateStanding(law, place, family, form, reason, question.asOf);
    const kinds = form.idKinds.length > 0 ? form.idKinds : ['state-sales-tax'];
    return {
      state,
      stateName: place?.name ?? state,
      accepted: standing === undefined || barredByDoubt(standing) ? null : standing.serves,
      numbers: kinds.map((kind) => numberRule(law, kind, issuerOf(kind, state), question.known)),
      limits: standing?.limits ?? [],
      ground: standing?.ground ?? null,
    };
  });
}

function barredByDoubt(standing: { serves: boolean; why?: string }): boolean {
  return !standing.serves && standing.why === 'acceptance-unknown';
}
