import { type Answer, answer, type Row, service } from './service.ts';

/** The release in force and what it holds, by jurisdiction. */
export type ContentOverview = Answer<'/v1/content'>;
export type RegisterRow = ContentOverview['register'][number];
export type MultistateRow = ContentOverview['multistate'][number];

export type CheckRow = Row<'/v1/content/checks'>;
export type CheckDetail = Answer<'/v1/content/checks/{code}'>;
export type CheckSource = CheckRow['sources'][number];
export type CheckMessage = CheckDetail['messages'][number];
export type CaseAnswer = CheckDetail['cases'][number]['expect'];

export type MultistateDetail = Answer<'/v1/content/multistate/{code}'>;
export type AcceptedByRow = MultistateDetail['acceptedBy'][number];

export type FormRow = Row<'/v1/content/forms'>;
export type FormDetail = Answer<'/v1/content/forms/{formId}'>;

export type ReasonRow = Answer<'/v1/content/reasons'>[number];
/** How our reasons are written in the schemes of others. */
export type ReasonSchemes = Answer<'/v1/content/reason-schemes'>;
export type ReasonScheme = ReasonSchemes['schemes'][number];

/** The law in force whole, to judge by in the page itself. */
export const getLaw = () => answer(service.GET('/v1/content/law'));
export const getContent = () => answer(service.GET('/v1/content'));
export const getJurisdiction = (code: string) =>
  answer(service.GET('/v1/content/jurisdictions/{code}', { params: { path: { code } } }));
export const getMultistate = (code: string) =>
  answer(service.GET('/v1/content/multistate/{code}', { params: { path: { code } } }));
export const listForms = () => answer(service.GET('/v1/content/forms'));
export const getForm = (formId: string) =>
  answer(service.GET('/v1/content/forms/{formId}', { params: { path: { formId } } }));
export const listChecks = () => answer(service.GET('/v1/content/checks'));
export const getCheck = (code: string) =>
  answer(service.GET('/v1/content/checks/{code}', { params: { path: { code } } }));
export const listReasons = () => answer(service.GET('/v1/content/reasons'));
export const getReasonSchemes = () => answer(service.GET('/v1/content/reason-schemes'));
