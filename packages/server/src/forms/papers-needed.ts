import type { CalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import { REASONS, type Reason } from '@bonafide/core/certificate/reason.ts';
import type { Customer } from '@bonafide/core/customer/customer.ts';
import { fewestPapers } from '@bonafide/core/form/fewest-papers.ts';
import type { Buyer, Need, OnFilePaper, PaperAnswer } from '@bonafide/core/form/paper.ts';
import type { FormLaw } from '@bonafide/core/form/places.ts';
import type { Transaction } from '../platform/database.ts';
import { type FiledPaper, readFiledPapers, readWhereItBuys, type SoldThere } from './papers-store.ts';

/** A place where the customer buys, and why we think so. */
export interface PlaceOfPurchase {
  state: string;
  /** `sales`: recorded in 12 months. `certificate`: one on file is for it. `address`: the customer's own. The surest is named. */
  from: 'sales' | 'certificate' | 'address';
  sold: SoldThere[];
  reasons: Reason[];
  /** `assumed`: no certificate says why it buys, so the reason asked about stands in. */
  reasonFrom: 'certificate-here' | 'certificate-elsewhere' | 'assumed';
}

/** Papers that say why a customer buys: those that counted once, and those that are on their way. */
const TELLS_WHY: ReadonlySet<string> = new Set(['submitted', 'in-review', 'approved', 'temporary', 'superseded']);

/** What the customer is known to hold: the numbers its certificates carry. */
export function buyerOf(filed: readonly FiledPaper[], registeredIn: readonly string[] | null): Buyer {
  const numbers = filed.flatMap(({ certificate }) =>
    certificate.claim.ids.filter(({ value }) => value.trim() !== '').map(({ kind, issuer }) => ({ kind, issuer })),
  );
  return { registeredIn, numbers };
}

export function onFileOf(filed: readonly FiledPaper[]): OnFilePaper[] {
  return filed.flatMap(({ papers }) => papers);
}

/** The papers a customer still owes, from where it bought in recorded sales, where it sits, and what is on file. */
export async function papersNeeded(
  tx: Transaction,
  tenantId: string,
  law: FormLaw,
  customer: Customer,
  asked: { asOf: CalendarDate; today: CalendarDate; assume: Reason },
): Promise<{ places: PlaceOfPurchase[]; answer: PaperAnswer }> {
  const filed = await readFiledPapers(tx, tenantId, customer, asked.asOf);
  const sold = await readWhereItBuys(tx, tenantId, customer.customerId, asked.today);
  const places = placesOfPurchase(law, customer, filed, sold, asked.assume);
  const needs = places.flatMap(({ state, reasons }) => reasons.map((reason): Need => ({ state, reason })));
  const answer = fewestPapers(law, {
    asOf: asked.asOf,
    needs,
    onFile: onFileOf(filed),
    buyer: buyerOf(filed, null),
    scope: 'blanket',
  });
  return { places, answer };
}

function placesOfPurchase(
  law: FormLaw,
  customer: Customer,
  filed: readonly FiledPaper[],
  sold: readonly SoldThere[],
  assume: Reason,
): PlaceOfPurchase[] {
  const telling = onFileOf(filed).filter(({ status }) => TELLS_WHY.has(status));
  const address = customer.country === 'US' && customer.state ? `US-${customer.state}` : null;
  const states = new Set([
    ...sold.map(({ state }) => state),
    ...telling.flatMap((paper) => [...paper.states]),
    ...(address !== null && law.places.has(address) ? [address] : []),
  ]);
  const anywhere = inOrder(telling.flatMap(({ reasons }) => [...reasons]));
  return [...states].sort().map((state): PlaceOfPurchase => {
    const here = telling.filter((paper) => paper.states.includes(state));
    const reasons = inOrder(here.flatMap((paper) => [...paper.reasons]));
    const soldHere = sold.filter((row) => row.state === state);
    return {
      state,
      from: soldHere.length > 0 ? 'sales' : here.length > 0 ? 'certificate' : 'address',
      sold: soldHere,
      reasons: reasons.length > 0 ? reasons : anywhere.length > 0 ? anywhere : [assume],
      reasonFrom: reasons.length > 0 ? 'certificate-here' : anywhere.length > 0 ? 'certificate-elsewhere' : 'assumed',
    };
  });
}

/** Each reason once, in the order of all reasons. */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  return REASONS.filter((reason) => reasons.includes(reason));
}
