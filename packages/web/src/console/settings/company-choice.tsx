import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CompanyRow } from '../../api/companies.ts';
import { useCan } from '../../app/session/act-button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import type { ListState } from '../../ui/list/list-state.ts';
import { NotYet } from '../../ui/notice/empty-states.tsx';
import { ProblemNotice } from '../../ui/notice/problem-notice.tsx';
import { companiesQuery } from '../reference-queries.ts';
import { companyTree } from './companies/company-tree.ts';

/** The company of the address, else the first of the tree. `block` is shown instead of the area while there is none. */
export function useCompanyOf(list: ListState) {
  const query = useQuery(companiesQuery);
  const companies = companyTree(query.data?.data ?? []).map((row) => row.company);
  const picked = list.filter('company')[0];
  const company = companies.find((row) => row.externalId === picked) ?? companies[0];
  const retry = () => void query.refetch();
  const block = query.error ? (
    <ProblemNotice error={query.error} what="The companies could not be loaded" retry={retry} />
  ) : query.data && companies.length === 0 ? (
    <NoCompany />
  ) : null;
  return { companies, company, block };
}

function NoCompany() {
  const mayAdd = useCan('companies.write');
  return (
    <NotYet
      title="First a company"
      act={mayAdd && <ButtonLink href="/settings/companies/new">Add the first company</ButtonLink>}
    >
      This belongs to a company, and there is none yet.
    </NotYet>
  );
}

interface CompanyChoiceProps {
  list: ListState;
  companies: CompanyRow[];
  company: CompanyRow;
}

export function CompanyChoice({ list, companies, company }: CompanyChoiceProps) {
  if (companies.length === 1) return null;
  return (
    <Select
      label="Company"
      w={280}
      data={companies.map((row) => ({ value: row.externalId, label: row.name }))}
      value={company.externalId}
      onChange={(value) => list.change({ 'f.company': value ?? undefined, 'f.group': undefined, q: undefined })}
      allowDeselect={false}
    />
  );
}
