import type { FileFacts } from '../document/file-facts.ts';
import type { PaperReading } from '../document/read-paper.ts';

/** The files of a certificate as checks look at them, oldest first. */
export interface DocumentFacts {
  files: readonly CheckedFile[];
}

export interface CheckedFile {
  documentId: string;
  fileName: string;
  /** By content, not by name. */
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Of the bytes, hexadecimal. */
  sha256: string;
  /** `waiting`: nobody has read it yet. */
  state: 'read' | 'waiting' | 'unreadable';
  /** Code of what stands in the way of reading it; null otherwise. */
  fault: string | null;
  /** Both null unless it was read. */
  facts: FileFacts | null;
  reading: PaperReading | null;
}
