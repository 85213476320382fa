import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CertificateVersion } from '../../../api/certificates.ts';
import { formatInstant } from '../../../ui/format/dates.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { certificateQuery } from '../certificate-queries.ts';
import { recordOf } from '../record-of.ts';
import { ChangeTable } from './change-table.tsx';
import { eventWords } from './event-words.ts';
import classes from './history.module.css';
import { recordDiff } from './record-diff.ts';

interface CompareVersionsProps {
  certificateId: string;
  /** Newest first. */
  versions: CertificateVersion[];
}

/** Two versions side by side: what was known at the one instant, and at the other. */
export function CompareVersions({ certificateId, versions }: CompareVersionsProps) {
  const options = versions.map((version) => ({
    value: String(version.version),
    label: `Version ${version.version}: ${eventWords(version.event).toLowerCase()}`,
  }));
  const [from, setFrom] = useState(options.at(-1)?.value ?? '');
  const [to, setTo] = useState(options[0]?.value ?? '');
  const earlier = versions.find((version) => String(version.version) === from);
  const later = versions.find((version) => String(version.version) === to);
  return (
    <div className="bf-card">
      <div className={classes.compare}>
        <Select
          label="Compare"
          data={options}
          value={from}
          onChange={(value) => value && setFrom(value)}
          allowDeselect={false}
        />
        <Select
          label="with"
          data={options}
          value={to}
          onChange={(value) => value && setTo(value)}
          allowDeselect={false}
        />
      </div>
      {earlier && later && <Compared certificateId={certificateId} earlier={earlier} later={later} />}
    </div>
  );
}

interface ComparedProps {
  certificateId: string;
  earlier: CertificateVersion;
  later: CertificateVersion;
}

function Compared({ certificateId, earlier, later }: ComparedProps) {
  const one = useQuery(certificateQuery(certificateId, earlier.recordedAt));
  const other = useQuery(certificateQuery(certificateId, later.recordedAt));
  const error = one.error ?? other.error;
  if (error) return <ProblemNotice error={error} what="The two versions could not be compared" />;
  if (!one.data || !other.data) return <p className={classes.result}>Reading both versions…</p>;
  const changes = recordDiff(recordOf(one.data), recordOf(other.data));
  if (changes.length === 0) return <p className={classes.result}>The fields of both versions are the same.</p>;
  return (
    <div className={classes.result}>
      <ChangeTable
        changes={changes}
        caption={`From version ${earlier.version} to version ${later.version}`}
        from={`Version ${earlier.version}, ${formatInstant(earlier.recordedAt)}`}
        to={`Version ${later.version}, ${formatInstant(later.recordedAt)}`}
      />
    </div>
  );
}
