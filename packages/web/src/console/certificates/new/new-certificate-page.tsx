import { isReason } from '@bonafide/core/certificate/reason.ts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import type { NewCertificate } from '../../../api/certificates.ts';
import type { Customer } from '../../../api/customers.ts';
import { useCan } from '../../../app/session/act-button.tsx';
import { Attention } from '../../../ui/form/attention.tsx';
import { ErrorSummary } from '../../../ui/form/error-summary.tsx';
import formClasses from '../../../ui/form/form.module.css';
import { NoPermission } from '../../../ui/notice/no-permission.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { customerQuery } from '../../customers/customer-queries.ts';
import { shortState } from '../../places.ts';
import { type NewCertificateSearch, newCertificateRoute } from '../certificate-routes.ts';
import { DropDocument } from '../document/drop-document.tsx';
import { UploadProgress } from '../document/upload-document.tsx';
import { useAskedPlaces } from '../form/asked-fields.ts';
import formOwn from '../form/certificate-form.module.css';
import { CertificateBoxes } from '../form/certificate-form.tsx';
import { ChecksPanel } from '../form/checks-panel.tsx';
import {
  bodyOf,
  type Draft,
  draftErrors,
  EMPTY_DRAFT,
  firstDay,
  missingErrors,
  wholeStates,
  withStates,
  withValue,
} from '../form/draft.ts';
import { DraftContext, FIELD_ID } from '../form/draft-context.ts';
import { forgetKept, keep, NEW_CERTIFICATE, readKept } from '../form/kept-draft.ts';
import { fieldsByPointer, useLiveChecks } from '../form/use-live-checks.ts';
import { CustomerPick } from './customer-pick.tsx';
import { DryRun } from './dry-run.tsx';
import { useNamedCustomer } from './use-named-customer.ts';
import { type SaveState, useSaveCertificate } from './use-save-certificate.ts';

/** "What does this paper claim, and would it hold?" Typed from a paper, checked while it is typed. */
export function NewCertificatePage() {
  if (!useCan('certificates.write')) return <NoPermission />;
  return <NewCertificateForm />;
}

function NewCertificateForm() {
  const search = newCertificateRoute.useSearch();
  const begun = begunFrom(search);
  // What an address begins is kept apart from what was typed without one: neither is lost to the other.
  const key = begun === EMPTY_DRAFT ? NEW_CERTIFICATE : `${NEW_CERTIFICATE} ${search.form} ${search.states}`;
  const [kept] = useState(() => readKept(key));
  const [draft, setDraft] = useState(kept?.draft ?? begun);
  const [customerId, setCustomerId] = useCustomerId(kept?.customerId ?? null);
  const [file, setFile] = useState<File | null>(null);
  const [attempt, setAttempt] = useState(0);
  const router = useRouter();
  const customer = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== null }).data;
  const asked = useAskedPlaces(draft.formId);
  const live = useLiveChecks(draft, { kind: 'new', customerId, hasDocument: file !== null });
  const save = useSaveCertificate(({ certificateId }) => {
    forgetKept(key);
    router.history.push(`/certificates/${certificateId}/fields`);
  });
  useEffect(() => keep(key, { draft, customerId }, EMPTY_DRAFT), [key, draft, customerId]);

  const local = {
    ...(customerId ? {} : { '/customerId': 'Choose the customer' }),
    ...draftErrors(draft),
    ...missingErrors(draft),
  };
  const shown = attempt > 0 ? local : draftErrors(draft);
  // Once it is on file, what is refused is its document or its submission, and no box of this form.
  const refused = save.saved ? {} : fieldsByPointer(save.error);
  const errors: Record<string, string> = { ...live.errors, ...refused, ...shown };
  const number = proposedNumber(draft, customer);
  const body: NewCertificate = {
    ...bodyOf(draft),
    number: draft.number || number || '',
    ...(customerId ? { customerId } : {}),
  };
  const usable = Object.keys({ ...local, ...live.errors }).length === 0;
  const send = (submit: boolean) => {
    setAttempt(attempt + 1);
    if (usable || save.saved) void save.run({ body, file, submit });
  };
  const state = {
    draft,
    set: (path: string, value: unknown) => setDraft((current) => withValue(current, path, value)),
    replace: setDraft,
    errors,
    findings: live.findings,
    asked,
  };
  const startAfresh = () => {
    setDraft(EMPTY_DRAFT);
    setFile(null);
    setAttempt(0);
  };
  return (
    <DraftContext.Provider value={state}>
      <PageHeader
        title="New certificate"
        up={{ label: 'Certificates', href: '/certificates' }}
        answer="Type what the paper says. The checks answer while you type; nothing is kept until you save."
      />
      <div className={formOwn.beside}>
        <form
          className={formClasses.form}
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            send(true);
          }}
        >
          {kept && draft !== EMPTY_DRAFT && attempt === 0 && <BroughtBack onStartAfresh={startAfresh} />}
          {attempt > 0 && <ErrorSummary errors={errors} idPrefix={FIELD_ID} attempt={attempt} />}
          <SaveProblem save={save} file={file} onForget={() => forgetKept(key)} />
          <fieldset className={formClasses.section}>
            <legend>Document</legend>
            <DropDocument file={file} onPick={setFile} disabled={save.running} invite="Drop the signed paper here" />
            {save.running && save.step === 'document' && <UploadProgress share={save.share} />}
            {file && (
              <div>
                <Button size="xs" variant="subtle" onClick={() => setFile(null)} disabled={save.running}>
                  Leave the document out
                </Button>
              </div>
            )}
          </fieldset>
          <fieldset className={formOwn.boxes} disabled={save.saved !== null}>
            <CertificateBoxes
              customer={customer}
              numberHint={draft.number === '' && number ? `Left empty, it becomes ${number}` : 'As your ERP has it'}
            >
              <CustomerPick customer={customer} error={errors['/customerId']} onPick={setCustomerId} />
            </CertificateBoxes>
          </fieldset>
          <div className={formOwn.acts}>
            <Button type="submit" loading={save.running}>
              Save and submit
            </Button>
            <Button variant="default" disabled={save.running} onClick={() => send(false)}>
              Save as draft
            </Button>
            <DryRun body={body} usable={usable} onTry={() => setAttempt(attempt + 1)} />
          </div>
        </form>
        <ChecksPanel live={live} />
      </div>
    </DraftContext.Provider>
  );
}

