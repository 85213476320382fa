/** Kinds of tax that an authority may levy and a certificate may be limited to. Sales and use of the same goods are two taxes. */
export const TAX_TYPES = ['sales', 'use', 'rental', 'utility', 'telecom', 'lodging', 'excise'] as const;
export type TaxType = (typeof TAX_TYPES)[number];

/**
 * Words of an authority's type text (`State Sales/Use`, `City Rental`) and the tax each names, as data. Compared whole and
 * without regard to letter case.
 */
const WORDS: Readonly<Record<string, TaxType>> = Object.freeze({
  sales: 'sales',
  use: 'use',
  rental: 'rental',
  lease: 'rental',
  utility: 'utility',
  utilities: 'utility',
  telecom: 'telecom',
  telecommunication: 'telecom',
  telecommunications: 'telecom',
  communications: 'telecom',
  lodging: 'lodging',
  occupancy: 'lodging',
  hotel: 'lodging',
  excise: 'excise',
});

/**
 * The taxes a type text names, in the order of {@link TAX_TYPES}; empty when it names none (`VAT`). `Rental Use` and
 * `Rental Sales` are rental taxes: the narrower word decides over sales and use.
 */
export function taxTypesOf(typeText: string): readonly TaxType[] {
  const named = new Set<TaxType>();
  for (const word of typeText.toLowerCase().split(/[^a-z]+/)) {
    const taxType = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (taxType !== undefined) named.add(taxType);
  }
  const narrow = TAX_TYPES.filter((taxType) => named.has(taxType) && taxType !== 'sales' && taxType !== 'use');
  return narrow.length > 0 ? narrow : TAX_TYPES.filter((taxType) => named.has(taxType));
}
