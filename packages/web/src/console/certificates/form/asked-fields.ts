import { factOn } from '@bonafide/core/content/content.ts';
import { useQuery } from '@tanstack/react-query';
import { today } from '../../../ui/format/dates.ts';
import { formQuery } from '../../library/library-queries.ts';

/** Boxes of forms, as the content names them, to the places where we keep what stands in them. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'purchaser.name': ['/claim/purchaser/name'],
  'purchaser.address': [
    '/claim/purchaser/address/line1',
    '/claim/purchaser/address/city',
    '/claim/purchaser/address/region',
    '/claim/purchaser/address/postalCode',
  ],
  'purchaser.phone': ['/claim/purchaser/phone'],
  'purchaser.businessType': ['/claim/description/business'],
  'seller.name': ['/claim/seller/name'],
  'exemption.reason': ['/claim/reasons'],
  'description.items': ['/claim/description/items'],
  'description.business': ['/claim/description/business'],
  scope: ['/claim/scope'],
  effectiveDate: ['/claim/effectiveDate'],
  expirationDate: ['/claim/expiryDate'],
  signature: ['/claim/signature/present'],
  'signer.name': ['/claim/signer/name'],
  'signer.title': ['/claim/signer/title'],
  signedDate: ['/claim/signedDate'],
  'purchase.percentage': ['/claim/exemptPercent'],
};

/** The places that the form asks for today; empty while no form is chosen. */
export function useAskedPlaces(formId: string | null): ReadonlySet<string> {
  const detail = useQuery({ ...formQuery(formId ?? ''), enabled: formId !== null }).data;
  const fields = (detail && factOn(detail.form.requiredFields, today())?.value) ?? [];
  const places = fields.flatMap((field) => (field.startsWith('id.') ? ['/claim/ids'] : (PLACES[field] ?? [])));
  return new Set(places);
}
