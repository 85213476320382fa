import { useQuery } from '@tanstack/react-query';
import type { CertificateDetail, CertificateVersion } from '../../../api/certificates.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { InstantText } from '../../../ui/format/date-text.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { versionsQuery } from '../certificate-queries.ts';
import { ChangeTable } from './change-table.tsx';
import { CompareVersions } from './compare-versions.tsx';
import { eventWords } from './event-words.ts';
import classes from './history.module.css';

/** Who did what when; any version can be seen as it was known, and any two can be compared. */
export function HistoryTab({ certificate }: { certificate: CertificateDetail }) {
  const { data, error, refetch } = useQuery(versionsQuery(certificate.certificateId));
  if (!data) {
    if (error)
      return <ProblemNotice error={error} what="The history could not be loaded" retry={() => void refetch()} />;
    return <RowSkeleton rows={4} noun="the versions" />;
  }
  const versions = data.data;
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
      {versions.length > 1 && <CompareVersions certificateId={certificate.certificateId} versions={versions} />}
      <ol className={`bf-card ${classes.list}`} aria-label="Versions, newest first">
        {versions.map((version) => (
          <Version key={version.version} version={version} certificate={certificate} />
        ))}
      </ol>
    </div>
  );
}

function Version({ version, certificate }: { version: CertificateVersion; certificate: CertificateDetail }) {
  const { changes, event, actor, reason, recordedAt } = version;
  const shown = version.version === certificate.version;
  const known = new URLSearchParams({ known: recordedAt });
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <span className={classes.event}>{eventWords(event)}</span>
        <span>by {actor.name}</span>
        <span className={classes.quiet}>
          version {version.version}, known since <InstantText at={recordedAt} />
        </span>
        {shown ? (
          <span className={classes.quiet}>shown here</span>
        ) : (
          <AppLink href={`/certificates/${certificate.certificateId}/fields?${known}`}>See it as known then</AppLink>
        )}
      </div>
      {reason && <p>Reason: “{reason}”</p>}
      {changes.length > 0 && <ChangeTable changes={changes} caption={`What version ${version.version} changed`} />}
      {changes.length === 0 && event === 'document-attached' && (
        <p className={classes.quiet}>The fields stayed; the checks ran again with the document.</p>
      )}
    </li>
  );
}
