import type { CompanyRow } from '../../../api/companies.ts';

export interface TreeRow {
  company: CompanyRow;
  /** 0 for a company that stands below none. */
  depth: number;
}

/** Companies with their children right below them; among siblings by name. */
export function companyTree(companies: readonly CompanyRow[]): TreeRow[] {
  const known = new Set(companies.map((company) => company.externalId));
  const below = (parent: string | null, depth: number): TreeRow[] =>
    companies
      .filter(
        (company) =>
          (company.parentExternalId && known.has(company.parentExternalId) ? company.parentExternalId : null) ===
          parent,
      )
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((company) => [{ company, depth }, ...below(company.externalId, depth + 1)]);
  return below(null, 0);
}

/** The companies that may stand above one: every other that is not below it. */
export function possibleParents(externalId: string | null, companies: readonly CompanyRow[]): CompanyRow[] {
  const barred = new Set<string | null>([externalId]);
  for (let before = -1; externalId !== null && before !== barred.size; ) {
    before = barred.size;
    for (const company of companies) {
      if (company.parentExternalId && barred.has(company.parentExternalId)) barred.add(company.externalId);
    }
  }
  return companies.filter((company) => !barred.has(company.externalId));
}
