import { Anchor } from '@mantine/core';
import type { Cited, CitedSource } from '../../../api/forms.ts';
import { formatDate } from '../../../ui/format/dates.ts';
import { ConfidenceText } from '../../library/facts/confidence.tsx';
import classes from './answer.module.css';

interface CitedByProps {
  ground: Cited;
  sources: readonly CitedSource[];
}

/** Where a statement stands, and how sure it is. Without a source it says so. */
export function CitedBy({ ground, sources }: CitedByProps) {
  const cited = sources.filter((source) => source.in === ground.in && ground.sources.includes(source.number));
  return (
    <span className={classes.cited}>
      {cited.length === 0 && 'No source read confirms it. '}
      {cited.slice(0, 2).map((source) => (
        <span key={source.number}>
          {source.url ? (
            <Anchor href={source.url} target="_blank" rel="noreferrer noopener" inherit>
              {source.title}
              <span className="bf-visually-hidden"> (opens in a new tab)</span>
            </Anchor>
          ) : (
            source.title
          )}
          , read {formatDate(source.read)}.{' '}
        </span>
      ))}
      {cited.length > 2 && <>and {cited.length - 2} more. </>}
      {ground.confidence !== 'direct' && <ConfidenceText confidence={ground.confidence} />}
    </span>
  );
}
