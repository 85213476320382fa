import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CertificateDetail } from '../../api/certificates.ts';
import { answerUrl, evidenceUrl, type NumberPanel, type Verification } from '../../api/verifications.ts';
import { ErrorPage } from '../../app/error-page.tsx';
import { ActButton } from '../../app/session/act-button.tsx';
import { StatusBadge } from '../../ui/badge/status-badge.tsx';
import { InstantText } from '../../ui/format/date-text.tsx';
import { Notice } from '../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { RowSkeleton } from '../../ui/table/row-skeleton.tsx';
import { LookUpForm } from './look-up-form.tsx';
import classes from './verification.module.css';
import { certificateVerificationsQuery, useAskAboutCertificate, useCheckSeal } from './verification-queries.ts';
import { RESULT_WORDS, SILENCE_WORDS, saidWords } from './verification-words.ts';

/** What registries said about each number of the certificate, how long ago, and what proves it. */
export function VerificationsTab({ certificate }: { certificate: CertificateDetail }) {
  const query = useQuery(certificateVerificationsQuery(certificate.certificateId));
  const ask = useAskAboutCertificate(certificate.certificateId);
  const [lookedUp, setLookedUp] = useState<NumberPanel | null>(null);
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={4} noun="the answers of registries" />;
  }
  const { numbers, anySwitchedOn } = query.data;
  const byProgram = numbers.some(({ sources }) => sources.length > 0);
  const { name, address } = certificate.claim.purchaser;
  return (
    <div>
      {!anySwitchedOn && (
        <div className={classes.note}>
          <Notice tone="neutral">
            No registry is switched on, so the product asks nobody by itself. What a person looks up is kept and sealed
            all the same.
          </Notice>
        </div>
      )}
      {byProgram && (
        <div className={classes.note}>
          <ActButton
            permission="certificates.write"
            act="ask registries"
            loading={ask.isPending}
            onClick={() => ask.mutate()}
          >
            Ask now
          </ActButton>
        </div>
      )}
      {ask.error && <ProblemNotice error={ask.error} what="Nobody was asked" />}
      {numbers.length === 0 && (
        <Notice tone="neutral">The certificate gives no number, so there is nothing to ask a registry about.</Notice>
      )}
      {numbers.map((panel) => (
        <NumberCard
          key={`${panel.number.kind} ${panel.number.value}`}
          panel={panel}
          onLookUp={() => setLookedUp(panel)}
        />
      ))}
      {lookedUp && (
        <Modal
          opened
          onClose={() => setLookedUp(null)}
          title={`Look up ${lookedUp.number.value}`}
          size="lg"
          closeButtonProps={{ 'aria-label': 'Close' }}
        >
          <LookUpForm
            number={lookedUp.number}
            register={lookedUp.registered ? 'permit' : 'exempt-organizations'}
            name={name}
            address={address.line1 === null ? null : address}
            guide={lookedUp.guide}
            onDone={() => setLookedUp(null)}
            onCancel={() => setLookedUp(null)}
          />
        </Modal>
      )}
    </div>
  );
}

function NumberCard({ panel, onLookUp }: { panel: NumberPanel; onLookUp: () => void }) {
  const { number, guide, verifications, tasks } = panel;
  const [shown, ...older] = verifications;
  const [all, setAll] = useState(false);
  const running = tasks.some(({ state, needsPerson }) => !needsPerson && (state === 'due' || state === 'running'));
  return (
    <section className={`bf-card ${classes.card}`} aria-label={`Number ${number.value}`}>
      <div className={classes.head}>
        <strong className="bf-mono">{number.value}</strong>
        <span className={classes.hint}>
          {[number.kind, guide.issuerName ?? number.issuer].filter(Boolean).join(' · ')}
        </span>
        {shown ? (
          <StatusBadge tone={RESULT_WORDS[shown.result].tone}>{RESULT_WORDS[shown.result].word}</StatusBadge>
        ) : (
          <StatusBadge tone="unknown">Never asked</StatusBadge>
        )}
        {running && <span className={classes.hint}>being asked</span>}
      </div>
      {shown && (
        <ul className={classes.answers}>
          {(all ? verifications : [shown]).map((one) => (
            <AnswerLine key={one.verificationId} verification={one} />
          ))}
        </ul>
      )}
      <div className={classes.acts}>
        <ActButton
          permission="certificates.write"
          act="record look-ups"
          variant="light"
          size="compact-sm"
          onClick={onLookUp}
        >
          Look up <span className="bf-visually-hidden">{number.value}</span>
        </ActButton>
        {older.length > 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
            {all ? 'Newest only' : `All ${verifications.length} answers`}
          </Button>
        )}
      </div>
    </section>
  );
}

function AnswerLine({ verification }: { verification: Verification }) {
  const { registry, result, silence, askedAt, askedBy, answer, fileId, note, seal } = verification;
  const check = useCheckSeal();
  return (
    <li>
      <span>
        <strong>{registry}</strong>: {RESULT_WORDS[result].word}
        {silence && ` — ${SILENCE_WORDS[silence]}`} {saidWords(verification)}
      </span>
      <span className={classes.hint}>
        Asked <InstantText at={askedAt} /> by {askedBy}
      </span>
      {note && <span>{note}</span>}
      <div className={classes.head}>
        {answer && (
          <a className="bf-link" href={answerUrl(verification.verificationId)} download>
            Its answer, byte for byte
          </a>
        )}
        {fileId && (
          <a className="bf-link" href={evidenceUrl(fileId)} download>
            The file that shows it
          </a>
        )}
        {!answer && !fileId && <span className={classes.hint}>No file and no answer are kept: only this note.</span>}
        <Button
          size="compact-sm"
          variant="subtle"
          loading={check.isPending}
          onClick={() => check.mutate(verification.verificationId)}
        >
          Check the seal <span className="bf-visually-hidden">of {registry}</span>
        </Button>
        {check.data && (
          <StatusBadge tone={check.data.intact ? 'good' : 'bad'}>
            {check.data.intact ? 'As it was recorded' : 'Altered since it was recorded'}
          </StatusBadge>
        )}
      </div>
      {check.error && <ProblemNotice error={check.error} what="The seal was not checked" />}
      <span className={`${classes.hint} ${classes.seal}`}>
        Seal <span className="bf-mono">{seal}</span>
      </span>
    </li>
  );
}
