import { useQuery } from '@tanstack/react-query';
import type { MultistateDetail } from '../../../api/content.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { today } from '../../../ui/format/dates.ts';
import { plural } from '../../../ui/format/money.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { contentQuery } from '../../reference-queries.ts';
import { Doubts } from '../facts/doubts.tsx';
import { FactBlock, FactSections } from '../facts/fact-section.tsx';
import { PageContents } from '../facts/page-contents.tsx';
import { SourceList } from '../facts/source-links.tsx';
import classes from '../library.module.css';
import { multistateQuery } from '../library-queries.ts';
import { multistateRoute } from '../library-routes.ts';
import { useReasonNames } from '../use-reason-names.ts';
import { AcceptanceMap } from './acceptance-map.tsx';
import { AcceptanceTable } from './acceptance-table.tsx';
import { collectedSections } from './collected-sections.tsx';

/** "Who takes this form, for what, and says who?" */
export function MultistatePage() {
  const { code } = multistateRoute.useParams();
  const query = useQuery(multistateQuery(code));
  if (!query.data) {
    if (query.error) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
    return <RowSkeleton rows={12} noun="the form" />;
  }
  return <Multistate file={query.data} />;
}

function Multistate({ file }: { file: MultistateDetail }) {
  const { fact } = multistateRoute.useSearch();
  const place = usePlaceNames();
  const reason = useReasonNames();
  const sections = collectedSections(file, { reason, place }, today());
  const spoken = file.acceptedBy.length > 0;
  return (
    <>
      <PageHeader
        title={file.name}
        up={{ label: 'Multi-state forms', href: '/library/multistate' }}
        answer={
          spoken ? (
            <Answer file={file} />
          ) : (
            'Outside the United States: what buyers give instead, and how their numbers look.'
          )
        }
        meta={file.code}
      />
      <PageContents
        entries={[
          ...(spoken ? [{ id: 'accepted', title: 'Who takes it', count: file.acceptedBy.length }] : []),
          ...sections.map(({ id, title, rows }) => ({ id, title, count: rows.length })),
          { id: 'unconfirmed', title: 'Not confirmed', count: file.unconfirmed.length },
          { id: 'sources', title: 'Sources', count: file.sources.length },
        ]}
      />
      {spoken && (
        <section id="accepted" className={classes.split} style={{ marginTop: 16 }} aria-label="Who takes it">
          <div className={`bf-card ${classes.panel}`}>
            <AcceptanceMap rows={file.acceptedBy} />
          </div>
          <AcceptanceTable rows={file.acceptedBy} multistate={file.code} />
        </section>
      )}
      <FactSections sections={sections} sources={file.sources} lit={fact} onlyUnconfirmed={false} />
      <FactBlock id="unconfirmed" title="Not confirmed" count={file.unconfirmed.length}>
        <Doubts sections={[]} statements={file.unconfirmed} />
      </FactBlock>
      <FactBlock id="sources" title="Sources" count={file.sources.length}>
        <SourceList sources={file.sources} />
      </FactBlock>
    </>
  );
}

function Answer({ file }: { file: MultistateDetail }) {
  const count = (accepted: boolean | null) => file.acceptedBy.filter((row) => row.accepted === accepted).length;
  const unsure = file.acceptedBy.filter((row) => row.confidence === 'unconfirmed').length;
  return (
    <>
      Taken by <strong>{plural(count(true), 'jurisdiction')}</strong> of {file.acceptedBy.length}, not by {count(false)}
      , unknown for {count(null)}. {plural(unsure, 'answer')} {unsure === 1 ? 'is' : 'are'} unconfirmed.
    </>
  );
}

/** Codes of places to names: states from the register, countries from the reader's own language. */
function usePlaceNames(): (code: string) => string {
  const register = useQuery(contentQuery).data?.register ?? [];
  return (code) => {
    const state = register.find((row) => row.code === code)?.name;
    if (state) return state;
    const [country = code, province] = code.split('-');
    const name = country === 'EL' ? 'GR' : country;
    if (name === 'XI') return 'Northern Ireland';
    const words = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' }).of(name) ?? code;
    return province ? `${words}, ${province}` : words;
  };
}
