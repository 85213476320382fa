import { Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { listAuditNotices, noteAudit } from '../../../api/companies.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { DateInput } from '../../../ui/form/date-input.tsx';
import classes from '../../../ui/form/form.module.css';
import { formatDate } from '../../../ui/format/dates.ts';
import { readDate } from '../../../ui/format/read-date.ts';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { useStates } from '../../places.ts';

const queryKey = (company: string) => ['companies', company, 'audit-notices'];

/** Audits that states have announced: the days left to cure papers are counted from there. */
export function AuditNotices({ company }: { company: string }) {
  const mayWrite = useCan('companies.write');
  const states = useStates();
  const { data, error, refetch } = useQuery({
    queryKey: queryKey(company),
    queryFn: () => listAuditNotices(company),
  });
  const nameOf = (code: string) => states.find((state) => state.value === code)?.label ?? code;
  return (
    <section className={classes.section} aria-labelledby="audits" style={{ maxWidth: 720, marginTop: 16 }}>
      <h2 id="audits" style={{ fontSize: '1rem', lineHeight: '1.5rem' }}>
        Audits announced
      </h2>
      {error && <ProblemNotice error={error} what="The audits were not read" retry={() => void refetch()} />}
      {data?.data.length === 0 && <p>None is noted.</p>}
      {data && data.data.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {data.data.map((notice) => (
            <li key={notice.noticeId}>
              {nameOf(notice.jurisdiction)}, announced {formatDate(notice.noticeDate)}
              {notice.note && `: ${notice.note}`}
              {notice.undone && <strong> · noted in error, counts for no check</strong>}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <NoteAudit company={company} />}
    </section>
  );
}

function NoteAudit({ company }: { company: string }) {
  const queryClient = useQueryClient();
  const states = useStates();
  const [state, setState] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const noticeDate = readDate(day);
  const save = useMutation({
    mutationFn: () => {
      if (state === null || !noticeDate) throw new Error('The form lets nothing else be sent');
      return noteAudit(company, { jurisdiction: state, noticeDate, note: note.trim() || null });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKey(company) });
      notifications.show({ message: 'Audit noted', color: 'green' });
      setState(null);
      setDay('');
      setNote('');
      setTried(false);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (state !== null && noticeDate) save.mutate();
  };
  return (
    <form noValidate onSubmit={submit}>
      {save.error && <ProblemNotice error={save.error} what="It was not saved" kept="Your entries are kept." />}
      <div className={classes.two}>
        <Select
          label="State"
          withAsterisk
          searchable
          data={states}
          value={state}
          onChange={setState}
          error={tried && state === null ? 'Choose the state' : null}
        />
        <DateInput
          label="Day of the notice"
          withAsterisk
          value={day}
          onChange={setDay}
          error={tried && !noticeDate ? 'Enter the day, like 1/15/2026' : null}
        />
        <TextInput
          label="Note"
          maxLength={2000}
          value={note}
          onChange={(changed) => setNote(changed.currentTarget.value)}
        />
      </div>
      <div className={classes.acts} style={{ marginTop: 12 }}>
        <Button type="submit" variant="default" loading={save.isPending}>
          Note an audit
        </Button>
      </div>
    </form>
  );
}
