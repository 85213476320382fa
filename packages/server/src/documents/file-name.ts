import { DOCUMENT_LIMITS } from './limits.ts';

/** Characters that cannot be seen or that turn the reading direction round, and those no file system likes. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}"*:<>?|\ufffd]/gu;

/**
 * The name a file is shown and handed out under: no folders, no characters that deceive, not too long, its ending kept.
 * The name decides nothing; what a file is, its content tells.
 */
export function cleanFileName(sent: string | undefined): string {
  const last = (sent ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(UNFIT, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = [...clean];
  if (characters.length <= DOCUMENT_LIMITS.nameCharacters) return clean || 'document';
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return `${characters
    .slice(0, DOCUMENT_LIMITS.nameCharacters - ending.length - 1)
    .join('')
    .trimEnd()}…${ending}`;
}

/** `Content-Disposition` for a download: a plain name for old readers, the exact one for the others (RFC 6266, RFC 8187). */
export function attachmentHeader(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
