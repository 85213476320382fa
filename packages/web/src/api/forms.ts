import { type Answer, answer, type Body, service, until } from './service.ts';

/** Which papers to ask for, and why. */
export type FormAnswer = Answer<'/v1/form-finder', 'post'>;
export type FormQuestion = Body<'/v1/form-finder'>;
export type NeededPaper = FormAnswer['papers'][number];
export type PaperNeed = FormAnswer['needs'][number];
export type PaperCandidate = PaperNeed['candidates'][number];
export type CitedSource = FormAnswer['sources'][number];
export type Cited = PaperCandidate['ground'];

export type PapersNeeded = Answer<'/v1/customers/{customerId}/papers-needed'>;

export type FormFields = Answer<'/v1/forms/{formId}/fields'>;
export type AskedField = FormFields['fields'][number];

export type Rehearsal = Answer<'/v1/nexus-rehearsals', 'post'>;
export type RehearsalQuestion = Body<'/v1/nexus-rehearsals'>;
export type RehearsedState = Rehearsal['states'][number];
export type RehearsedCustomer = Rehearsal['data'][number];
export type Standing = RehearsedCustomer['status'];

export const findForms = (body: FormQuestion, signal?: AbortSignal) =>
  answer(service.POST('/v1/form-finder', { body, ...until(signal) }));

export const getPapersNeeded = (customerId: string) =>
  answer(service.GET('/v1/customers/{customerId}/papers-needed', { params: { path: { customerId } } }));

export interface FieldsQuestion {
  formId: string;
  /** By comma; empty: every state that takes the form. */
  states?: string | undefined;
  reason?: NeededPaper['reasons'][number] | undefined;
  customerId?: string | undefined;
}

export const getFormFields = ({ formId, states, reason, customerId }: FieldsQuestion) =>
  answer(
    service.GET('/v1/forms/{formId}/fields', {
      params: {
        path: { formId },
        query: { ...(states ? { states } : {}), ...(reason ? { reason } : {}), ...(customerId ? { customerId } : {}) },
      },
    }),
  );

export const rehearseNexus = (body: RehearsalQuestion, signal?: AbortSignal) =>
  answer(service.POST('/v1/nexus-rehearsals', { body, ...until(signal) }));

/** Where the customers of a rehearsal come as a file. */
export function rehearsalFile({ company, states, from }: RehearsalQuestion): string {
  const query = new URLSearchParams({ company, states: states.join(','), ...(from ? { from } : {}) });
  return `/v1/nexus-rehearsals/customers.csv?${query}`;
}
