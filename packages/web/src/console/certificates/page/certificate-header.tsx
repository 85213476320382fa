import type { CertificateDetail } from '../../../api/certificates.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { CertificateStatusBadge } from '../../../ui/badge/status-badge.tsx';
import { formatDate, today } from '../../../ui/format/dates.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { CertificateActs } from '../acts/certificate-acts.tsx';
import { sourceWords } from '../certificate-words.ts';
import { useValueWords } from '../use-value-words.ts';
import { certificateAnswer, checksAnswer } from './certificate-answer.ts';

interface CertificateHeaderProps {
  certificate: CertificateDetail;
  /** Not the present: nothing can be done. */
  frozen: boolean;
  editing: boolean;
}

export function CertificateHeader({ certificate, frozen, editing }: CertificateHeaderProps) {
  const words = useValueWords();
  const { verdict, detail } = certificateAnswer(certificate, today(), words);
  const name = certificate.formTitle ?? `Certificate ${certificate.number}`;
  return (
    <PageHeader
      title={`${name} · ${certificate.customerName}`}
      heading={
        <>
          {name}
          <CertificateStatusBadge
            status={certificate.shownStatus}
            until={certificate.expires ? formatDate(certificate.expires) : null}
          />
        </>
      }
      up={{ label: 'Certificates', href: '/certificates' }}
      answer={
        <>
          <strong>{verdict}</strong> {detail} {checksAnswer(certificate)}
        </>
      }
      meta={
        <>
          <AppLink href={`/customers/${certificate.customerId}/certificates`}>{certificate.customerName}</AppLink> #
          {certificate.customerNumber} · number <span className="bf-mono">{certificate.number}</span> ·{' '}
          {sourceWords(certificate.source).toLowerCase()} · version {certificate.version}
        </>
      }
      acts={!frozen && !editing && <CertificateActs certificate={certificate} />}
    />
  );
}
