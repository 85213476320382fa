import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { Reason } from '@bonafide/core/certificate/reason.ts';
import { REASONS } from '@bonafide/core/certificate/reason.ts';
import type {
  Confidence,
  Content,
  Form,
  Jurisdiction,
  MultistateForm,
  Source,
  Validity,
} from '@bonafide/core/content/content.ts';
import { factOn } from '@bonafide/core/content/content.ts';
import type { ReasonMapping, ReasonTable, ReasonTarget } from '@bonafide/core/content/reason-tables.ts';
import { REASON_TARGETS, reasonCode } from '@bonafide/core/content/reason-tables.ts';
import type { MultistateRow, RegisterRow } from '@bonafide/core/content/register.ts';
import { acceptancesOn, countByConfidence, multistateRegisterOf, registerOf } from '@bonafide/core/content/register.ts';

export interface RegisterView {
  release: string;
  hash: string;
  /** Instant the process read the content. */
  loadedAt: string;
  register: RegisterRow[];
  multistate: MultistateRow[];
  /** Checks of the catalogue that run. */
  checks: number;
}

export interface AcceptedByRow {
  code: string;
  name: string;
  accepted: boolean | null;
  /** Empty: every reason the jurisdiction knows. */
  reasons: Reason[];
  note: string | null;
  confidence: Confidence;
}

/** One line of the list of forms; terms and acceptance are those of the day asked about. */
export interface FormRow {
  formId: string;
  number: string | null;
  title: string;
  owner: string;
  ownerName: string;
  /** A multistate form serves in several jurisdictions. */
  multistate: boolean;
  completedBy: Form['completedBy'];
  reasons: Reason[];
  scope: Form['scope'];
  edition: string | null;
  validity: Validity | null;
  /** Last day the form may be used; null: still in use. */
  effectiveTo: CalendarDate | null;
  confidence: Confidence;
  /** Values about it that no source confirms. */
  unconfirmed: number;
}

export interface FormView {
  form: Form;
  owner: string;
  ownerName: string;
  /** What each jurisdiction says about a multistate form; null for the form of one jurisdiction. */
  acceptedBy: AcceptedByRow[] | null;
  /** Forms that replace this one. */
  replacedBy: { formId: string; number: string | null; title: string }[];
  /** Those the form and its facts cite. */
  sources: Source[];
}

export interface ReasonView {
  code: Reason;
  name: string;
  sst: string | null;
  avatax: string | null;
  quickbooks: string | null;
  taxjar: string | null;
  determination: string | null;
}

export function presentRegister(
  content: Content,
  at: { asOf: CalendarDate; loadedAt: string; checks: number },
): RegisterView {
  return {
    release: content.release,
    hash: content.hash,
    loadedAt: at.loadedAt,
    register: registerOf(content, at.asOf),
    multistate: multistateRegisterOf(content, at.asOf),
    checks: at.checks,
  };
}

export function presentJurisdiction(content: Content, code: string): Jurisdiction | undefined {
  return content.jurisdictions.get(code);
}

export function presentMultistate(
  content: Content,
  code: string,
  asOf: CalendarDate,
): (MultistateForm & { acceptedBy: AcceptedByRow[] }) | undefined {
  const form = content.multistate.get(code);
  if (!form) return undefined;
  return { ...form, acceptedBy: acceptedBy(content, code, asOf) };
}

function acceptedBy(content: Content, multistateCode: string, asOf: CalendarDate): AcceptedByRow[] {
  return acceptancesOn(content, multistateCode, asOf).map(({ jurisdiction, acceptance }) => ({
    code: jurisdiction.code,
    name: jurisdiction.name,
    accepted: acceptance.value.accepted,
    reasons: acceptance.value.reasons,
    note: acceptance.note,
    confidence: acceptance.confidence,
  }));
}

/** Every form by the name of its jurisdiction, in the order of its file; then those of several jurisdictions. */
export function presentForms(content: Content, asOf: CalendarDate): FormRow[] {
  const owners = [
    ...[...content.jurisdictions.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...content.multistate.values(),
  ];
  return owners.flatMap((owner) =>
    owner.forms.map((form) => ({
      formId: form.id,
      number: form.number,
      title: form.title,
      owner: owner.code,
      ownerName: owner.name,
      multistate: content.multistate.has(owner.code),
      completedBy: form.completedBy,
      reasons: form.reasons,
      scope: form.scope,
      edition: form.edition,
      validity: factOn(form.validity, asOf)?.value ?? null,
      effectiveTo: form.effectiveTo,
      confidence: form.confidence,
      unconfirmed: countByConfidence(form).unconfirmed,
    })),
  );
}

export function presentForm(content: Content, formId: string, asOf: CalendarDate): FormView | undefined {
  const entry = content.forms.get(formId);
  const owner = entry && (content.jurisdictions.get(entry.owner) ?? content.multistate.get(entry.owner));
  if (!entry || !owner) return undefined;
  const cited = citedBy(entry.form);
  return {
    form: entry.form,
    owner: owner.code,
    ownerName: owner.name,
    acceptedBy: content.multistate.has(owner.code) ? acceptedBy(content, owner.code, asOf) : null,
    replacedBy: [...content.forms.values()]
      .filter((other) => other.form.supersedes === formId)
      .map((other) => ({ formId: other.form.id, number: other.form.number, title: other.form.title })),
    sources: owner.sources.filter((source) => cited.has(source.number)),
  };
}

function citedBy(form: Form): ReadonlySet<number> {
  const facts = [
    form.requiredFields,
    form.signatureRequired,
    form.electronicSignatureAccepted,
    form.notarized,
    form.validity,
  ];
  return new Set([...form.sources, ...facts.flatMap((fact) => fact.flatMap((value) => value.sources))]);
}

export function presentReasons({ reasons }: Content): ReasonView[] {
  return REASONS.map((code) => ({
    code,
    name: reasons.names[code],
    sst: reasonCode(reasons, 'sst', code) ?? null,
    avatax: reasonCode(reasons, 'avatax', code) ?? null,
    quickbooks: reasonCode(reasons, 'quickbooks', code) ?? null,
    taxjar: reasonCode(reasons, 'taxjar', code) ?? null,
    determination: reasonCode(reasons, 'determination', code) ?? null,
  }));
}

export interface ReasonSchemesView {
  schemes: (Omit<ReasonTable, 'mappings'> & { scheme: ReasonTarget; mappings: ReasonMapping[] })[];
  sources: Source[];
}

export function presentReasonSchemes({ reasons }: Content): ReasonSchemesView {
  return {
    schemes: REASON_TARGETS.map((scheme) => {
      const { name, sources, mappings } = reasons.targets[scheme];
      return { scheme, name, sources, mappings: [...mappings] };
    }),
    sources: [...reasons.sources],
  };
}
