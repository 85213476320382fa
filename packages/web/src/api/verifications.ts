import { problemFrom } from '@bonafide/client/problem.ts';
import { noConnection } from './problem.ts';
import { type Answer, answer, type Body, listParams, type Query, type Row, service } from './service.ts';

export type VerificationTask = Row<'/v1/verification-tasks'>;
export type Verification = Answer<'/v1/verifications/{verificationId}'>;
export type VerificationResult = Verification['result'];
export type CertificateVerifications = Answer<'/v1/certificates/{certificateId}/verifications'>;
export type NumberPanel = CertificateVerifications['numbers'][number];
export type Guide = NumberPanel['guide'];
export type SealCheck = Answer<'/v1/verifications/{verificationId}/seal'>;
export type LookedUp = Body<'/v1/verifications'>;
export type Registry = Row<'/v1/verification-sources'>;
export type RegistrySettings = Body<'/v1/verification-sources/{sourceId}', 'put'>;
export type ExemptList = Row<'/v1/exempt-lists'>;
export type TaskCounts = Answer<'/v1/verification-tasks/counts'>;

export const listTasks = (query: Query) =>
  answer(service.GET('/v1/verification-tasks', { params: listParams('/v1/verification-tasks', query) }));
export const countTasks = () => answer(service.GET('/v1/verification-tasks/counts'));
export const askTask = (taskId: string) =>
  answer(service.POST('/v1/verification-tasks/{taskId}/ask', { params: { path: { taskId } } }));

export const verificationsOf = (certificateId: string) =>
  answer(service.GET('/v1/certificates/{certificateId}/verifications', { params: { path: { certificateId } } }));
export const askAboutCertificate = (certificateId: string) =>
  answer(service.POST('/v1/certificates/{certificateId}/verifications/ask', { params: { path: { certificateId } } }));
export const recordLookUp = (body: LookedUp) => answer(service.POST('/v1/verifications', { body }));
export const checkSeal = (verificationId: string) =>
  answer(service.GET('/v1/verifications/{verificationId}/seal', { params: { path: { verificationId } } }));
export const answerUrl = (verificationId: string) => `/v1/verifications/${encodeURIComponent(verificationId)}/answer`;
export const evidenceUrl = (fileId: string) => `/v1/verification-files/${encodeURIComponent(fileId)}`;

export const listRegistries = () => answer(service.GET('/v1/verification-sources'));
export const setRegistry = (sourceId: string, body: RegistrySettings) =>
  answer(service.PUT('/v1/verification-sources/{sourceId}', { params: { path: { sourceId } }, body }));

export const listExemptLists = () => answer(service.GET('/v1/exempt-lists'));

async function send<T>(url: string, body: FormData | File, type?: string): Promise<T> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    'idempotency-key': crypto.randomUUID(),
  };
  if (type !== undefined) headers['content-type'] = type;
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => {
    throw noConnection();
  });
  const text = await response.text();
  if (!response.ok) throw problemFrom(text, response);
  return JSON.parse(text) as T;
}

/** Keeps a file that shows what was looked up. @throws Problem */
export function uploadEvidence(file: File): Promise<{ fileId: string }> {
  const form = new FormData();
  form.set('file', file);
  return send('/v1/verification-files', form);
}

/** Sends a list as the IRS publishes it; it is read in the background. @throws Problem */
export function sendExemptList(
  file: File,
  query: { kind: string; listDate: string; part?: string },
): Promise<ExemptList> {
  return send(`/v1/exempt-lists?${new URLSearchParams(query)}`, file, 'text/plain');
}
