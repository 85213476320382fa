import type { Reconciliation } from '../../../api/offline.ts';
import { formatMoney } from '../../../ui/format/money.ts';

type Finding = Pick<Reconciliation, 'differs' | 'offlineTax' | 'tax' | 'taxDifference' | 'currency'>;

/** The finding in a sentence, priced. */
export function findingWords({ differs, offlineTax, tax, taxDifference, currency }: Finding): string {
  const money = (value: string) => formatMoney(value, 'cents', currency);
  if (!differs) return `The service decides as the book did: ${money(tax)} of tax.`;
  const sign = Number(taxDifference);
  if (sign === 0) return `The tax is the same, ${money(tax)}; its ground is another.`;
  const amount = money(taxDifference.replace('-', ''));
  return sign > 0
    ? `${amount} too little was charged: ${money(offlineTax)} then, ${money(tax)} when it was reconciled.`
    : `${amount} too much was charged: ${money(offlineTax)} then, ${money(tax)} when it was reconciled.`;
}
