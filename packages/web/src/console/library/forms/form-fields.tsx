import type { Form } from '@bonafide/core/content/content.ts';
import { prefilledFrom } from '@bonafide/core/form/prefill.ts';
import { useQuery } from '@tanstack/react-query';
import type { AskedField } from '../../../api/forms.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { NotApplicable } from '../../../ui/format/date-text.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { staticRows } from '../../../ui/table/static-rows.ts';
import { shapeWords, whenWords } from '../../forms/answer/field-words.ts';
import { formFieldsQuery } from '../../forms/forms-queries.ts';
import { ConfidenceText } from '../facts/confidence.tsx';
import { FactBlock } from '../facts/fact-section.tsx';
import { capitalized, type NameOfReason } from '../facts/fact-words.ts';
import { checksQuery } from '../library-queries.ts';
import { useReasonNames } from '../use-reason-names.ts';

interface FieldRow {
  field: AskedField;
  checks: string[];
}

type Column = BfColumn<FieldRow>;

/** Where a box is filled from when the customer is known. */
const FROM_WORDS = { customer: 'The account', seller: 'Your company', 'on-file': 'Another certificate' } as const;

function columnsOf(nameOf: NameOfReason): [Column, ...Column[]] {
  return [
    {
      key: 'field',
      title: 'Field',
      render: ({ field }) => (
        <>
          {field.label.en}
          <div className="bf-mono" style={{ color: 'var(--bf-ink-2)' }}>
            {field.name}
          </div>
        </>
      ),
    },
    {
      key: 'when',
      title: 'Asked',
      render: ({ field }) => (
        <>
          {capitalized(whenWords(field, nameOf)) || 'Always'}
          {field.askedBy === 'record' && <div>Not on the form; the record needs it</div>}
        </>
      ),
    },
    {
      key: 'known',
      title: 'Filled in from',
      render: ({ field: { name, input } }) => {
        const from = prefilledFrom(name, input);
        return from ? FROM_WORDS[from] : <NotApplicable label="Asked" />;
      },
    },
    {
      key: 'shape',
      title: 'Shape',
      render: ({ field }) =>
        field.rows.length > 0
          ? `One line for each of ${field.rows.length} states`
          : (shapeWords(field) ?? <NotApplicable label="Free" />),
    },
    { key: 'checks', title: 'Checks that read it', render: ({ checks }) => <CheckLinks codes={checks} /> },
  ];
}

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

/** The boxes a form asks for in its order: when each is asked, what fills it beforehand, its shape, and which checks read it. */
export function FormFields({ form }: { form: Form }) {
  const checks = useQuery(checksQuery).data?.data ?? [];
  const query = useQuery(formFieldsQuery({ formId: form.id }));
  const nameOf = useReasonNames();
  const rows = (query.data?.fields ?? []).map((field) => ({
    field,
    checks: checks
      .filter((check) => check.implemented && check.appliesTo.includes(field.name))
      .map((check) => check.code),
  }));
  const ground = query.data?.fields.find((field) => field.ground)?.ground;
  return (
    <FactBlock
      id="fields"
      title="Fields it asks for"
      count={rows.length}
      intro={
        <>
          Taken from: <ConfidenceText confidence={ground?.confidence ?? null} />. {ground?.note}
        </>
      }
    >
      {query.error && (
        <ProblemNotice error={query.error} what="The fields could not be loaded" retry={() => void query.refetch()} />
      )}
      <BfTable
        caption="Fields the form asks for"
        noun="field"
        columns={columnsOf(nameOf)}
        rowKey={({ field }) => field.name}
        query={{ ...staticRows(rows), isFetching: query.isFetching }}
        empty={<p style={{ padding: 12 }}>Which fields it asks for is not known.</p>}
      />
    </FactBlock>
  );
}
