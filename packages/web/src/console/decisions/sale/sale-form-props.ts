import type { SaleFields } from './sale-fields.ts';

/** What every part of the sale form gets. */
export interface SaleFormProps {
  fields: SaleFields;
  /** Sets or removes (undefined) values by path. */
  change: (patch: Record<string, string | undefined>) => void;
}
