import type { CertificateDetail } from '../../../api/certificates.ts';

export function EditTab({ certificate }: { certificate: CertificateDetail }) {
  return <p>{certificate.number}</p>;
}
