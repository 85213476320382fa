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
} from '@bonafide/core/content/content.ts';
import { reasonCode } from '@bonafide/core/content/reason-tables.ts';
import type { MultistateRow, RegisterRow } from '@bonafide/core/content/register.ts';
import { acceptancesOn, multistateRegisterOf, registerOf } from '@bonafide/core/content/register.ts';

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

export interface FormView {
  form: Form;
  owner: string;
  ownerName: string;
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
  const acceptedBy = acceptancesOn(content, code, asOf).map(({ jurisdiction, acceptance }) => ({
    code: jurisdiction.code,
    name: jurisdiction.name,
    accepted: acceptance.value.accepted,
    reasons: acceptance.value.reasons,
    note: acceptance.note,
    confidence: acceptance.confidence,
  }));
  return { ...form, acceptedBy };
}

export function presentForm(content: Content, formId: string): FormView | undefined {
  const entry = content.forms.get(formId);
  const owner = entry && (content.jurisdictions.get(entry.owner) ?? content.multistate.get(entry.owner));
  if (!entry || !owner) return undefined;
  const cited = citedBy(entry.form);
  return {
    form: entry.form,
    owner: owner.code,
    ownerName: owner.name,
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
