import type { Company } from '@bonafide/core/customer/company.ts';
import type { TransactionFilter } from './transactions-list.ts';

/** Settings of companies that a replay may try out; what is left out stays as the company has it. */
export type DraftPolicy = {
  [Setting in keyof Pick<
    Company,
    | 'certificateSelection'
    | 'goodsLists'
    | 'expiryDayInclusive'
    | 'temporaryCertificatesAffectTax'
    | 'strictCustomerLookup'
    | 'exemptWithoutCertificate'
  >]?: Company[Setting];
};

/** Which sales, as it was asked for and is kept. */
export type ReplayFilter = {
  [Field in Exclude<keyof TransactionFilter, 'revisions'>]?: string;
};

/** Against what recorded sales are decided again. */
export interface Against {
  /**
   * `start`: as known when the replay began, one and the same for every sale. `recording`: each sale as known when it was
   * recorded, which must give what was recorded. Else an instant.
   */
  knownAt: string;
  policy: DraftPolicy;
}

export function hasPolicy({ policy }: Against): boolean {
  return Object.values(policy).some((value) => value !== undefined);
}

/** A name for a replay that was given none. */
export function nameOfReplay(against: Against): string {
  const known =
    against.knownAt === 'start'
      ? 'With today’s records'
      : against.knownAt === 'recording'
        ? 'With the records of each sale’s own time'
        : `With the records known on ${against.knownAt.slice(0, 10)}`;
  return hasPolicy(against) ? `${known} and a draft policy` : known;
}
