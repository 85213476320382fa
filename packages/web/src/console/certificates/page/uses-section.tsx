import { useQuery } from '@tanstack/react-query';
import { type CertificateDetail, listCertificateUses } from '../../../api/certificates.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { formatDate } from '../../../ui/format/dates.ts';
import classes from './certificate-page.module.css';

/** Where a certificate for one purchase was used. */
export function UsesSection({ certificate }: { certificate: CertificateDetail }) {
  const { data } = useQuery({
    queryKey: ['certificates', certificate.certificateId, 'uses'],
    queryFn: () => listCertificateUses(certificate.certificateId),
    enabled: certificate.use === 'single-purchase',
  });
  if (certificate.use !== 'single-purchase' || !data) return null;
  return (
    <section className={classes.section}>
      <h2>Used for</h2>
      <div className={`bf-card ${classes.pad}`}>
        {data.data.length === 0 && <p>No recorded sale has used it yet; the first that does is the only one.</p>}
        <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
          {data.data.map((use) => (
            <li key={`${use.transactionId} ${use.usedAt}`}>
              <AppLink href={`/decisions/${use.transactionId}`}>Invoice {use.number}</AppLink> of {formatDate(use.date)}
              , {use.companyName}
              {use.freedAt !== null && ' · freed by a later revision'}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
