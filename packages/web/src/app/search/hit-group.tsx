import { Spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';

export interface Hit {
  id: string;
  label: string;
  detail: string | null;
  /** Status or money at the right end. */
  aside: ReactNode;
  open: () => void;
}

interface HitGroupProps {
  label: string;
  hits: Hit[];
  more?: { words: string; open: () => void } | undefined;
}

export function HitGroup({ label, hits, more }: HitGroupProps) {
  if (hits.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {hits.map((hit) => (
        <Spotlight.Action
          key={hit.id}
          label={hit.label}
          {...(hit.detail ? { description: hit.detail } : {})}
          rightSection={hit.aside}
          onClick={hit.open}
        />
      ))}
      {more && <Spotlight.Action label={more.words} onClick={more.open} />}
    </Spotlight.ActionsGroup>
  );
}
