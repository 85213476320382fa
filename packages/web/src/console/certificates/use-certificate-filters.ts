import { useQuery } from '@tanstack/react-query';
import { CERTIFICATE_WORDS, SEVERITY_WORDS } from '../../ui/badge/status-words.ts';
import type { FilterChoice, FilterOption } from '../../ui/list/filter-choice.ts';
import type { ListState } from '../../ui/list/list-state.ts';
import { formsQuery, reasonsQuery } from '../library/library-queries.ts';
import { useStates } from '../places.ts';
import { customerChoicesQuery } from '../reference-queries.ts';
import { customerNameQuery } from '../transactions/transaction-queries.ts';
import { SOURCE_WORDS } from './certificate-words.ts';
import { RISK_STEPS, riskWord } from './risk-words.ts';

const STATUS: FilterChoice = {
  key: 'status',
  label: 'Status',
  options: Object.entries(CERTIFICATE_WORDS).map(([value, { word }]) => ({ value, label: word })),
};
const AFTER: FilterChoice = { key: 'endsAfter', label: 'Ends on or after', options: [], input: 'date' };
const BEFORE: FilterChoice = { key: 'endsBefore', label: 'Ends before', options: [], input: 'date' };
const FINDINGS: FilterChoice = {
  key: 'severity',
  label: 'Findings',
  options: [
    ...(['reject', 'warn', 'inform'] as const).map((value) => ({ value, label: SEVERITY_WORDS[value].word })),
    { value: 'none', label: 'None found' },
  ],
  single: true,
};
const RISK: FilterChoice = {
  key: 'riskFrom',
  label: 'Risk from',
  options: RISK_STEPS.map((score) => ({ value: String(score), label: `${score} (${riskWord(score).toLowerCase()})` })),
  single: true,
};
const DOCUMENT: FilterChoice = {
  key: 'document',
  label: 'Document',
  options: [
    { value: 'true', label: 'Kept' },
    { value: 'false', label: 'None kept' },
  ],
  single: true,
};
const SOURCE: FilterChoice = {
  key: 'source',
  label: 'Source',
  options: Object.entries(SOURCE_WORDS).map(([value, label]) => ({ value, label })),
};

/** What the list can be narrowed by. */
export function useCertificateFilters(list: ListState): FilterChoice[] {
  const reasons = useQuery(reasonsQuery).data ?? [];
  const forms = useQuery(formsQuery).data?.data ?? [];
  const customerId = list.filter('customerId')[0];
  const customer = useQuery(customerNameQuery(customerId)).data;
  return [
    STATUS,
    { key: 'state', label: 'State', options: useStates() },
    { key: 'reason', label: 'Reason', options: reasons.map(({ code, name }) => ({ value: code, label: name })) },
    {
      key: 'formId',
      label: 'Form',
      options: forms.map(({ formId, number, title }) => ({
        value: formId,
        label: number ? `${number} ${title}` : title,
      })),
      single: true,
    },
    BEFORE,
    AFTER,
    FINDINGS,
    RISK,
    DOCUMENT,
    {
      key: 'customerId',
      label: 'Customer',
      options: customerId ? [{ value: customerId, label: customer ?? 'Looking up the name' }] : [],
      useFind: useCustomers,
      single: true,
    },
    SOURCE,
  ];
}

function useCustomers(text: string): FilterOption[] {
  const rows = useQuery(customerChoicesQuery(undefined, text)).data?.data ?? [];
  return rows.map((row) => ({ value: row.customerId, label: `${row.name} #${row.number}` }));
}
