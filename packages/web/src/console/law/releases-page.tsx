import { useQuery } from '@tanstack/react-query';
import type { LawState, Release } from '../../api/law.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DateText, InstantText } from '../../ui/format/date-text.tsx';
import { plural } from '../../ui/format/money.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { staticRows } from '../../ui/table/static-rows.ts';
import classes from './law.module.css';
import { lawQuery } from './law-queries.ts';
import { LawTabs } from './law-tabs.tsx';

function standing(release: Release) {
  if (release.accepted) return <StatusBadge tone="good">Accepted</StatusBadge>;
  if (!release.sealed) return <StatusBadge tone="unknown">Not sealed</StatusBadge>;
  return (
    <StatusBadge tone={release.newer ? 'attention' : 'neutral'}>{release.newer ? 'Available' : 'Earlier'}</StatusBadge>
  );
}

const COLUMNS: [BfColumn<Release>, ...BfColumn<Release>[]] = [
  {
    key: 'number',
    title: 'Release',
    render: (release) =>
      release.accepted ? release.number : <AppLink href={`/law/releases/${release.number}`}>{release.number}</AppLink>,
  },
  { key: 'standing', title: 'Status', card: 'status', render: standing },
  { key: 'date', title: 'Date', render: (release) => <DateText date={release.date} /> },
  {
    key: 'note',
    title: 'What it is',
    width: '46%',
    render: (release) => (
      <>
        {release.note}
        <span className={`${classes.under} bf-mono`}>SHA-256 {release.hash}</span>
      </>
    ),
  },
];

type Accepted = LawState['history'][number];
const HISTORY: [BfColumn<Accepted>, ...BfColumn<Accepted>[]] = [
  { key: 'release', title: 'Release', render: (row) => row.release },
  { key: 'at', title: 'Accepted', render: (row) => <InstantText at={row.acceptedAt} /> },
  { key: 'by', title: 'By', render: (row) => row.by },
];

/** "Which law do we go by, and is there a newer one?" */
export function ReleasesPage() {
  const query = useQuery(lawQuery);
  const law = query.data;
  if (!law) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={6} noun="the releases" />;
  }
  const newer = law.releases.find((release) => release.newer && release.sealed);
  return (
    <>
      <PageHeader
        title="Law"
        answer={
          <>
            Certificates are judged by content release <strong>{law.release}</strong>
            {law.overlays === 0 ? ', as it is.' : ` with ${plural(law.overlays, 'overlay')} of your own.`}
          </>
        }
        meta={
          <>
            Findings and decisions name it <span className="bf-mono">{law.name}</span>
          </>
        }
        acts={newer && <ButtonLink href={`/law/releases/${newer.number}`}>Review release {newer.number}</ButtonLink>}
      />
      <LawTabs current="/law" />
      <div className={classes.stack}>
        {newer && (
          <Notice tone="attention">
            Release {newer.number} came with this installation. Nothing changes until somebody accepts it; what it would
            change stands in its review.
          </Notice>
        )}
        {law.flagged > 0 && (
          <Notice tone="attention">
            {plural(law.flagged, 'overlay')} to look at: the content says something else of the fact than when it was
            written. <AppLink href="/law/overlays">Overlays</AppLink>
          </Notice>
        )}
        <BfTable
          caption="Content releases, newest first"
          noun="release"
          columns={COLUMNS}
          rowKey={(release) => release.number}
          query={staticRows(law.releases)}
          empty={null}
        />
        <h2 className={classes.section}>What was accepted when</h2>
        <BfTable
          caption="Accepted releases, newest first"
          noun="release"
          columns={HISTORY}
          rowKey={(row) => String(row.version)}
          query={staticRows(law.history)}
          empty={
            <NotYet title="None accepted yet">
              Until a release is accepted, certificates are judged by the newest one of this installation.
            </NotYet>
          }
        />
      </div>
    </>
  );
}
