/**
 * Currencies the product accepts, with their minor-unit digits (ISO 4217, list one). A code that is not here is
 * refused as unknown (bad input B149) rather than guessed.
 */
const MINOR_UNITS: Readonly<Record<string, number>> = Object.freeze({
  AUD: 2,
  BGN: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  COP: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  BHD: 3,
  MXN: 2,
  MYR: 2,
  NOK: 2,
  NZD: 2,
  PEN: 2,
  PHP: 2,
  PLN: 2,
  RON: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
  AED: 2,
  ARS: 2,
  EGP: 2,
});

/** ISO 4217 code, upper case. */
export type CurrencyCode = string;

export function isCurrency(code: string): boolean {
  return Object.hasOwn(MINOR_UNITS, code);
}

/** Digits after the point that an amount of this currency may carry when shown; 2 for a code we do not know. */
export function minorUnits(code: CurrencyCode): number {
  return MINOR_UNITS[code] ?? 2;
}
