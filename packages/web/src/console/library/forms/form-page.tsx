import { type Form, factOn } from '@bonafide/core/content/content.ts';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormDetail } from '../../../api/content.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { today } from '../../../ui/format/dates.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { ConfidenceText } from '../facts/confidence.tsx';
import { type FactRow, isUnconfirmed } from '../facts/fact-rows.ts';
import { FactBlock, FactSections, isLost, type Section } from '../facts/fact-section.tsx';
import { periodWords, reasonWords, standingOf, validityWords } from '../facts/fact-words.ts';
import { formName, idKindsWords, ruleRows, scopeWords } from '../facts/form-rows.tsx';
import { SourceList } from '../facts/source-links.tsx';
import { UnconfirmedSwitch } from '../facts/unconfirmed-switch.tsx';
import { formQuery } from '../library-queries.ts';
import { formRoute } from '../library-routes.ts';
import { AcceptanceTable } from '../multistate/acceptance-table.tsx';
import { useReasonNames } from '../use-reason-names.ts';
import { FormFields } from './form-fields.tsx';

/** "What does this form ask, for what does it serve, and until when does it hold?" */
export function FormPage() {
  const { formId } = formRoute.useParams();
  const query = useQuery(formQuery(formId));
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={10} noun="the form" />;
  }
  return <FormFacts detail={query.data} />;
}

function FormFacts({ detail }: { detail: FormDetail }) {
  const { form, owner, ownerName, acceptedBy, sources } = detail;
  const { fact, show } = formRoute.useSearch();
  const nameOf = useReasonNames();
  const sections: Section[] = [
    { id: 'form', title: 'The form', rows: identityRows(detail, nameOf) },
    { id: 'rules', title: 'Signature and term', rows: ruleRows(form, today()) },
  ];
  const unconfirmed = sections.flatMap((section) => section.rows.filter(isUnconfirmed)).length;
  const onlyUnconfirmed = show === 'unconfirmed';
  const ownerHref = acceptedBy ? `/library/multistate/${owner}` : `/library/states/${owner}`;
  return (
    <>
      <PageHeader
        title={formName(form)}
        up={{ label: ownerName, href: ownerHref }}
        answer={formName(form) === form.title ? undefined : form.title}
        meta={<Summary form={form} />}
        acts={<UnconfirmedSwitch count={unconfirmed} on={onlyUnconfirmed} />}
      />
      {isLost(fact, sections) && (
        <Notice tone="unknown">
          The address points at <span className="bf-mono">{fact}</span>, which this form’s facts do not have.
        </Notice>
      )}
      <FactSections
        sections={sections}
        sources={sources}
        lit={fact}
        onlyUnconfirmed={onlyUnconfirmed}
        address={(path) => ({ file: owner, pointer: `forms.${form.id}.${path}` })}
      />
      {onlyUnconfirmed && unconfirmed === 0 && (
        <Notice tone="good">Every value of this form rests on a text that was read.</Notice>
      )}
      {!onlyUnconfirmed && <FormFields form={form} />}
      {!onlyUnconfirmed && acceptedBy && (
        <FactBlock
          id="accepted"
          title="Who takes it"
          intro="What each jurisdiction says about a form of several states."
        >
          <AcceptanceTable rows={acceptedBy} multistate={owner} />
        </FactBlock>
      )}
      {!onlyUnconfirmed && (
        <FactBlock id="sources" title="Sources" count={sources.length}>
          <SourceList sources={sources} />
        </FactBlock>
      )}
    </>
  );
}

function Summary({ form }: { form: Form }) {
  const validity = factOn(form.validity, today())?.value;
  return (
    <>
      <span className="bf-mono">{form.id}</span> ·{' '}
      {form.completedBy === 'state' ? 'issued by the state' : 'filled in by the purchaser'} ·{' '}
      {scopeWords(form.scope).toLowerCase()} ·{' '}
      {validity ? `term: ${validityWords(validity).toLowerCase()}` : 'term unknown'} ·{' '}
      <ConfidenceText confidence={form.confidence} />
    </>
  );
}

function identityRows({ form, replacedBy }: FormDetail, nameOf: (code: string) => string): FactRow[] {
  const period = { from: form.effectiveFrom, to: form.effectiveTo };
  const row = (path: string, name: string, value: FactRow['value'], note: string | null = null): FactRow => ({
    path,
    label: name,
    name,
    value,
    note,
    period: periodWords(period, today()),
    standing: standingOf(period, today()),
    sources: form.sources,
    confidence: form.confidence,
  });
  const unsure = form.unconfirmedReasons;
  const confirmed = form.reasons.filter((reason) => !unsure.includes(reason));
  const rows = [row('title', 'The form', <Identity form={form} />, form.note)];
  if (confirmed.length > 0) rows.push(row('reasons', 'Serves for', reasonWords(confirmed, nameOf)));
  if (unsure.length > 0) {
    const doubt = 'No source read so far confirms that it serves for these.';
    const said = row('unconfirmedReasons', 'Said to serve for', reasonWords(unsure, nameOf), doubt);
    rows.push({ ...said, sources: [], confidence: 'unconfirmed' });
  }
  if (form.supersedes || form.supersedesNote) {
    rows.push(
      row(
        'supersedes',
        'Replaces',
        form.supersedes ? <OtherForm formId={form.supersedes} name={form.supersedes} /> : form.supersedesNote,
      ),
    );
  }
  if (replacedBy.length > 0) {
    const others = replacedBy.map((other) => (
      <OtherForm key={other.formId} formId={other.formId} name={formName(other)} />
    ));
    rows.push(row('replacedBy', 'Replaced by', others));
  }
  return rows;
}

function Identity({ form }: { form: Form }) {
  return (
    <>
      {form.url ? (
        <Anchor href={form.url} target="_blank" rel="noreferrer noopener" inherit>
          {form.title}
          <span className="bf-visually-hidden"> (opens in a new tab)</span>
        </Anchor>
      ) : (
        form.title
      )}
      <div>Edition: {form.edition ?? 'not recorded'}</div>
      <div>Use: {scopeWords(form.scope).toLowerCase()}</div>
      <div>Numbers it takes: {idKindsWords(form.idKinds)}</div>
    </>
  );
}

function OtherForm({ formId, name }: { formId: string; name: string }) {
  return <AppLink href={`/library/forms/${encodeURIComponent(formId)}`}>{name}</AppLink>;
}
