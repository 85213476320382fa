import type { AcceptedByRow } from '../../../api/content.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import { ConfidenceText } from '../facts/confidence.tsx';
import { acceptanceWords } from '../facts/fact-words.ts';
import { useReasonNames } from '../use-reason-names.ts';

/** Which fact of a state's page speaks of a multistate form. */
const FACT_OF: Readonly<Record<string, string>> = {
  MTC: 'accepts.mtcUniform',
  'SST-F0003': 'accepts.sstF0003',
  'BORDER-STATES': 'accepts.borderStates',
};

interface AcceptanceTableProps {
  rows: AcceptedByRow[];
  /** Code of the multistate form. */
  multistate: string;
}

/** What each jurisdiction says about a multistate form; the link leads to the fact with its sources. */
export function AcceptanceTable({ rows, multistate }: AcceptanceTableProps) {
  const nameOf = useReasonNames();
  const fact = FACT_OF[multistate];
  const columns: [BfColumn<AcceptedByRow>, ...BfColumn<AcceptedByRow>[]] = [
    {
      key: 'name',
      title: 'State',
      render: (row) => <AppLink href={`/library/states/${row.code}${fact ? `?fact=${fact}` : ''}`}>{row.name}</AppLink>,
    },
    { key: 'accepted', title: 'Taken', render: (row) => acceptanceWords(row, nameOf) },
    {
      key: 'note',
      title: 'Limits and remarks',
      render: (row) => row.note ?? <span style={{ color: 'var(--bf-ink-2)' }}>None recorded</span>,
    },
    {
      key: 'confidence',
      title: 'How sure',
      card: 'status',
      render: (row) => <ConfidenceText confidence={row.confidence} />,
    },
  ];
  return (
    <BfTable
      caption="Jurisdictions and whether they take the form"
      noun="jurisdiction"
      columns={columns}
      rowKey={(row) => row.code}
      query={staticRows(rows)}
      empty={<p style={{ padding: 12 }}>No jurisdiction says anything about it.</p>}
    />
  );
}
