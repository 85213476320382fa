import type { CompanyRow } from '../api/companies.ts';

/** Company and those above it, nearest first: each hands down its groups, authorities and product codes. */
export function companyChain(externalId: string, companies: readonly CompanyRow[]): CompanyRow[] {
  const chain: CompanyRow[] = [];
  let at = companies.find((row) => row.externalId === externalId);
  while (at && !chain.includes(at)) {
    chain.push(at);
    const parent: string | null = at.parentExternalId;
    at = companies.find((row) => row.externalId === parent);
  }
  return chain;
}
