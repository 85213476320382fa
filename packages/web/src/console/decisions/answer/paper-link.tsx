import { AppLink } from '../../../ui/app-link.tsx';

/** What a tried sale would create has a provisional id: there is nothing on file to open yet. */
export const isOnFile = (id: string) => !id.startsWith('auto:');

/** The number of a certificate, leading to it where it is on file. */
export function PaperLink({ certificateId, number }: { certificateId: string; number: string }) {
  if (!isOnFile(certificateId)) return <span>{number} (not on file yet)</span>;
  return <AppLink href={`/certificates/${certificateId}`}>{number}</AppLink>;
}
