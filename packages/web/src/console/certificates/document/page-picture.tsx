import { Button } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { type CertificateDocument, documentPageUrl } from '../../../api/certificates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import classes from './document-pane.module.css';
import type { Turn } from './use-document-view.ts';

/** Widths that are asked for, in pixels: few, so that a page drawn once is found again. */
const WIDTHS = [600, 1200, 2400] as const;
/** Height to width of a sheet of letter paper, until the picture has told its own. */
const LETTER = 11 / 8.5;

interface PagePictureProps {
  document: CertificateDocument;
  page: number;
  /** Pixels there are across. */
  room: number;
  zoom: number;
  turn: Turn;
}

/** One page as a picture, drawn by the service. */
export function PagePicture({ document, page, room, zoom, turn }: PagePictureProps) {
  const [ratio, setRatio] = useState(LETTER);
  const [state, setState] = useState<'waiting' | 'shown' | 'failed'>('waiting');
  const [attempt, setAttempt] = useState(0);
  if (room === 0) return null;
  if (state === 'failed') {
    return (
      <Notice tone="bad">
        <strong>Page {page} could not be drawn.</strong> The fields beside it stay.
        <div>
          <Button
            size="xs"
            mt={8}
            variant="default"
            onClick={() => {
              setAttempt(attempt + 1);
              setState('waiting');
            }}
          >
            Try again
          </Button>
        </div>
      </Notice>
    );
  }
  const lying = turn === 90 || turn === 270;
  const across = Math.round(room * zoom);
  const down = Math.round(lying ? across / ratio : across * ratio);
  const [width, height] = lying ? [down, across] : [across, down];
  const wanted = width * Math.min(2, window.devicePixelRatio);
  const drawn = WIDTHS.find((size) => size >= wanted) ?? 2400;
  const learn = (event: SyntheticEvent<HTMLImageElement>) => {
    const { naturalWidth, naturalHeight } = event.currentTarget;
    if (naturalWidth > 0) setRatio(naturalHeight / naturalWidth);
    setState('shown');
  };
  return (
    <div className={classes.sheet} style={{ width: across, height: down }} aria-busy={state === 'waiting'}>
      {state === 'waiting' && <p className={classes.waiting}>Drawing page {page}…</p>}
      <img
        key={attempt}
        src={documentPageUrl(document.documentId, page, drawn)}
        alt={`Page ${page} of ${document.fileName}`}
        style={{ width, height, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
        onLoad={learn}
        onError={() => setState('failed')}
      />
    </div>
  );
}
