import { factOn } from '../content/content.ts';
import { type Ground, groundOf } from './check.ts';
import { oncePer } from './remembered.ts';
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
  const form = fieldsOf(subject);
  if (!form) return { answer: 'unknown' };
  const names = SAME_FIELD.find((group) => group[0] === field);
  const asks = names ? form.fields.some((name) => names.includes(name)) : form.fields.includes(field);
  return asks ? { answer: 'yes', ground: form.ground } : { answer: 'no' };
}

/** What the form asks for on the day its law is read; undefined when the form or its fields are not known. */
const fieldsOf = oncePer((subject: CheckSubject): { fields: readonly string[]; ground: Ground } | undefined => {
  const known = formOf(subject);
  const fact = known && factOn(known.form.requiredFields, lawDay(subject));
  return known && fact && { fields: fact.value, ground: groundOf(known.owner, fact) };
});

/** The number kinds the form asks for by name (`id.fein` → `fein`); undefined when the form is not known. */
export const askedIdKinds: (subject: CheckSubject) => { kinds: readonly string[]; ground: Ground } | undefined =
  oncePer((subject) => {
    const form = fieldsOf(subject);
    if (!form) return undefined;
    const kinds = form.fields
      .filter((name) => name.startsWith('id.') && !NOT_A_NUMBER.has(name))
      .map((name) => name.slice('id.'.length));
    return { kinds, ground: form.ground };
  });

/** Fields in the `id.` family that stand beside a number and are none themselves. */
const NOT_A_NUMBER = new Set(['id.expiryDate', 'id.issuingState', 'id.location', 'id.seller-sales-tax']);
