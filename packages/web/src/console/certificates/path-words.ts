/** What people call a place of the record, by its JSON pointer. */
const WORDS: Readonly<Record<string, string>> = {
  '/number': 'Certificate number',
  '/status': 'Status',
  '/active': 'In use',
  '/formId': 'Form',
  '/reasonCode': 'Reason code',
  '/validFrom': 'Effective from',
  '/expires': 'Last day',
  '/taxDataType': 'Kind of zones',
  '/fullyExempt': 'Exempt in full',
  '/exemptAmount': 'Exempt amount',
  '/currency': 'Currency of the amount',
  '/basisPercent': 'Taxed share',
  '/use': 'Use',
  '/usePatterns': 'Limited to sales with',
  '/productCodes': 'Product codes',
  '/commodityCodes': 'Commodity codes',
  '/grants': 'Zones it covers',
  '/imagePath': 'Document',
  '/claim/purchaser/name': 'Legal name',
  '/claim/purchaser/dbaName': 'Trades as',
  '/claim/purchaser/address': 'Address',
  '/claim/purchaser/address/line1': 'Street',
  '/claim/purchaser/address/line2': 'Suite, building',
  '/claim/purchaser/address/city': 'City',
  '/claim/purchaser/address/region': 'State of the address',
  '/claim/purchaser/address/postalCode': 'ZIP code',
  '/claim/purchaser/address/country': 'Country',
  '/claim/purchaser/phone': 'Phone',
  '/claim/purchaser/email': 'E-mail',
  '/claim/purchaser/entityType': 'Kind of business',
  '/claim/seller/name': 'Seller named',
  '/claim/seller/address': 'Address of the seller',
  '/claim/seller/address/line1': 'Street of the seller',
  '/claim/ids': 'Numbers',
  '/claim/reasons': 'Reason',
  '/claim/reasonDetail': 'Reason in detail',
  '/claim/description/items': 'Goods',
  '/claim/description/business': 'Business',
  '/claim/scope': 'One purchase or blanket',
  '/claim/scopeReference': 'Order it names',
  '/claim/jurisdictions': 'States named',
  '/claim/idExplanation': 'In place of a number',
  '/claim/signature/present': 'Signature',
  '/claim/signature/kind': 'Kind of signature',
  '/claim/signer/name': 'Signed by',
  '/claim/signer/title': 'Title of the signer',
  '/claim/signedDate': 'Signed on',
  '/claim/effectiveDate': 'Effective date on the paper',
  '/claim/expiryDate': 'End date on the paper',
  '/claim/receivedDate': 'Received on',
  '/claim/edition': 'Edition of the form',
  '/claim/exemptPercent': 'Share claimed exempt',
  '/claim/notarized': 'Notarized',
};

/** `/claim/ids/0/value` → `Number 1`, `/grants/2/zone` → `Zone 3`; an unknown place stays its pointer. */
export function pathWords(path: string): string {
  const known = WORDS[path];
  if (known) return known;
  const file = /^\/documents\/(\d+)(?:\/pages\/(\d+))?$/.exec(path);
  if (file) return file[2] ? `Page ${Number(file[2]) + 1} of the document` : 'Document';
  if (path === '/documents') return 'Documents';
  if (path.startsWith('/claim/signatureEvidence')) return 'Evidence of the signature';
  const item = /^\/(claim\/ids|claim\/reasons|claim\/jurisdictions|grants)\/(\d+)/.exec(path);
  if (!item) return path;
  const noun = { 'claim/ids': 'Number', 'claim/reasons': 'Reason', 'claim/jurisdictions': 'State', grants: 'Zone' };
  return `${noun[item[1] as keyof typeof noun]} ${Number(item[2]) + 1}`;
}

/** The row or box that stands for a place: a number's issuer is shown with the number. */
export function fieldOfPath(path: string): string {
  const item = /^(\/(?:claim\/ids|grants)\/\d+)/.exec(path);
  if (item?.[1]) return item[1];
  if (/^\/claim\/(reasons|jurisdictions)\/\d+/.test(path)) return path.replace(/\/\d+.*$/, '');
  if (path.startsWith('/claim/purchaser/address')) return '/claim/purchaser/address';
  if (path.startsWith('/claim/seller/address')) return '/claim/seller/address';
  if (path.startsWith('/claim/signature')) return '/claim/signature/present';
  return path;
}

/** Who can make a finding go away, and how; by the place it stands at. */
export function fixOf(path: string): string {
  if (path === '/imagePath') return 'Fix: attach the document here.';
  if (path.startsWith('/claim/signature') || path.startsWith('/claim/signer') || path === '/claim/signedDate') {
    return 'Fix: if the paper has it, correct it here; else the customer signs again.';
  }
  if (path.startsWith('/claim')) return 'Fix: if the paper says otherwise, correct it here; else ask the customer.';
  return 'Fix: correct the record here.';
}
