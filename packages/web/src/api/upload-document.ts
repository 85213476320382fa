import { problemFrom } from '@bonafide/client/problem.ts';
import { noConnection } from './problem.ts';
import type { Answer } from './service.ts';

export type AttachedDocument = Answer<'/v1/certificates/{certificateId}/documents', 'post'>;

/**
 * Sends a file to a certificate and tells how far it is. XMLHttpRequest, because fetch cannot say how much of a body has left.
 * @param onProgress share sent, 0 to 1
 * @throws Problem when the service refuses or the connection is lost; the file stays with the caller
 */
export function uploadDocument(
  certificateId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<AttachedDocument> {
  const body = new FormData();
  body.set('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/v1/certificates/${encodeURIComponent(certificateId)}/documents`);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onerror = () => reject(noConnection());
    request.onload = () => {
      const answer = new Response(null, { status: request.status || 502 });
      if (answer.ok) resolve(JSON.parse(request.responseText) as AttachedDocument);
      else reject(problemFrom(request.responseText, answer));
    };
    request.send(body);
  });
}
