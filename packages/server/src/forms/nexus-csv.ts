import { csvLine } from '../platform/write-csv.ts';
import type { Papers } from './nexus-rehearsal.ts';
import type { RehearsedCustomer } from './nexus-store.ts';

const STYLE = { separator: ',', safe: true } as const;

const COLUMNS = [
  'CustomerNumber',
  'CustomerName',
  'State',
  'Standing',
  'Reasons',
  'NotCovered',
  'CoveredByCertificate',
  'CoveredUntil',
  'Currency',
  'Sales12Months',
  'TaxAtStateRate',
  'PapersToAskOfCustomer',
] as const;

export function rehearsalHeader(): string {
  return csvLine([...COLUMNS], STYLE);
}

/** One row for each state and currency; a state without sales has one row without money. */
export function rehearsalRows(customer: RehearsedCustomer, papers: Papers): string {
  const forms = papers.of(customer.open).forms.join(';');
  const rows = customer.states.flatMap((state) => {
    const money = state.money.length > 0 ? state.money : [{ currency: '', sales: '', tax: '' }];
    return money.map(({ currency, sales, tax }) =>
      csvLine(
        [
          customer.number,
          customer.name,
          state.state,
          state.status,
          state.reasons.join(';'),
          state.open.join(';'),
          state.certificateNumber ?? '',
          state.until ?? '',
          currency,
          sales,
          tax ?? 'unknown',
          forms,
        ],
        STYLE,
      ),
    );
  });
  return rows.join('');
}
