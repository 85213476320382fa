import { factOn } from '../content/content.ts';
import { type Ground, groundOf } from './check.ts';
import { type CheckSubject, formOf, lawDay } from './subject.ts';

/**
 * Field names that mean one thing on different forms. The first is the one checks use.
 */
const SAME_FIELD: readonly (readonly string[])[] = [
  ['reason', 'exemption.reason'],
  ['scope', 'certificate.scope', 'certificate.type'],
  ['description.business', 'purchaser.businessType', 'purchaser.naics'],
  ['scope.reference', 'purchase.orderNumber', 'purchase-order'],
];

/** Whether the form asks for a field. `unknown`: the form is not known, or its fields are not. */
export type Asked = { answer: 'yes'; ground: Ground } | { answer: 'no' } | { answer: 'unknown' };

/** Whether the certificate's form asks for `field` on the day its law is read. */
export function askedFor(subject: CheckSubject, field: string): Asked {
  const known = formOf(subject);
  const fact = known && factOn(known.form.requiredFields, lawDay(subject));
  if (!known || !fact) return { answer: 'unknown' };
  const names = SAME_FIELD.find((group) => group[0] === field) ?? [field];
  if (!fact.value.some((name) => names.includes(name))) return { answer: 'no' };
  return { answer: 'yes', ground: groundOf(known.owner, fact) };
}

/** The number kinds the form asks for by name (`id.fein` → `fein`); undefined when the form is not known. */
export function askedIdKinds(subject: CheckSubject): { kinds: string[]; ground: Ground } | undefined {
  const known = formOf(subject);
  const fact = known && factOn(known.form.requiredFields, lawDay(subject));
  if (!known || !fact) return undefined;
  const kinds = fact.value
    .filter((name) => name.startsWith('id.') && !NOT_A_NUMBER.has(name))
    .map((name) => name.slice('id.'.length));
  return { kinds, ground: groundOf(known.owner, fact) };
}

/** Fields in the `id.` family that stand beside a number and are none themselves. */
const NOT_A_NUMBER = new Set(['id.expiryDate', 'id.issuingState', 'id.location', 'id.seller-sales-tax']);
