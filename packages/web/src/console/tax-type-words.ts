import { TAX_TYPES, type TaxType } from '@bonafide/core/customer/tax-type.ts';

const WORDS: Readonly<Record<TaxType, string>> = {
  sales: 'Sales',
  use: 'Use',
  rental: 'Rental',
  utility: 'Utility',
  telecom: 'Telecommunications',
  lodging: 'Lodging',
  excise: 'Excise',
};

export const taxTypeWord = (taxType: TaxType): string => WORDS[taxType];

/** Choices of a select. */
export const TAX_TYPE_OPTIONS = TAX_TYPES.map((value) => ({ value, label: WORDS[value] }));