/** The form, states and reasons an address names, as the form finder's links do. */
function begunFrom({ form, states, reasons }: NewCertificateSearch): Draft {
  if (!form && !states && !reasons) return EMPTY_DRAFT;
  const claim = { ...EMPTY_DRAFT.claim, reasons: (reasons?.split(',') ?? []).filter(isReason) };
  const draft = { ...EMPTY_DRAFT, formId: form ?? null, claim };
  return states ? withStates(draft, states.split(',')) : draft;
}

/** The customer in the address comes first, then the one that was kept with the draft. */
function useCustomerId(kept: string | null) {
  const named = useNamedCustomer(newCertificateRoute.useSearch().customer);
  const [picked, setPicked] = useState<string | null | undefined>(undefined);
  return [picked === undefined ? (named ?? kept) : picked, setPicked] as const;
}

/** A number for a record whose own nobody gave: state, customer, year. */
function proposedNumber(draft: Draft, customer: Customer | undefined): string | null {
  const year = firstDay(draft).slice(0, 4);
  if (!customer || !/^\d{4}$/.test(year)) return null;
  const states = wholeStates(draft);
  const where = states.length === 1 ? shortState(states[0] ?? '') : states.length > 1 ? 'MULTI' : 'CERT';
  return `${where}-${customer.number}-${year}`;
}

function BroughtBack({ onStartAfresh }: { onStartAfresh: () => void }) {
  return (
    <Notice tone="neutral">
      What you typed before was brought back; a document has to be picked again.{' '}
      <Button size="xs" variant="default" onClick={onStartAfresh}>
        Start afresh
      </Button>
    </Notice>
  );
}

/** What was refused, and what stands already. */
function SaveProblem({ save, file, onForget }: { save: SaveState; file: File | null; onForget: () => void }) {
  const router = useRouter();
  if (!save.error) return null;
  const { saved } = save;
  if (!saved) {
    if (Object.keys(fieldsByPointer(save.error)).length > 0) return null;
    return (
      <Attention key={String(save.error)}>
        <ProblemNotice error={save.error} what="The certificate was not saved" kept="Your entries are kept." />
      </Attention>
    );
  }
  const what = save.step === 'document' ? `${file?.name ?? 'The document'} was not attached` : 'It was not submitted';
  return (
    <Attention key={String(save.error)}>
      <ProblemNotice
        error={save.error}
        what={what}
        kept="The certificate is saved as a draft. Save again to go on from here, pick another file, or leave the document out."
      />
      <Button
        mt={8}
        variant="default"
        onClick={() => {
          onForget();
          router.history.push(`/certificates/${saved.certificateId}/fields`);
        }}
      >
        Open the draft
      </Button>
    </Attention>
  );
}
