import { Anchor } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { formatDate } from './format/dates.ts';

interface CitationProps {
  text: string | null;
  url?: string | null;
  /** Day the source was read. */
  read?: string | null;
}

/** Where a rule stands. Without a source it says so: practice is never dressed as law. */
export function Citation({ text, url = null, read = null }: CitationProps) {
  if (!text) return <span style={{ color: 'var(--bf-ink-2)' }}>Practice; no source claimed</span>;
  const readOn = read ? `, read ${formatDate(read)}` : '';
  if (!url) {
    return (
      <span>
        Source: {text}
        {readOn}
      </span>
    );
  }
  return (
    <span>
      Source:{' '}
      <Anchor href={url} target="_blank" rel="noreferrer noopener" inherit>
        {text}
        <IconExternalLink size={12} aria-hidden="true" style={{ marginInlineStart: 4 }} />
        <span className="bf-visually-hidden"> (opens in a new tab)</span>
      </Anchor>
      {readOn}
    </span>
  );
}
