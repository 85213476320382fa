import type { FORM_FIELDS } from '../content/vocabulary.ts';
import type { AddedField } from './field-words.ts';

type FieldName = (typeof FORM_FIELDS)[number];

/** How a box is filled in. */
export type FieldInput =
  | 'text'
  | 'long-text'
  | 'address'
  | 'phone'
  | 'date'
  | 'choice'
  | 'yes-no'
  | 'number'
  | 'state-rows'
  | 'money'
  | 'percent'
  | 'signature'
  | 'attachment';

export interface Box {
  input: FieldInput;
  /** JSON pointers into the certificate; empty: it stands on the paper alone, the record has no place for it. */
  places: readonly string[];
}

function box(input: FieldInput, ...places: string[]): Box {
  return { input, places };
}

function addressAt(path: string): Box {
  return box('address', ...['line1', 'city', 'region', 'postalCode'].map((part) => `${path}/${part}`));
}

/** Every box of forms: how it is filled in, and where the record keeps it. */
const BOXES: Readonly<Record<Exclude<FieldName, `id.${string}`> | AddedField, Box>> = {
  'purchaser.name': box('text', '/claim/purchaser/name'),
  'purchaser.address': addressAt('/claim/purchaser/address'),
  'purchaser.phone': box('phone', '/claim/purchaser/phone'),
  'purchaser.contact': box('text'),
  'purchaser.role': box('text'),
  'purchaser.businessType': box('text', '/claim/description/business'),
  'purchaser.naics': box('text', '/claim/description/business'),
  'purchaser.accountNumber': box('text'),
  'purchaser.onlyLocationInState': box('yes-no'),
  'organization.name': box('text', '/claim/purchaser/name'),
  'employer.name': box('text'),
  'seller.name': box('text', '/claim/seller/name'),
  'seller.address': addressAt('/claim/seller/address'),
  'seller.phone': box('phone'),
  'seller.id': box('text'),
  'exemption.reason': box('choice', '/claim/reasons'),
  'reason.detail': box('text', '/claim/reasonDetail'),
  'exemption.statuteSection': box('text', '/claim/reasonDetail'),
  'description.items': box('long-text', '/claim/description/items'),
  'description.business': box('text', '/claim/description/business'),
  scope: box('choice', '/claim/scope'),
  'scope.reference': box('text', '/claim/scopeReference'),
  'certificate.number': box('text', '/number'),
  'certificate.type': box('choice', '/claim/scope'),
  effectiveDate: box('date', '/claim/effectiveDate'),
  expirationDate: box('date', '/claim/expiryDate'),
  'period.start': box('date', '/claim/effectiveDate'),
  'period.end': box('date', '/claim/expiryDate'),
  signature: box('signature', '/claim/signature/present'),
  'signer.name': box('text', '/claim/signer/name'),
  'signer.title': box('text', '/claim/signer/title'),
  signedDate: box('date', '/claim/signedDate'),
  'statement.resale': box('yes-no'),
  'resale.stateOrCountry': box('text'),
  'transaction.type': box('text'),
  'purchase.orderNumber': box('text', '/claim/scopeReference'),
  'purchase.amount': box('money', '/exemptAmount'),
  'purchase.percentage': box('percent', '/claim/exemptPercent'),
  'payment.card': box('text'),
  'payment.evidence': box('attachment'),
  'delivery.location': box('text'),
  'project.name': box('text'),
  'project.location': box('text'),
  'contract.ownerName': box('text'),
  'contract.projectName': box('text'),
  'contract.location': box('text'),
  occupancyDates: box('text'),
  'attachment.R-1091': box('attachment'),
  'attachment.ST-2': box('attachment'),
  'attachment.ST-5-or-government-order': box('attachment'),
  'attachment.certificate-of-exemption': box('attachment'),
  'attachment.home-state-registration': box('attachment'),
};

/** Beside a number, and no number itself. */
const BESIDE_NUMBERS: Readonly<Record<string, Box>> = {
  'id.issuingState': box('text', '/claim/ids'),
  'id.expiryDate': box('date'),
};

/** The box of a name; names of the vocabulary always have one. */
export function boxOf(name: string): Box {
  if (name === 'id.per-state') return box('state-rows', '/claim/ids');
  if (name.startsWith('id.')) return BESIDE_NUMBERS[name] ?? box('number', '/claim/ids');
  return BOXES[name as keyof typeof BOXES] ?? box('text');
}
