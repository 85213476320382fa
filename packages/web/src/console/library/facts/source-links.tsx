import type { Source } from '@bonafide/core/content/content.ts';
import { Anchor } from '@mantine/core';
import { formatDate } from '../../../ui/format/dates.ts';
import classes from './facts.module.css';

const ACCESS_WORDS = {
  page: { short: 'page read', long: 'the page itself was read' },
  copy: { short: 'copy read', long: 'a copy kept elsewhere was read' },
  summary: { short: 'summary read', long: 'a summary of it was read' },
  secondary: { short: 'known through another text', long: 'known only through another text that relies on it' },
} as const;

const PUBLISHER_WORDS: Record<Source['publisher'], { short: string; long: string }> = {
  state: { short: 'State', long: 'published by the state' },
  MTC: { short: 'MTC', long: 'published by the Multistate Tax Commission' },
  SSTGB: { short: 'SSTGB', long: 'published by the Streamlined Sales Tax Governing Board' },
  vendor: { short: 'Vendor', long: 'published by a software vendor' },
  overlay: { short: 'Overlay', long: 'Your own overlay' },
  other: { short: 'Other', long: 'published by somebody else' },
};

interface SourceLinksProps {
  numbers: readonly number[];
  sources: readonly Source[];
}

/** The sources of one value: title and link, who published it, how it was read and on which day. */
export function SourceLinks({ numbers, sources }: SourceLinksProps) {
  if (numbers.length === 0) return <span className={classes.quiet}>None</span>;
  return (
    <ul className={classes.sources}>
      {numbers.map((number) => (
        <li key={number}>
          <CitedSource number={number} source={sources.find((entry) => entry.number === number)} />
        </li>
      ))}
    </ul>
  );
}

function CitedSource({ number, source }: { number: number; source: Source | undefined }) {
  if (!source) return <>Source {number} is not listed</>;
  const how = source.access ? `${ACCESS_WORDS[source.access].short} ` : 'read ';
  return (
    <>
      <SourceTitle source={source} />{' '}
      <span className={classes.quiet}>
        {PUBLISHER_WORDS[source.publisher].short}, {how}
        <time dateTime={source.read}>{formatDate(source.read)}</time>
      </span>
    </>
  );
}

function SourceTitle({ source }: { source: Source }) {
  if (!source.url) return <span>{source.title}</span>;
  return (
    <Anchor href={source.url} target="_blank" rel="noreferrer noopener" inherit>
      {source.title}
      <span className="bf-visually-hidden"> (opens in a new tab)</span>
    </Anchor>
  );
}

/** All sources of a file, with who published each and how it was read. */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  return (
    <ol className={classes.sourceList}>
      {sources.map((source) => (
        <li key={source.number} value={source.number}>
          <SourceTitle source={source} />{' '}
          <span className={classes.quiet}>
            {PUBLISHER_WORDS[source.publisher].long};{' '}
            {source.access ? ACCESS_WORDS[source.access].long : 'how it was read is not recorded'};{' '}
            {formatDate(source.read)}
          </span>
        </li>
      ))}
    </ol>
  );
}
