import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnCheckBody, PolicySetting, Review } from '../../../api/policies.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { DateInput } from '../../../ui/form/date-input.tsx';
import { DateText } from '../../../ui/format/date-text.tsx';
import { today } from '../../../ui/format/dates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { companiesQuery } from '../../reference-queries.ts';
import classes from '../policy.module.css';
import { checkPolicyQuery, ownChecksQuery, useChangePolicy, useSaveOwnCheck } from '../policy-queries.ts';

/** The draft as a review keeps it: companies by id. */
interface KeptDraft {
  settings: { companyId: string; checkId: string; setting: PolicySetting }[];
  custom: { companyId: string | null; check: OwnCheckBody['check']; enabled: boolean }[];
}

/** Makes of a rehearsed draft what holds, from a day on. */
export function AdoptDraft({ review }: { review: Review }) {
  const allowed = useCan('companies.write');
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(today());
  const [asked, setAsked] = useState(false);
  const draft = review.after.policy as KeptDraft | 'current';
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const companyId = draft === 'current' ? undefined : draft.settings[0]?.companyId;
  const company = companies.find((one) => one.companyId === companyId);
  const policy = useQuery(checkPolicyQuery(company?.externalId ?? ''));
  const own = useQuery(ownChecksQuery);
  const change = useChangePolicy();
  const save = useSaveOwnCheck();
  if (!allowed || draft === 'current') return null;
  const done = change.isSuccess || save.isSuccess;
  if (done)
    return (
      <Notice tone="good">
        It holds from <DateText date={from} />. <AppLink href="/policy">See the policy</AppLink>
      </Notice>
    );
  const adopt = async () => {
    setAsked(true);
    const why = reason.trim();
    if (why === '') return;
    if (draft.settings.length > 0 && company && policy.data) {
      const changes = draft.settings.map(({ checkId, setting }) => ({ check: checkId, setting }));
      await change.mutateAsync({
        company: company.externalId,
        version: policy.data.version,
        body: { changes, reason: why, from },
      });
    }
    for (const { companyId: ofCompany, check, enabled } of draft.custom) {
      const version = own.data?.data.find(({ checkId }) => checkId === check.id)?.version ?? 0;
      const owner = companies.find((one) => one.companyId === ofCompany)?.externalId ?? null;
      await save.mutateAsync({
        checkId: check.id,
        version,
        body: { company: owner, check, enabled, reason: why, from },
      });
    }
  };
  const ready = (draft.settings.length === 0 || policy.data !== undefined) && own.data !== undefined;
  return (
    <section className={classes.draft} aria-label="Adopt">
      <h2>Turn it on</h2>
      {change.error && <ProblemNotice error={change.error} what="The policy was not changed" />}
      {save.error && <ProblemNotice error={save.error} what="The check was not saved" />}
      <div className={classes.row}>
        <TextInput
          label="Why"
          required
          w={320}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && reason.trim() === '' ? 'Say why; it is kept with the change' : undefined}
        />
        <DateInput label="From" value={from} onChange={setFrom} w={200} />
        <div className={classes.acts}>
          <Button
            // A refusal stands above as a notice.
            onClick={() => void adopt().catch(() => undefined)}
            loading={change.isPending || save.isPending}
            disabled={!ready}
          >
            Adopt from that day
          </Button>
        </div>
      </div>
    </section>
  );
}
