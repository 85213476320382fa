import { useQuery } from '@tanstack/react-query';
import type { FormRow, ReasonRow, ReasonScheme } from '../../api/content.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { NotApplicable } from '../../ui/format/date-text.tsx';
import { plural } from '../../ui/format/money.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { BfTable } from '../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../ui/table/bf-table-types.ts';
import { ConfidenceText } from './facts/confidence.tsx';
import { FactBlock } from './facts/fact-section.tsx';
import factClasses from './facts/facts.module.css';
import { SourceLinks } from './facts/source-links.tsx';
import { formsQuery, reasonSchemesQuery, reasonsQuery } from './library-queries.ts';
import { LibraryTabs } from './library-tabs.tsx';

const SHORT: Record<ReasonScheme['scheme'], string> = {
  sst: 'SST',
  avatax: 'AvaTax',
  quickbooks: 'QuickBooks',
  taxjar: 'TaxJar',
  determination: 'Determination',
};

/** "Which reasons are there, what serves for each, and what do other systems call it?" */
export function ReasonsPage() {
  const query = useQuery(reasonsQuery);
  const schemes = useQuery(reasonSchemesQuery);
  const forms = useQuery(formsQuery).data?.data;
  const rows = query.data ?? [];
  return (
    <>
      <PageHeader
        title="Reasons"
        up={{ label: 'Library', href: '/library' }}
        answer={
          query.data && (
            <>
              <strong>{plural(rows.length, 'reason')}</strong> why a sale may be exempt, and what{' '}
              {schemes.data ? plural(schemes.data.schemes.length, 'other scheme') : 'other schemes'} call them.
            </>
          )
        }
      />
      <LibraryTabs current="/library/reasons" />
      <BfTable
        caption="Reasons, the forms that serve for each, and their codes in other schemes"
        noun="reason"
        columns={columnsOf(forms, schemes.data?.schemes ?? [])}
        rowKey={(row) => row.code}
        query={{ ...query, data: query.data && { data: rows, nextCursor: null, total: rows.length } }}
        empty={<NotYet title="No law is loaded">The service started without content.</NotYet>}
      />
      {schemes.error && (
        <ProblemNotice
          error={schemes.error}
          what="The codes of other schemes could not be loaded"
          retry={() => void schemes.refetch()}
        />
      )}
      {schemes.data && (
        <FactBlock
          id="schemes"
          title="Where the codes come from"
          intro="A code without its own doubt is as sure as its scheme’s sources. Marked ones are listed with their reason."
        >
          <ul className={factClasses.sides}>
            {schemes.data.schemes.map((scheme) => (
              <li key={scheme.scheme}>
                <strong>{scheme.name}</strong>
                {scheme.sources.length > 0 && <SourceLinks numbers={scheme.sources} sources={schemes.data.sources} />}
                <SchemeDoubts scheme={scheme} names={rows} />
              </li>
            ))}
          </ul>
        </FactBlock>
      )}
    </>
  );
}

function columnsOf(
  forms: FormRow[] | undefined,
  schemes: ReasonScheme[],
): [BfColumn<ReasonRow>, ...BfColumn<ReasonRow>[]] {
  const serving = (code: string) => forms?.filter((form) => form.reasons.some((reason) => reason === code));
  return [
    {
      key: 'name',
      title: 'Reason, our code',
      render: (row) => (
        <>
          {row.name}
          <div className={`bf-mono ${factClasses.quiet}`} style={{ fontWeight: 400 }}>
            {row.code}
          </div>
        </>
      ),
    },
    {
      key: 'forms',
      title: 'Forms',
      align: 'right',
      render: (row) => {
        const found = serving(row.code);
        if (!found) return '…';
        if (found.length === 0) return 0;
        return (
          <AppLink
            href={`/library/forms?f.reason=${row.code}`}
            aria-label={`${plural(found.length, 'form')} for ${row.name}`}
          >
            {found.length}
          </AppLink>
        );
      },
    },
    {
      key: 'states',
      title: 'States with one',
      align: 'right',
      render: (row) => {
        const found = serving(row.code)?.filter((form) => !form.multistate);
        return found ? new Set(found.map((form) => form.owner)).size : '…';
      },
    },
    ...schemes.map(
      (scheme): BfColumn<ReasonRow> => ({
        key: scheme.scheme,
        title: SHORT[scheme.scheme],
        render: (row) => <SchemeCode scheme={scheme} reason={row.code} />,
      }),
    ),
  ];
}

function SchemeCode({ scheme, reason }: { scheme: ReasonScheme; reason: string }) {
  const mapping = scheme.mappings.find((entry) => entry.reason === reason);
  if (!mapping) return <NotApplicable label="No code" />;
  return (
    <>
      <span className="bf-mono">{mapping.code}</span>
      {mapping.alsoReads.length > 0 && (
        <span className={factClasses.quiet}>
          , also reads <span className="bf-mono">{mapping.alsoReads.join(', ')}</span>
        </span>
      )}
      {mapping.confidence === 'unconfirmed' && scheme.sources.length > 0 && (
        <>
          {' '}
          <ConfidenceText confidence="unconfirmed" />
        </>
      )}
    </>
  );
}

/** Notes and doubts of single codes. */
function SchemeDoubts({ scheme, names }: { scheme: ReasonScheme; names: ReasonRow[] }) {
  const noted = scheme.mappings.filter((mapping) => mapping.note !== null);
  if (noted.length === 0) return null;
  return (
    <ul className={factClasses.plainList}>
      {noted.map((mapping) => (
        <li key={mapping.reason}>
          {names.find((row) => row.code === mapping.reason)?.name ?? mapping.reason}{' '}
          <span className="bf-mono">{mapping.code}</span>: {mapping.note}
        </li>
      ))}
    </ul>
  );
}
