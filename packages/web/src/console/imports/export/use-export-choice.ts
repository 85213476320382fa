import { useQueries } from '@tanstack/react-query';
import type { ListState } from '../../../ui/list/list-state.ts';
import { companyChain } from '../../company-chain.ts';
import { customerGroupsQuery } from '../../reference-queries.ts';
import { useCompanyOf } from '../../settings/company-choice.tsx';

export interface UsableGroup {
  groupId: string;
  name: string;
  /** External id of the company that owns it. */
  owner: string;
}

/** What is given out, kept in the address: a company (the first of the tree unless named), of it one group, of that one customer. */
export function useExportChoice(list: ListState) {
  const { companies, company, block } = useCompanyOf(list);
  const chain = company ? companyChain(company.externalId, companies) : [];
  const owned = useQueries({ queries: chain.map((row) => customerGroupsQuery(row.externalId)) });
  const groups: UsableGroup[] = [];
  for (const [at, owner] of chain.entries()) {
    for (const { groupId, name } of owned[at]?.data?.data ?? []) {
      // Of two with one name the nearest is meant.
      if (!groups.some((group) => group.name === name)) groups.push({ groupId, name, owner: owner.externalId });
    }
  }
  const active = chain.find((row) => row.activeCustomerGroup)?.activeCustomerGroup?.name ?? null;
  const named = list.search['f.group'];
  return {
    companies,
    company,
    block,
    groups,
    active,
    groupsError: owned.find((one) => one.error)?.error ?? null,
    /** Name of the group that was asked for, whether it is known or not. */
    group: named,
    /** The group whose customers can be chosen. */
    ofCustomers: groups.find((one) => one.name === (named ?? active)),
    customer: list.search['f.customer'],
  };
}

export type ExportChoice = ReturnType<typeof useExportChoice>;
