import type { CertificateRow } from '../../api/certificates.ts';
import { shortState } from '../places.ts';

/** How the record came. */
export const SOURCE_WORDS: Readonly<Record<string, string>> = {
  console: 'Typed here',
  api: 'Sent by a system',
  import: 'Imported',
  auto: 'Claimed by a sale',
  demo: 'Demo',
};

export function sourceWords(source: string): string {
  return SOURCE_WORDS[source] ?? source;
}

type Counts = CertificateRow['findings'];

/** Findings by level: `2 Blocks · 1 Check`; `None` when what ran found nothing. */
export function findingWords({ reject, warn, inform }: Counts): string {
  const parts = [
    reject > 0 && `${reject} ${reject === 1 ? 'Block' : 'Blocks'}`,
    warn > 0 && `${warn} ${warn === 1 ? 'Check' : 'Checks'}`,
    inform > 0 && `${inform} ${inform === 1 ? 'Note' : 'Notes'}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : 'None';
}

const NAMED = 4;

/** `TX, FL, LA, OK and 20 more`; all of them stand on the certificate's page. */
export function stateWords(jurisdictions: readonly string[]): string {
  if (jurisdictions.length === 0) return 'Unknown';
  const names = jurisdictions.map(shortState);
  if (names.length <= NAMED + 1) return names.join(', ');
  return `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
}
