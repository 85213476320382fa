import { stringifySearch } from '../../../app/search-params.ts';
import { changeOf, type SaleFields } from './sale-fields.ts';

/** Address of a tried sale: the whole sale, or what differs from the recorded one it starts from. */
export function tryAddress(fields: SaleFields, from?: { transactionId: string; fields: SaleFields }): string {
  if (!from) return `/decisions/try${stringifySearch(fields)}`;
  const { changed, without } = changeOf(from.fields, fields);
  return `/decisions/try${stringifySearch({ from: from.transactionId, ...changed, without: without.join(',') })}`;
}
