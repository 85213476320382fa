import type { Severity } from '@bonafide/core/check/finding.ts';
import type { Confidence, Form, Jurisdiction, MultistateForm, Source } from '@bonafide/core/content/content.ts';
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

export interface ContentOverview {
  release: string;
  hash: string;
  loadedAt: string;
  register: RegisterRow[];
  multistate: { code: string; name: string; accepts: number }[];
  checks: number;
}

export interface CheckRow {
  code: string;
  group: string;
  title: string;
  severity: Severity;
  text: string;
  appliesTo: string | string[];
  citation: { text: string; url: string | null } | null;
  implemented: boolean;
}

export type MultistateDetail = MultistateForm & {
  acceptedBy: {
    code: string;
    name: string;
    accepted: boolean | null;
    reasons: string[];
    note: string | null;
    confidence: Confidence;
  }[];
};

export const getContent = () => request<ContentOverview>('/v1/content');
export const getJurisdiction = (code: string) => request<Jurisdiction>(`/v1/content/jurisdictions/${segment(code)}`);
export const getMultistate = (code: string) => request<MultistateDetail>(`/v1/content/multistate/${segment(code)}`);
export const getForm = (formId: string) =>
  request<{ form: Form; owner: string; ownerName: string; sources: Source[] }>(`/v1/content/forms/${segment(formId)}`);
export const listChecks = () => request<{ data: CheckRow[] }>('/v1/content/checks');
export const getCheck = (code: string) => request<CheckRow>(`/v1/content/checks/${segment(code)}`);
export const listReasons = () =>
  request<{ code: string; name: string; sst: string | null; avatax: string | null; determination: string | null }[]>(
    '/v1/content/reasons',
  );
