import { useQuery } from '@tanstack/react-query';
import type { CompanyRow } from '../../api/companies.ts';
import { OUTCOME_WORDS } from '../../ui/badge/status-words.ts';
import type { FilterChoice, FilterOption } from '../../ui/list/filter-choice.ts';
import type { ListState } from '../../ui/list/list-state.ts';
import { useStates } from '../places.ts';
import { customerChoicesQuery } from '../reference-queries.ts';
import { certificateNameQuery, customerNameQuery } from './transaction-queries.ts';

const OUTCOME: FilterChoice = {
  key: 'outcome',
  label: 'Outcome',
  options: (['exempt', 'partly-exempt', 'taxable', 'cannot-decide'] as const).map((value) => ({
    value,
    label: OUTCOME_WORDS[value].word,
  })),
};
const FROM: FilterChoice = { key: 'from', label: 'Sold from', options: [], input: 'date' };
const TO: FilterChoice = { key: 'to', label: 'Sold until', options: [], input: 'date' };
const REVISIONS: FilterChoice = {
  key: 'revisions',
  label: 'Revisions',
  options: [{ value: 'all', label: 'All, replaced ones too' }],
  single: true,
};

/** What the list can be narrowed by; names of the customer and certificate in the address are looked up for their chips. */
export function useTransactionFilters(list: ListState, companies: CompanyRow[]): FilterChoice[] {
  const states = useStates();
  const customerId = list.filter('customerId')[0];
  const certificateId = list.filter('certificateId')[0];
  const customer = useQuery(customerNameQuery(customerId)).data;
  const certificate = useQuery(certificateNameQuery(certificateId)).data;
  const company: FilterChoice = {
    key: 'company',
    label: 'Company',
    options: companies.map((row) => ({ value: row.externalId, label: row.name })),
    single: true,
  };
  return [
    OUTCOME,
    { key: 'state', label: 'Ship to', options: states },
    {
      key: 'customerId',
      label: 'Customer',
      options: customerId ? [{ value: customerId, label: customer ?? 'Looking up the name' }] : [],
      useFind: useCustomers,
      single: true,
    },
    ...(companies.length > 1 ? [company] : []),
    FROM,
    TO,
    REVISIONS,
    {
      key: 'certificateId',
      label: 'Certificate',
      options: certificateId ? [{ value: certificateId, label: certificate ?? 'Looking up the number' }] : [],
      onlyChip: true,
    },
  ];
}

function useCustomers(text: string): FilterOption[] {
  const rows = useQuery(customerChoicesQuery(undefined, text)).data?.data ?? [];
  return rows.map((row) => ({ value: row.customerId, label: `${row.name} #${row.number}` }));
}
