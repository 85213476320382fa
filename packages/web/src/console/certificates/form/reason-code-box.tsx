import { useQuery } from '@tanstack/react-query';
import type { Customer } from '../../../api/customers.ts';
import { useGroupName } from '../../customers/group-name.ts';
import { companiesQuery } from '../../reference-queries.ts';
import { reasonCodesQuery } from '../certificate-queries.ts';
import { ChoiceBox, TextBox } from './boxes.tsx';

/** The seller's own code for the reason: chosen from those of the customer's group, typed where the group keeps none. */
export function ReasonCodeBox({ customer, company }: { customer: Customer | undefined; company: string | undefined }) {
  const group = useGroupName(customer?.groupId ?? '');
  const companies = useQuery(companiesQuery).data?.data ?? [];
  const owner =
    company ?? companies.find((row) => row.activeCustomerGroup?.name === group)?.activeCustomerGroup?.ownerExternalId;
  const codes = useQuery(reasonCodesQuery(owner ?? '', owner ? group : null)).data?.data ?? [];
  if (codes.length === 0)
    return <TextBox path="/reasonCode" maxLength={2} description="Two characters, as your ERP has it" />;
  const data = codes.map((entry) => ({ value: entry.code, label: `${entry.code} ${entry.name}` }));
  return <ChoiceBox path="/reasonCode" data={data} searchable description="As your ERP has it" />;
}
