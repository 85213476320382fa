import type { Certificate, CertificateStatus } from '@bonafide/core/certificate/certificate.ts';
import type { Finding } from '@bonafide/core/check/finding.ts';
import { newIdempotencyKey, type Page, type Query, request, segment } from './request.ts';

/** As stored, or `expired`, which is computed from the dates. */
export type ShownStatus = CertificateStatus | 'expired';

export type CertificateRow = Omit<Certificate, 'claim'> & {
  customerName: string;
  customerNumber: string;
  formTitle: string | null;
  shownStatus: ShownStatus;
  findings: { reject: number; warn: number; inform: number };
  jurisdictions: string[];
  hasDocument: boolean;
  createdAt: string;
  source: 'import' | 'console' | 'api' | 'auto' | 'demo';
};

export type WordedFinding = Finding & {
  title: string;
  text: string;
  citationText: string | null;
  citationUrl: string | null;
};

export interface DocumentRow {
  documentId: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  pages: number;
  createdAt: string;
}

export type CertificateEvent =
  | 'submit'
  | 'start-review'
  | 'approve'
  | 'approve-temporarily'
  | 'reject'
  | 'revoke'
  | 'supersede'
  | 'reopen';

export type CertificateDetail = Certificate & {
  customerName: string;
  customerNumber: string;
  company: string;
  formTitle: string | null;
  shownStatus: ShownStatus;
  findings: WordedFinding[];
  checks: { ran: number; passed: number; notRun: { code: string; reason: string }[] };
  documents: DocumentRow[];
  contentRelease: string;
  createdAt: string;
  recordedAt: string;
  allowedEvents: CertificateEvent[];
};

export interface CertificateVersion {
  version: number;
  recordedAt: string;
  actor: { kind: string; name: string };
  event: string;
  changes: { path: string; from: unknown; to: unknown }[];
}

export type CertificateDraft = Partial<Omit<Certificate, 'certificateId' | 'version' | 'sequence' | 'customerId'>> & {
  company: string;
  customerId?: string;
  customer?: { number: string; group?: string };
};

const certificate = (certificateId: string) => `/v1/certificates/${segment(certificateId)}`;

export const listCertificates = (query: Query, signal?: AbortSignal) =>
  request<Page<CertificateRow>>('/v1/certificates', signal ? { query, signal } : { query });

export const getCertificate = (certificateId: string, knownAt?: string) =>
  request<CertificateDetail>(certificate(certificateId), { query: { knownAt } });

export const listCertificateVersions = (certificateId: string) =>
  request<{ data: CertificateVersion[] }>(`${certificate(certificateId)}/versions`);

export function createCertificate(body: CertificateDraft): Promise<CertificateDetail> {
  return request('/v1/certificates', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
}

export function changeCertificate(
  certificateId: string,
  version: number,
  patch: Partial<Certificate>,
): Promise<CertificateDetail> {
  return request(certificate(certificateId), { method: 'PATCH', body: patch, version });
}

export function sendCertificateEvent(
  certificateId: string,
  version: number,
  body: { event: CertificateEvent; reason?: string },
): Promise<CertificateDetail> {
  const path = `${certificate(certificateId)}/events`;
  return request(path, { method: 'POST', body, version, idempotencyKey: newIdempotencyKey() });
}

/** Runs the checks on a draft without storing anything; the company plays no part in them. */
export function tryChecks(
  draft: Omit<CertificateDraft, 'company' | 'customer'>,
  signal?: AbortSignal,
): Promise<{ findings: WordedFinding[]; checks: CertificateDetail['checks'] }> {
  return request('/v1/checks/try', { method: 'POST', body: draft, ...(signal ? { signal } : {}) });
}

export function addDocument(certificateId: string, file: File): Promise<DocumentRow> {
  const body = new FormData();
  body.set('file', file);
  const path = `${certificate(certificateId)}/documents`;
  return request(path, { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
}

export const documentPageUrl = (documentId: string, page: number, width: number) =>
  `/v1/documents/${segment(documentId)}/pages/${page}.png?width=${width}`;
export const documentContentUrl = (documentId: string) => `/v1/documents/${segment(documentId)}/content`;
