import { IconCornerDownRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ActButton } from '../../../app/session/act-button.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { plural } from '../../../ui/format/money.ts';
import { NotYet } from '../../../ui/notice/empty-states.tsx';
import { BfTable } from '../../../ui/table/bf-table.tsx';
import type { BfColumn } from '../../../ui/table/bf-table-types.ts';
import { companiesQuery } from '../../reference-queries.ts';
import classes from '../settings.module.css';
import { SettingsFrame } from '../settings-frame.tsx';
import { companyTree, type TreeRow } from './company-tree.ts';

const yesNo = (value: boolean) => (value ? 'Yes' : 'No');

const COLUMNS: [BfColumn<TreeRow>, ...BfColumn<TreeRow>[]] = [
  {
    key: 'name',
    title: 'Company',
    render: ({ company, depth }) => (
      <span className={classes.child} style={{ paddingInlineStart: Math.max(0, depth - 1) * 20 }}>
        {depth > 0 && <IconCornerDownRight size={14} stroke={1.5} aria-label="Below the company above:" role="img" />}
        <AppLink href={`/settings/companies/${encodeURIComponent(company.externalId)}`}>{company.name}</AppLink>
        <span className={classes.number}>{company.externalId}</span>
      </span>
    ),
  },
  {
    key: 'uses',
    title: 'Uses certificates',
    render: ({ company }) => (company.usesExemptionCertificates ? 'Yes' : 'No: every sale is taxed'),
  },
  {
    key: 'group',
    title: 'Active group',
    render: ({ company, depth }) => company.activeCustomerGroup?.name ?? (depth > 0 ? 'As the company above' : 'None'),
  },
  {
    key: 'selection',
    title: 'When several fit',
    render: ({ company }) => (company.certificateSelection === 'best' ? 'The best' : 'The first approved'),
  },
  {
    key: 'temporary',
    title: 'Temporaries count',
    render: ({ company }) => yesNo(company.temporaryCertificatesAffectTax),
  },
  { key: 'last', title: 'Last day counts', card: 'none', render: ({ company }) => yesNo(company.expiryDayInclusive) },
  { key: 'auto', title: 'Made from sales', card: 'none', render: ({ company }) => madeFromSales(company) },
];

function madeFromSales({ autoCreateCertificates, autoCreateCustomers }: TreeRow['company']): string {
  if (!autoCreateCertificates) return 'Nothing';
  return autoCreateCustomers ? 'Certificates, customers' : 'Certificates';
}

export function CompaniesArea() {
  const query = useQuery(companiesQuery);
  const router = useRouter();
  const companies = query.data?.data;
  const using = companies?.filter((company) => company.usesExemptionCertificates).length ?? 0;
  return (
    <SettingsFrame
      area="companies"
      answer={
        companies && (
          <>
            {plural(companies.length, 'company', 'companies')}; {using === companies.length ? 'all' : using} use
            exemption certificates.
          </>
        )
      }
      acts={
        <ActButton
          permission="companies.write"
          act="add companies"
          icon={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => router.history.push('/settings/companies/new')}
        >
          New company
        </ActButton>
      }
    >
      <BfTable
        caption="Companies, children below their company"
        noun="row"
        columns={COLUMNS}
        rowKey={({ company }) => company.externalId}
        query={{
          ...query,
          data: companies && { data: companyTree(companies), nextCursor: null, total: companies.length },
        }}
        empty={
          <NotYet
            title="No company yet"
            act={<ButtonLink href="/settings/companies/new">Add the first company</ButtonLink>}
          >
            A company is a legal entity that sells. Its sales are decided by its settings and its customer group.
          </NotYet>
        }
      />
    </SettingsFrame>
  );
}
