import type { Replay } from '../../api/replays.ts';
import { stringifySearch } from '../../app/search-params.ts';

/** The decision of a sale, with the replay's instant as the second clock where there is one. */
export function knownAddress(transactionId: string, { knownAt }: Replay): string {
  return `/decisions/${transactionId}${stringifySearch({ known: knownAt })}`;
}
