import { readFacts } from './facts-answer.ts';
import { type BoxAnswer, DOCUMENT_FLAGS, FILE_FAULTS, MEDIA_TYPES } from './protocol.ts';

const among = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
  known.find((entry) => entry === value);

/** Printable, one line, short: a box that was taken over still says nothing that could hurt a page or a log. */
function plain(value: unknown): string {
  return String(value)
    .replace(/[^\x20-\x7e\u00a0-\u024f×–—“”’…]/g, '?')
    .slice(0, 300);
}

/** What a box said, checked: a decoder that a file has taken over may say anything. @returns undefined for nonsense */
export function readAnswer(line: string): BoxAnswer | undefined {
  let said: Record<string, unknown>;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    said = value as Record<string, unknown>;
  } catch {
    return undefined;
  }
  if (said.kind === 'picture') return { kind: 'picture' };
  if (said.kind === 'fault') {
    const code = among(FILE_FAULTS, said.code);
    return code && { kind: 'fault', code, detail: plain(said.detail) };
  }
  if (said.kind === 'facts') {
    const facts = readFacts(said.facts);
    return facts && { kind: 'facts', facts };
  }
  const mediaType = among(MEDIA_TYPES, said.mediaType);
  const { pages, flags } = said;
  if (said.kind !== 'document' || !mediaType || !Number.isInteger(pages) || Number(pages) < 1) return undefined;
  if (!Array.isArray(flags)) return undefined;
  const known = DOCUMENT_FLAGS.filter((flag) => flags.includes(flag));
  return { kind: 'document', mediaType, pages: Number(pages), flags: known };
}
