import { Button, Progress } from '@mantine/core';
import { IconDownload, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Replay, replayCsvUrl } from '../../api/replays.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { ActButton } from '../../app/session/act-button.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { formatInstant } from '../../ui/format/dates.ts';
import { formatCount, plural } from '../../ui/format/money.ts';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { ReplayDifferences } from './replay-differences.tsx';
import { ReplayFigures } from './replay-figures.tsx';
import { againstWords, findingWords, policyWords, replayStatus } from './replay-words.ts';
import classes from './replays.module.css';
import { replayQuery, useRemoveReplay, useReplayDeed } from './replays-queries.ts';
import { replayRoute } from './replays-routes.ts';
import { SalesTaken } from './sales-taken.tsx';

/** "What would have come out otherwise, and for how much?" */
export function ReplayPage() {
  const { replayId } = replayRoute.useParams();
  const query = useQuery(replayQuery(replayId));
  const replay = query.data;
  if (!replay) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={8} noun="the replay" />;
  }
  const { tone, word } = replayStatus(replay);
  const policy = policyWords(replay.against.policy);
  return (
    <>
      <PageHeader
        title={replay.name}
        heading={
          <>
            {replay.name} <StatusBadge tone={tone}>{word}</StatusBadge>
          </>
        }
        up={{ label: 'Replays', href: '/replays' }}
        answer={findingWords(replay)}
        meta={
          <>
            Decided {againstWords(replay)}
            {policy.length > 0 ? ', under a draft policy' : ', each company with its own settings'} · started{' '}
            <InstantText at={replay.createdAt} /> by {replay.by}
          </>
        }
        acts={<Acts replay={replay} />}
      />
      <div className={classes.stack}>
        {query.error && (
          <ProblemNotice
            error={query.error}
            what="The progress could not be read"
            kept="The replay does not need this page; it goes on by itself."
            retry={() => void query.refetch()}
          />
        )}
        {replay.status === 'running' && <Running replay={replay} />}
        {replay.status === 'failed' && (
          <Notice tone="bad">
            <strong>{replay.failure ?? 'The reason was not kept.'}</strong> What was found before stays, and the rest
            can go on from there.
          </Notice>
        )}
        {replay.notes.map((note) => (
          <Notice key={note.code} tone="attention">
            {note.text}
          </Notice>
        ))}
        {policy.length > 0 && <Notice tone="neutral">Draft policy: {policy.join(' · ')}</Notice>}
        <ReplayFigures replay={replay} />
        {(replay.changed > 0 || replay.undecided > 0) && <ReplayDifferences replay={replay} />}
        <section aria-label="What it saw">
          <p className={classes.hint}>
            Sales recorded until {formatInstant(replay.snapshotAt)}, each invoice in its latest revision then:{' '}
            <SalesTaken filter={replay.filter} />. {measured(replay)} Nothing was posted; neither certificates nor sales
            were touched. Engine {replay.engineVersion}, content release {replay.contentRelease}.
            {replay.removedAt && ` This result is kept until ${formatInstant(replay.removedAt)}.`}
          </p>
        </section>
      </div>
    </>
  );
}

function measured({ processed, lines, seconds, salesPerSecond }: Replay): string {
  if (salesPerSecond === null) return '';
  const time = seconds < 10 ? seconds.toFixed(1) : String(Math.round(seconds));
  return `${plural(processed, 'sale')} with ${plural(lines, 'line')} took ${time} s at work: ${formatCount(salesPerSecond)} sales a second.`;
}

function Running({ replay }: { replay: Replay }) {
  const share = replay.total === 0 ? 0 : (replay.processed / replay.total) * 100;
  const words =
    replay.total === 0
      ? 'Waiting for its turn, then counting the sales'
      : `Deciding: ${formatCount(replay.processed)} of ${formatCount(replay.total)} sales`;
  return (
    <section className={`bf-card ${classes.progress}`} aria-label="Progress">
      <p>{words}</p>
      <Progress.Root size="lg">
        <Progress.Section value={share} aria-label={`Replay ${replay.name}`} aria-valuetext={words} />
      </Progress.Root>
      <p className={classes.hint}>
        You can leave this page. A stop takes effect after at most 250 sales, keeps what was found, and the rest can go
        on later under the same snapshot.
      </p>
    </section>
  );
}

const glyph = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;
const permission = 'replays.run';

function Acts({ replay }: { replay: Replay }) {
  const navigate = useNavigate();
  const deed = useReplayDeed(replay.replayId);
  const removal = useRemoveReplay(replay.replayId);
  if (replay.status === 'running') {
    return (
      <ActButton
        permission={permission}
        act="stop replays"
        variant="default"
        icon={<IconPlayerStop {...glyph} />}
        loading={deed.isPending}
        onClick={() => deed.mutate('stop')}
      >
        Stop the replay
      </ActButton>
    );
  }
  const open = replay.total - replay.processed;
  return (
    <>
      <ActButton
        permission={permission}
        act="remove replays"
        variant="default"
        icon={<IconTrash {...glyph} />}
        loading={removal.isPending}
        onClick={() => removal.mutate(undefined, { onSuccess: () => void navigate({ to: '/replays' }) })}
      >
        Remove
      </ActButton>
      {replay.status !== 'done' && (
        <ActButton
          permission={permission}
          act="run replays"
          icon={<IconPlayerPlay {...glyph} />}
          loading={deed.isPending}
          onClick={() => deed.mutate('resume')}
        >
          {open > 0 ? `Decide the other ${plural(open, 'sale')}` : 'Go on'}
        </ActButton>
      )}
      {replay.differencesKept > 0 && (
        <Button
          component="a"
          href={replayCsvUrl(replay.replayId)}
          download
          variant="default"
          leftSection={<IconDownload {...glyph} />}
        >
          Download the differences
        </Button>
      )}
    </>
  );
}
