import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CertificateDetail, CertificateEvent, EventBody } from '../../../api/certificates.ts';
import { isProblem } from '../../../api/problem.ts';
import { SeverityBadge } from '../../../ui/badge/status-badge.tsx';
import { CERTIFICATE_WORDS } from '../../../ui/badge/status-words.ts';
import { DateInput } from '../../../ui/form/date-input.tsx';
import { formatDate } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { certificateQuery, useSendEvent } from '../certificate-queries.ts';
import { ChangeTable } from '../history/change-table.tsx';
import { recordDiff } from '../history/record-diff.ts';
import { recordOf } from '../record-of.ts';
import { ACTS } from './act-words.ts';
import classes from './acts.module.css';

interface ActDialogProps {
  event: CertificateEvent;
  /** As the page shows it: the version that was read is the version acted on. */
  certificate: CertificateDetail;
  onClose: () => void;
}

/** One act on one certificate: what follows, what is asked for, and the button that names the deed. */
export function ActDialog({ event, certificate, onClose }: ActDialogProps) {
  const act = useAct(event, certificate, onClose);
  const words = ACTS[event];
  const { base, theirs } = act;
  useHotkeys([['mod+Enter', () => void act.send()]], []);
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    void act.send();
  };
  const conflict = theirs !== null;
  const possible = base.allowedEvents.includes(event);
  return (
    <Modal opened onClose={onClose} title={words.label} size="lg">
      <form className={classes.form} onSubmit={submit} noValidate>
        {conflict && <Conflict before={act.seen} theirs={base} possible={possible} />}
        <p>{words.means}</p>
        {act.blocks.length > 0 && <Blocks certificate={base} />}
        {event === 'approve-temporarily' && (
          <DateInput
            label="Last day"
            withAsterisk
            data-autofocus
            value={act.until}
            onChange={act.setUntil}
            error={act.errors.until}
          />
        )}
        {event === 'approve' && base.status === 'temporary' && <LastDay act={act} />}
        {words.reason !== 'none' && (
          <Textarea
            label={act.blocks.length > 0 ? 'Why it is approved over what blocks' : 'Reason'}
            description={act.needsReason ? 'An auditor will read it' : 'May be left empty'}
            withAsterisk={act.needsReason}
            autosize
            minRows={2}
            maxLength={1000}
            data-autofocus={event === 'approve-temporarily' ? undefined : true}
            value={act.reason}
            onChange={(changed) => act.setReason(changed.currentTarget.value)}
            error={act.errors.reason}
          />
        )}
        {act.error && !conflict && (
          <ProblemNotice
            error={act.error}
            what={`Not done: ${words.label.toLowerCase()}`}
            kept="What you wrote is kept."
          />
        )}
        <div className={classes.buttons}>
          {possible && (
            <Button type="submit" loading={act.sending} color={words.danger ? 'red' : 'blue'}>
              {conflict ? `${words.label} version ${base.version}` : words.deed(base.customerName)}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {possible ? 'Cancel' : 'Close'}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** When the temporary approval becomes a lasting one, its last day is asked again: it was set for the time being. */
function LastDay({ act }: { act: ReturnType<typeof useAct> }) {
  return (
    <>
      <Radio.Group label="Last day" value={act.ending} onChange={(value) => act.setEnding(value as Ending)}>
        <div className={classes.choices}>
          <Radio value="none" label="No end date" />
          <Radio value="date" label="A date" />
        </div>
      </Radio.Group>
      {act.ending === 'date' && (
        <DateInput
          label="Date of the last day"
          withAsterisk
          value={act.until}
          onChange={act.setUntil}
          error={act.errors.until}
        />
      )}
    </>
  );
}

function Blocks({ certificate }: { certificate: CertificateDetail }) {
  const findings = certificate.findings.filter((finding) => finding.severity === 'reject');
  return (
    <ul className={classes.blocks}>
      {findings.map((finding) => (
        <li key={finding.code + finding.path}>
          <SeverityBadge severity="reject" /> <span className="bf-mono">{finding.code}</span> {finding.text}
        </li>
      ))}
    </ul>
  );
}

interface ConflictProps {
  before: CertificateDetail;
  theirs: CertificateDetail;
  possible: boolean;
}

function Conflict({ before, theirs, possible }: ConflictProps) {
  const changes = recordDiff(recordOf(before), recordOf(theirs));
  const status = CERTIFICATE_WORDS[theirs.shownStatus].word.toLowerCase();
  return (
    <div role="alert">
      <Notice tone="attention">
        <strong>
          Somebody saved version {theirs.version} while you looked at version {before.version}.
        </strong>{' '}
        {possible ? 'Nothing was done yet. ' : `It is ${status} now, so this act is not possible any more. `}
        What changed:
        {changes.length === 0 ? (
          ' no field; a document was attached.'
        ) : (
          <ChangeTable
            changes={changes}
            caption="What changed meanwhile"
            from={`You saw, version ${before.version}`}
            to={`Now, version ${theirs.version}`}
          />
        )}
      </Notice>
    </div>
  );
}

type Ending = 'none' | 'date';

function useAct(event: CertificateEvent, certificate: CertificateDetail, onDone: () => void) {
  const words = ACTS[event];
  const queryClient = useQueryClient();
  const send = useSendEvent(certificate.certificateId);
  const [theirs, setTheirs] = useState<CertificateDetail | null>(null);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [ending, setEnding] = useState<Ending>('none');
  const [tried, setTried] = useState(false);
  // The page behind reads again at times; what is acted on is what was seen when the dialog opened.
  const [seen] = useState(certificate);
  const base = theirs ?? seen;
  const approves = event === 'approve' || event === 'approve-temporarily';
  const blocks = approves ? base.findings.filter((finding) => finding.severity === 'reject') : [];
  const needsReason = words.reason === 'required' || blocks.length > 0;
  const asksDay =
    event === 'approve-temporarily' || (event === 'approve' && base.status === 'temporary' && ending === 'date');
  const errors = {
    reason: needsReason && reason.trim() === '' ? 'Write the reason in a sentence' : null,
    until: asksDay ? dayProblem(until, base.validFrom) : null,
  };
  const body = (): EventBody => {
    const day = readDate(until) ?? null;
    const expires = asksDay
      ? { expires: day }
      : event === 'approve' && base.status === 'temporary'
        ? { expires: null }
        : {};
    return { event, ...expires, ...(reason.trim() ? { reason: reason.trim() } : {}) };
  };
  const act = async () => {
    setTried(true);
    if (errors.reason || errors.until || send.isPending) return;
    try {
      await send.mutateAsync({ version: base.version, body: body() });
      notifications.show({ message: `${words.done}: ${certificate.customerName}`, color: 'green' });
      onDone();
    } catch (error) {
      if (!isProblem(error) || error.code !== 'version-mismatch') return;
      setTheirs(await queryClient.fetchQuery({ ...certificateQuery(certificate.certificateId), staleTime: 0 }));
    }
  };
  return {
    seen,
    base,
    theirs,
    blocks,
    needsReason,
    reason,
    setReason,
    until,
    setUntil,
    ending,
    setEnding,
    errors: tried ? errors : { reason: null, until: null },
    error: isProblem(send.error) && send.error.code === 'version-mismatch' ? null : send.error,
    sending: send.isPending,
    send: act,
  };
}

function dayProblem(text: string, first: string): string | null {
  if (text.trim() === '') return 'Enter the last day';
  const day = readDate(text);
  if (!day) return 'This is no date yet. Write it like 12/31/2026 or Dec 31, 2026';
  return day < first ? `The certificate begins on ${formatDate(first)}; the last day lies before it` : null;
}
