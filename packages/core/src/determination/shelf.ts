import type { CompiledCertificate } from './compile-certificate.ts';

/**
 * A customer's certificates with a number for the state each is about. A search that need not explain itself compares the
 * numbers and fetches only the certificates that can matter: in a large book fetching is what a decision takes longest at.
 */
export type Shelf = readonly CompiledCertificate[] & { readonly places?: readonly number[] };

/** The number of a certificate that must always be looked at: it covers a whole country, several states, or nothing. */
const ANYWHERE = 0;

const numbers = new Map<string, number>();

/** The same number for the same state or province, ISO 3166-2, for as long as the program runs. */
export function placeNumber(subdivision: string | null): number {
  if (subdivision === null) return ANYWHERE;
  const known = numbers.get(subdivision);
  if (known !== undefined) return known;
  numbers.set(subdivision, numbers.size + 1);
  return numbers.size;
}

export function shelfOf(certificates: readonly CompiledCertificate[]): Shelf {
  return Object.assign([...certificates], { places: certificates.map(placeOf) });
}

function placeOf({ grants }: CompiledCertificate): number {
  const [first] = grants;
  if (first === undefined) return ANYWHERE;
  const { subdivision } = first.zone;
  return grants.every(({ zone }) => zone.subdivision === subdivision) ? placeNumber(subdivision) : ANYWHERE;
}

/** Whether the certificate at this place of the shelf can cover something in the state with the number `here`. */
export function canCover(shelf: Shelf, index: number, here: number): boolean {
  const place = shelf.places?.[index] ?? ANYWHERE;
  return place === ANYWHERE || place === here;
}
