import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompanyRow } from '../../../api/companies.ts';
import { isProblem } from '../../../api/problem.ts';
import { ErrorPage } from '../../../app/error-page.tsx';
import { Attention } from '../../../ui/form/attention.tsx';
import { Notice } from '../../../ui/notice/notice.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { RowSkeleton } from '../../../ui/table/row-skeleton.tsx';
import { companiesQuery } from '../../reference-queries.ts';
import { companyQuery, usePutCompany } from '../settings-queries.ts';
import { companyRoute } from '../settings-routes.ts';
import { AuditNotices } from './audit-notices.tsx';
import { type CompanyFields, FIELD_LABELS, fieldsOf, NEW_COMPANY, settingsOf } from './company-fields.ts';
import { CompanyForm } from './company-form.tsx';

const UP = { label: 'Settings', href: '/settings/companies' };

export function NewCompanyPage() {
  const router = useRouter();
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const put = usePutCompany();
  const save = async (fields: CompanyFields) => {
    const externalId = fields.externalId.trim();
    const made = await put.mutateAsync({ externalId, body: settingsOf(fields, 0) }).catch(() => null);
    // A refusal stays in `put.error`, which the form shows.
    if (made) {
      notifications.show({ message: `Company ${made.name} added`, color: 'green' });
      setTimeout(() => router.history.push('/settings/companies'));
    }
    return made !== null;
  };
  return (
    <>
      <PageHeader
        title="New company"
        up={UP}
        answer="A legal entity that sells. Your ERP names it by its external id; its settings decide its sales."
      />
      <CompanyForm
        isNew
        initial={NEW_COMPANY}
        companies={companies}
        submitLabel="Add company"
        saving={put.isPending}
        error={put.error}
        onSubmit={save}
        onCancel={() => router.history.push('/settings/companies')}
      />
    </>
  );
}

export function CompanyPage() {
  const { externalId } = companyRoute.useParams();
  const query = useQuery(companyQuery(externalId));
  const companies = useQuery(companiesQuery).data?.data;
  if (query.error && !query.data) return <ErrorPage error={query.error} reset={() => void query.refetch()} />;
  if (!query.data || !companies) return <RowSkeleton rows={8} noun="the company" />;
  return <EditCompany key={externalId} read={query.data} companies={companies} />;
}

function EditCompany({ read, companies }: { read: CompanyRow; companies: CompanyRow[] }) {
  // What the form was opened on stays, whatever is read meanwhile.
  const [base] = useState(read);
  const [theirs, setTheirs] = useState<CompanyRow | null>(null);
  const queryClient = useQueryClient();
  const router = useRouter();
  const put = usePutCompany();
  const save = async (fields: CompanyFields) => {
    const body = settingsOf(fields, (theirs ?? base).version);
    try {
      const saved = await put.mutateAsync({ externalId: base.externalId, body });
      notifications.show({ message: `Settings of ${saved.name} saved`, color: 'green' });
      setTimeout(() => router.history.push('/settings/companies'));
      return true;
    } catch (error) {
      if (isProblem(error) && error.status === 412) {
        setTheirs(await queryClient.fetchQuery({ ...companyQuery(base.externalId), staleTime: 0 }));
      }
      return false;
    }
  };
  const conflict = theirs !== null && isProblem(put.error) && put.error.status === 412;
  return (
    <>
      <PageHeader
        title={base.name}
        up={UP}
        answer={
          base.usesExemptionCertificates
            ? 'Its sales are decided by certificates, as set here.'
            : 'It uses no exemption certificates: every sale is taxed.'
        }
        meta={`External id ${base.externalId} · version ${base.version}`}
      />
      <CompanyForm
        isNew={false}
        initial={fieldsOf(base)}
        companies={companies}
        submitLabel={conflict ? 'Save mine over theirs' : 'Save settings'}
        saving={put.isPending}
        error={conflict ? null : put.error}
        onSubmit={save}
        onCancel={() => router.history.push('/settings/companies')}
      >
        {conflict && (
          <Attention key={theirs.version}>
            <Conflict base={base} theirs={theirs} />
          </Attention>
        )}
      </CompanyForm>
      <AuditNotices company={base.externalId} />
    </>
  );
}

function Conflict({ base, theirs }: { base: CompanyRow; theirs: CompanyRow }) {
  const [before, after] = [fieldsOf(base), fieldsOf(theirs)];
  const changed = (Object.keys(FIELD_LABELS) as (keyof CompanyFields)[]).filter(
    (key) => !isSame(before[key], after[key]),
  );
  return (
    <div role="alert">
      <Notice tone="attention">
        <strong>Somebody saved version {theirs.version} while you were editing.</strong> Your entries are kept. What
        they changed:
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
          {changed.length === 0 && <li>Nothing in these fields</li>}
          {changed.map((key) => (
            <li key={key}>
              {FIELD_LABELS[key]}: {valueWords(after[key])}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

type Value = string | boolean | string[];

function isSame(a: Value, b: Value): boolean {
  return String(a) === String(b);
}

function valueWords(value: Value): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return value.join(', ') || 'none';
  return value.split('\n').at(-1) || 'none';
}
