import { ifMatch } from '@bonafide/client/client.ts';
import { type Answer, answer, type Body, listParams, type Query, type Row, service, until } from './service.ts';

export type CertificateRow = Row<'/v1/certificates'>;
export type CertificateDetail = Answer<'/v1/certificates/{certificateId}'>;
export type CertificateVersion = Row<'/v1/certificates/{certificateId}/versions'>;

/** As stored, or `expired`, which is computed from the dates. */
export type ShownStatus = CertificateRow['shownStatus'];
export type Claim = CertificateDetail['claim'];
export type Grant = CertificateDetail['grants'][number];
export type WordedFinding = CertificateDetail['findings'][number];
export type CertificateEvent = CertificateDetail['allowedEvents'][number];
export type CertificateDocument = CertificateDetail['documents'][number];
/** What was read in a document. */
export type Paper = CertificateDetail['papers'][number];

/** What the checks say of a draft, in words. */
export type Checks = CertificateDetail['checks'];

export type NewCertificate = Body<'/v1/certificates'>;
export type CertificatePatch = Body<'/v1/certificates/{certificateId}', 'patch'>;
export type CertificateDraft = Body<'/v1/checks/surroundings'>;
export type EventBody = Body<'/v1/certificates/{certificateId}/events'>;

const LIST = '/v1/certificates';
const ONE = '/v1/certificates/{certificateId}';

export const listCertificates = (query: Query, signal?: AbortSignal) =>
  answer(service.GET(LIST, { params: listParams(LIST, query), ...until(signal) }));

/** `knownAt`: as the record stood at that instant. */
export const getCertificate = (certificateId: string, knownAt?: string) =>
  answer(service.GET(ONE, { params: { path: { certificateId }, query: knownAt ? { knownAt } : {} } }));

export const listCertificateVersions = (certificateId: string) =>
  answer(service.GET(`${ONE}/versions`, { params: { path: { certificateId } } }));

/**
 * One key for one intent: a second press of the button, or a retry after a lost answer, creates nothing twice.
 * `dryRun` takes the same way and keeps nothing.
 */
export const createCertificate = (body: NewCertificate, { key, dryRun = false }: { key: string; dryRun?: boolean }) =>
  answer(service.POST(LIST, { params: { query: { dryRun } }, body, headers: { 'idempotency-key': key } }));

export const changeCertificate = (certificateId: string, version: number, body: CertificatePatch, dryRun = false) =>
  answer(
    service.PATCH(ONE, { params: { path: { certificateId }, query: { dryRun }, header: ifMatch(version) }, body }),
  );

export const sendCertificateEvent = (certificateId: string, version: number, body: EventBody) =>
  answer(service.POST(`${ONE}/events`, { params: { path: { certificateId }, header: ifMatch(version) }, body }));

/** What the checks of a draft look at beside it; nothing is stored. */
export const getSurroundings = (body: CertificateDraft, signal?: AbortSignal) =>
  answer(service.POST('/v1/checks/surroundings', { body, ...until(signal) }));
export type Surroundings = Answer<'/v1/checks/surroundings', 'post'>;

const document = (documentId: string) => `/v1/documents/${encodeURIComponent(documentId)}`;

/** Where the picture of a page is, counted from 1; `width` in pixels. */
export const documentPageUrl = (documentId: string, page: number, width: number) =>
  `${document(documentId)}/pages/${page}.png?width=${width}`;
export const documentContentUrl = (documentId: string) => `${document(documentId)}/content`;

/** What the exempt sales of 12 months on these certificates come to; one on which nothing stands has no entry. */
export const getCertificateFigures = (certificateIds: readonly string[], signal?: AbortSignal) =>
  answer(
    service.GET('/v1/certificates/figures', {
      params: { query: { certificateId: certificateIds.join(',') } },
      ...until(signal),
    }),
  );
export type CertificateFigures = Row<'/v1/certificates/figures'>;

/** The sales that a single-purchase certificate was used for. */
export const listCertificateUses = (certificateId: string) =>
  answer(service.GET('/v1/certificates/{certificateId}/uses', { params: { path: { certificateId } } }));
