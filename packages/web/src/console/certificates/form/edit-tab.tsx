import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { CertificateDetail } from '../../../api/certificates.ts';
import { isProblem } from '../../../api/problem.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { Attention } from '../../../ui/form/attention.tsx';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import formClasses from '../../../ui/form/form.module.css';
import { NoPermission } from '../../../ui/notice/no-permission.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { customerQuery } from '../../customers/customer-queries.ts';
import { certificateQuery, useChangeCertificate } from '../certificate-queries.ts';
import { certificateRoute } from '../certificate-routes.ts';
import { ChangeTable } from '../history/change-table.tsx';
import { recordDiff } from '../history/record-diff.ts';
import { pathWords } from '../path-words.ts';
import { recordOf } from '../record-of.ts';
import { useAskedPlaces } from './asked-fields.ts';
import classes from './certificate-form.module.css';
import { CertificateBoxes } from './certificate-form.tsx';
import { Summary } from './checks-panel.tsx';
import { bodyOf, type Draft, draftErrors, missingErrors, patchOf, valueAt, withValue } from './draft.ts';
import { DraftContext, FIELD_ID } from './draft-context.ts';
import { changesOf, forgetKept, keep, readKept } from './kept-draft.ts';
import { fieldsByPointer, useLiveChecks } from './use-live-checks.ts';

function draftOf(certificate: CertificateDetail): Draft {
  const { status: _status, ...draft } = recordOf(certificate);
  return draft;
}

/** The next version, typed beside the paper. The form keeps the version it was opened on, whatever arrives meanwhile. */
export function EditTab({ certificate }: { certificate: CertificateDetail }) {
  const may = useCan('certificates.write');
  const { known } = certificateRoute.useSearch();
  const [base] = useState(certificate);
  if (!may) return <NoPermission />;
  if (known) return <Notice tone="neutral">The past cannot be changed. Show the present to edit it.</Notice>;
  return <Edit base={base} />;
}

function Edit({ base }: { base: CertificateDetail }) {
  const before = draftOf(base);
  const key = changesOf(base.certificateId, base.version);
  const [kept] = useState(() => readKept(key));
  const [draft, setDraft] = useState(kept?.draft ?? before);
  const [attempt, setAttempt] = useState(0);
  const [theirs, setTheirs] = useState<CertificateDetail | null>(null);
  const queryClient = useQueryClient();
  const router = useRouter();
  const change = useChangeCertificate(base.certificateId);
  const customer = useQuery(customerQuery(base.customerId)).data;
  const asked = useAskedPlaces(draft.formId);
  const version = (theirs ?? base).version;
  const live = useLiveChecks(draft, { kind: 'version', of: base });
  const patch = patchOf(before, bodyOf(draft));
  const changed = Object.keys(patch).length > 0;
  const local = { ...draftErrors(draft), ...missingErrors(draft) };
  const errors = { ...live.errors, ...fieldsByPointer(change.error), ...local };
  const conflict = isProblem(change.error) && change.error.code === 'version-mismatch';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the form began with never changes.
  useEffect(() => keep(key, { draft, customerId: null }, before), [draft, key]);
  const back = () => {
    forgetKept(key);
    router.history.push(`/certificates/${base.certificateId}/fields`);
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(local).length > 0 || !changed) return;
    try {
      const saved = await change.mutateAsync({ version, patch });
      notifications.show({ message: `Saved as version ${saved.version}`, color: 'green' });
      back();
    } catch (error) {
      if (!isProblem(error) || error.code !== 'version-mismatch') return;
      setTheirs(await queryClient.fetchQuery({ ...certificateQuery(base.certificateId), staleTime: 0 }));
    }
  };

  const state = {
    draft,
    set: (path: string, value: unknown) => setDraft((current) => withValue(current, path, value)),
    replace: setDraft,
    errors,
    findings: live.findings,
    asked,
  };
  const refusedElsewhere = change.error && !conflict && Object.keys(fieldsByPointer(change.error)).length === 0;
  return (
    <DraftContext.Provider value={state}>
      <form className={formClasses.form} noValidate onSubmit={(event) => void save(event)}>
        {attempt > 0 && <ErrorSummary errors={errors} idPrefix={FIELD_ID} attempt={attempt} />}
        {theirs && (
          <Attention key={theirs.version}>
            <Conflict base={base} theirs={theirs} mine={draft} onTake={state.set} />
          </Attention>
        )}
        {refusedElsewhere && (
          <Attention key={String(change.error)}>
            <ProblemNotice error={change.error} what="The certificate was not saved" kept="Your entries are kept." />
          </Attention>
        )}
        {kept && changed && attempt === 0 && (
          <Notice tone="neutral">
            Your unsaved changes to this version were brought back.{' '}
            <Button size="xs" variant="default" onClick={() => setDraft(before)}>
              Drop them
            </Button>
          </Notice>
        )}
        <Summary live={live} />
        <div className={classes.boxes}>
          <CertificateBoxes customer={customer} company={base.company} />
        </div>
        <div className={classes.acts}>
          <Button type="submit" loading={change.isPending} disabled={!changed}>
            {theirs ? `Save mine over version ${theirs.version}` : `Save version ${base.version + 1}`}
          </Button>
          <Button variant="default" onClick={back}>
            Cancel
          </Button>
          {!changed && <span className={classes.quiet}>Nothing is changed yet</span>}
        </div>
      </form>
    </DraftContext.Provider>
  );
}

interface ConflictProps {
  base: CertificateDetail;
  theirs: CertificateDetail;
  mine: Draft;
  /** Takes their value into the draft. */
  onTake: (path: string, value: unknown) => void;
}

/** What they saved, and what is kept here: saving again writes only what was changed here, and the reader chooses field by field. */
function Conflict({ base, theirs, mine, onTake }: ConflictProps) {
  const changes = recordDiff(recordOf(base), recordOf(theirs));
  const own = new Set(recordDiff(draftOf(base), mine).map((change) => change.path));
  const both = changes
    .filter((change) => own.has(change.path))
    .map(({ path, to }) => ({ path, from: valueAt(mine, path), to }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  return (
    <div role="alert">
      <Notice tone="attention">
        <strong>
          Somebody saved version {theirs.version} while you were editing version {base.version}.
        </strong>{' '}
        Your entries are kept, and saving changes only the fields that you changed.
        {changes.length > 0 && (
          <ChangeTable
            changes={changes}
            caption="What they changed"
            from={`You began from, version ${base.version}`}
            to={`Theirs, version ${theirs.version}`}
          />
        )}
        {both.length > 0 && (
          <>
            <p style={{ marginTop: 12 }}>
              <strong>Changed by both.</strong> Yours is saved, unless you take theirs:
            </p>
            <ChangeTable changes={both} caption="Changed by both" from="Yours" to="Theirs" />
            <div className={formClasses.acts} style={{ marginTop: 8 }}>
              {both.map(({ path, to }) => (
                <Button key={path} size="xs" variant="default" onClick={() => onTake(path, to)}>
                  Take theirs: {pathWords(path).toLowerCase()}
                </Button>
              ))}
            </div>
          </>
        )}
      </Notice>
    </div>
  );
}
