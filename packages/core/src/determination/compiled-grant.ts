import type { TaxType } from '../customer/tax-type.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Zone } from '../place/zone-tree.ts';

/** What a certificate gives where it matches. `share`: taxed share of the basis; `cap`: most that may be exempt in one transaction. */
export type Gives =
  | { kind: 'nothing' }
  | { kind: 'full' }
  | { kind: 'part'; share: Decimal | null; cap: Decimal | null };

export interface CompiledGrant {
  zone: Zone;
  /** Null: all authorities of the zone. */
  authorityTypes: ReadonlySet<string> | null;
  authorities: ReadonlySet<string> | null;
  /** Null: whatever tax the authority levies. */
  taxTypes: ReadonlySet<TaxType> | null;
  reasonCode: string | null;
  /** The zone row's own word, for the explanation; null = none. */
  exempt: boolean | null;
  gives: Gives;
}
