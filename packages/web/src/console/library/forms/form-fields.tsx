import { type Form, factOn } from '@bonafide/core/content/content.ts';
import { useQuery } from '@tanstack/react-query';
import { AppLink } from '../../../ui/app-link.tsx';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { today } from '../../../ui/format/dates.ts';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import { ConfidenceText } from '../facts/confidence.tsx';
import { FactBlock } from '../facts/fact-section.tsx';
import { formFieldWords } from '../facts/fact-words.ts';
import { checksQuery } from '../library-queries.ts';

interface FieldRow {
  field: string;
  checks: string[];
}

const COLUMNS: [BfColumn<FieldRow>, ...BfColumn<FieldRow>[]] = [
  { key: 'field', title: 'Field', render: (row) => formFieldWords(row.field) },
  { key: 'name', title: 'Name in the API', render: (row) => <span className="bf-mono">{row.field}</span> },
  { key: 'checks', title: 'Checks that read it', render: (row) => <CheckLinks codes={row.checks} /> },
];

function CheckLinks({ codes }: { codes: string[] }) {
  if (codes.length === 0) return <NotApplicable label="None" />;
  return codes.map((code) => (
    <AppLink
      key={code}
      className="bf-link bf-mono"
      style={{ display: 'inline-block', minWidth: 56, marginInlineEnd: 8, lineHeight: '24px' }}
      href={`/library/checks/${code}`}
    >
      {code}
    </AppLink>
  ));
}

/** The boxes a form asks for, and which checks read each. */
export function FormFields({ form }: { form: Form }) {
  const checks = useQuery(checksQuery).data?.data ?? [];
  const fact = factOn(form.requiredFields, today());
  const rows = (fact?.value ?? []).map((field) => ({
    field,
    checks: checks.filter((check) => check.implemented && check.appliesTo.includes(field)).map((check) => check.code),
  }));
  return (
    <FactBlock
      id="fields"
      title="Fields it asks for"
      count={rows.length}
      intro={
        <>
          Taken from: <ConfidenceText confidence={fact?.confidence ?? null} />. {fact?.note}
        </>
      }
    >
      <BfTable
        caption="Fields the form asks for"
        noun="field"
        columns={COLUMNS}
        rowKey={(row) => row.field}
        query={staticRows(rows)}
        empty={<p style={{ padding: 12 }}>Which fields it asks for is not known.</p>}
      />
    </FactBlock>
  );
}
