import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Overlay } from '../../api/law.ts';
import { ActButton, useCan } from '../../app/session/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { DateText, InstantText } from '../../ui/format/date-text.tsx';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { staticRows } from '../../ui/table/static-rows.ts';
import classes from './law.module.css';
import { overlaysQuery } from './law-queries.ts';
import { overlaysRoute } from './law-routes.ts';
import { LawTabs } from './law-tabs.tsx';
import { OVERLAY_STATUS } from './law-words.ts';
import { OverlayDialog } from './overlay-dialog.tsx';
import { valueText } from './overlay-value.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

type Open = { act: 'write'; overlay: Overlay | null } | { act: 'withdraw'; overlay: Overlay } | null;

function columnsOf(open: (next: Open) => void, may: boolean): [BfColumn<Overlay>, ...BfColumn<Overlay>[]] {
  return [
    {
      key: 'fact',
      title: 'Fact',
      width: '26%',
      render: ({ file, pointer }) => (
        <>
          <AppLink href={factHref(file, pointer)}>{file}</AppLink>
          <span className={`${classes.under} bf-mono`}>{pointer}</span>
        </>
      ),
    },
    { key: 'status', title: 'Status', card: 'status', render: (overlay) => <Status overlay={overlay} /> },
    {
      key: 'value',
      title: 'Your value',
      width: '26%',
      render: ({ value, validFrom, validTo }) => (
        <>
          <span className={`bf-mono ${classes.hash}`}>{valueText(value)}</span>
          {(validFrom || validTo) && (
            <span className={classes.under}>
              {validFrom && (
                <>
                  from <DateText date={validFrom} />{' '}
                </>
              )}
              {validTo && (
                <>
                  to <DateText date={validTo} />
                </>
              )}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'why',
      title: 'Why, by whom',
      render: ({ reason, author, createdAt, expires, withdrawnReason, withdrawnBy }) => (
        <>
          {reason}
          <span className={classes.under}>
            {author}, <InstantText at={createdAt} />
          </span>
          {expires && (
            <span className={classes.under}>
              Last day <DateText date={expires} />
            </span>
          )}
          {withdrawnReason && (
            <span className={classes.under}>
              Withdrawn by {withdrawnBy}: {withdrawnReason}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'acts',
      title: 'Acts',
      render: (overlay) =>
        overlay.status === 'withdrawn' || !may ? null : (
          <span className={classes.acts}>
            <button type="button" className="bf-link" onClick={() => open({ act: 'write', overlay })}>
              Change<span className="bf-visually-hidden"> the overlay on {overlay.pointer}</span>
            </button>
            <button type="button" className="bf-link" onClick={() => open({ act: 'withdraw', overlay })}>
              Withdraw<span className="bf-visually-hidden"> the overlay on {overlay.pointer}</span>
            </button>
          </span>
        ),
    },
  ];
}

function Status({ overlay }: { overlay: Overlay }) {
  const { tone, word } = OVERLAY_STATUS[overlay.status];
  return (
    <>
      <StatusBadge tone={tone}>{word}</StatusBadge>
      {overlay.problem && <span className={classes.under}>{overlay.problem}</span>}
      {overlay.baseMoved && (
        <span className={classes.under}>
          The content moved: in {overlay.baseRelease} it said {valueText(overlay.baseValue)}, now{' '}
          {valueText(overlay.baseNow)}
        </span>
      )}
    </>
  );
}

function factHref(file: string, pointer: string): string {
  const form = /^forms\.(.+)\.[^.]+$/.exec(pointer)?.[1];
  if (form) return `/library/forms/${form}`;
  return file.startsWith('US-') ? `/library/states/${file}?fact=${pointer}` : `/library/multistate/${file}`;
}

/** "Where do we go by something else than the content says, why, and does it still hold?" */
export function OverlaysPage() {
  const { file, pointer } = overlaysRoute.useSearch();
  const navigate = useNavigate();
  const query = useQuery(overlaysQuery);
  const may = useCan('law.accept');
  const asked = file !== undefined && pointer !== undefined;
  const [open, setOpen] = useState<Open>(asked ? { act: 'write', overlay: null } : null);
  const close = () => {
    setOpen(null);
    if (asked) void navigate({ to: '/law/overlays', search: {} });
  };
  return (
    <>
      <PageHeader
        title="Law"
        answer="Facts that you read otherwise than the content does: each with an author, a reason and, if you wish, a last day."
        acts={
          <ActButton
            permission="law.accept"
            act="write overlays"
            icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setOpen({ act: 'write', overlay: null })}
          >
            Add an overlay
          </ActButton>
        }
      />
      <LawTabs current="/law/overlays" />
      <BfTable
        caption="Overlays, those not withdrawn first"
        noun="overlay"
        columns={columnsOf(setOpen, may)}
        rowKey={(overlay) => overlay.overlayId}
        query={{ ...query, data: query.data && staticRows(query.data).data }}
        empty={
          <NotYet title="No overlay">
            The content is taken as it is. An overlay is for a ruling you hold, or a fact the content has wrong.
          </NotYet>
        }
      />
      {open?.act === 'write' && may && (
        <OverlayDialog overlay={open.overlay} file={file ?? ''} pointer={pointer ?? ''} onClose={close} />
      )}
      {open?.act === 'withdraw' && <WithdrawDialog overlay={open.overlay} onClose={close} />}
    </>
  );
}
