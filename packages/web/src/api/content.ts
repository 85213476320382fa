import type { Reason } from '@bonafide/core/certificate/reason.ts';
import type { Severity } from '@bonafide/core/check/finding.ts';
import type { Audience, Locale } from '@bonafide/core/check/messages/message-table.ts';
import type {
  Confidence,
  Form,
  Jurisdiction,
  MultistateForm,
  Source,
  Validity,
} from '@bonafide/core/content/content.ts';
import type { ReasonMapping, ReasonTarget } from '@bonafide/core/content/reason-tables.ts';
import { request, segment } from './request.ts';

export interface RegisterRow {
  code: string;
  name: string;
  forms: number;
  idFormats: number;
  facts: number;
  direct: number;
  secondHand: number;
  unconfirmed: number;
  checkedOn: string | null;
  rate: string | null;
  imposed: boolean | null;
}

export interface MultistateRow {
  code: string;
  name: string;
  forms: number;
  idFormats: number;
  /** Jurisdictions that accept it today. */
  accepts: number;
}

export interface ContentOverview {
  release: string;
  hash: string;
  loadedAt: string;
  register: RegisterRow[];
  multistate: MultistateRow[];
  checks: number;
}

export interface CheckSource {
  text: string;
  url: string | null;
}

export interface CheckRow {
  code: string;
  group: string;
  title: string;
  severity: Severity;
  /** What it checks. */
  text: string;
  /** Why an auditor cares. */
  why: string;
  /** Names of boxes on forms. */
  appliesTo: string[];
  citation: CheckSource | null;
  sources: CheckSource[];
  implemented: boolean;
  /** What a check that does not run yet waits for. */
  notYet: string | null;
  /** What a running check leaves out of its entry. */
  partly: string | null;
}

export type CaseAnswer = 'finding' | 'pass' | 'not-applicable' | 'could-not-check';

export interface CheckMessage {
  locale: Locale;
  audience: Audience;
  title: string;
  /** `when` names the value a sentence is for; null for all others. `{placeholders}` stand where values go. */
  texts: { when: string | null; text: string }[];
}

export interface CheckDetail extends CheckRow {
  messages: CheckMessage[];
  cases: { name: string; expect: CaseAnswer }[];
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

export type MultistateDetail = MultistateForm & { acceptedBy: AcceptedByRow[] };

export interface FormRow {
  formId: string;
  number: string | null;
  title: string;
  owner: string;
  ownerName: string;
  multistate: boolean;
  completedBy: Form['completedBy'];
  reasons: Reason[];
  scope: Form['scope'];
  edition: string | null;
  validity: Validity | null;
  effectiveTo: string | null;
  confidence: Confidence;
  /** Values about it that no source confirms. */
  unconfirmed: number;
}

export interface FormDetail {
  form: Form;
  owner: string;
  ownerName: string;
  /** Null for the form of one jurisdiction. */
  acceptedBy: AcceptedByRow[] | null;
  replacedBy: { formId: string; number: string | null; title: string }[];
  sources: Source[];
}

export interface ReasonRow {
  code: Reason;
  name: string;
}

export interface ReasonScheme {
  scheme: ReasonTarget;
  name: string;
  sources: number[];
  mappings: ReasonMapping[];
}

export interface ReasonSchemes {
  schemes: ReasonScheme[];
  sources: Source[];
}

export const getContent = () => request<ContentOverview>('/v1/content');
export const getJurisdiction = (code: string) => request<Jurisdiction>(`/v1/content/jurisdictions/${segment(code)}`);
export const getMultistate = (code: string) => request<MultistateDetail>(`/v1/content/multistate/${segment(code)}`);
export const listForms = () => request<{ data: FormRow[] }>('/v1/content/forms');
export const getForm = (formId: string) => request<FormDetail>(`/v1/content/forms/${segment(formId)}`);
export const listChecks = () => request<{ data: CheckRow[] }>('/v1/content/checks');
export const getCheck = (code: string) => request<CheckDetail>(`/v1/content/checks/${segment(code)}`);
export const listReasons = () => request<ReasonRow[]>('/v1/content/reasons');
export const getReasonSchemes = () => request<ReasonSchemes>('/v1/content/reason-schemes');
