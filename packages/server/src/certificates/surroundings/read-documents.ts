import type { CheckedFile } from '@bonafide/core/check/document-facts.ts';
import type { Content } from '@bonafide/core/content/content.ts';
import { type PaperReading, readPaper } from '@bonafide/core/document/read-paper.ts';
import { type DocumentWithFacts, findDocumentFacts } from '../../documents/documents.ts';
import type { Transaction } from '../../platform/database.ts';
import type { Asked, Known } from './loader.ts';

/** The files of each certificate with what was read in them, made sense of by the law in force. */
export async function readDocuments(tx: Transaction, { tenantId, certificates, content }: Asked): Promise<Known> {
  const ids = certificates.map((certificate) => certificate.certificateId);
  const ofCertificate = new Map<string, CheckedFile[]>();
  for (const document of await findDocumentFacts(tx, tenantId, ids)) {
    const files = ofCertificate.get(document.certificateId) ?? [];
    files.push(checkedFile(document, content));
    ofCertificate.set(document.certificateId, files);
  }
  return ({ certificateId }) => ({ document: { files: ofCertificate.get(certificateId) ?? [] } });
}

export function checkedFile(document: DocumentWithFacts, content: Content): CheckedFile {
  const { documentId, fileName, mediaType, size, sha256, facts, fault } = document;
  return {
    ...{ documentId, fileName, mediaType, size, sha256, fault, facts },
    state: facts ? 'read' : fault === null ? 'waiting' : 'unreadable',
    reading: facts && readingOf(sha256, document, content),
  };
}

/** Readings made last: a certificate is judged again at each change, and its file stays the same. */
const HELD = 500;
const held = new WeakMap<Content, Map<string, PaperReading>>();

function readingOf(sha256: string, { facts }: DocumentWithFacts, content: Content): PaperReading | null {
  if (!facts) return null;
  const readings = held.get(content) ?? new Map<string, PaperReading>();
  held.set(content, readings);
  const known = readings.get(sha256);
  if (known) return known;
  const reading = readPaper(facts, content);
  readings.set(sha256, reading);
  for (const oldest of readings.keys()) {
    if (readings.size <= HELD) break;
    readings.delete(oldest);
  }
  return reading;
}
