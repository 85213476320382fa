import type { Certificate, Claim, ClaimedId } from '../certificate/certificate.ts';
import type { Customer } from '../customer/customer.ts';
import type { FieldInput } from './field-boxes.ts';

/** What is known already and need not be asked again. */
export interface KnownFacts {
  customer: Customer | null;
  seller: { name: string } | null;
  /** Other certificates of the customer, the newest first. */
  onFile: readonly Pick<Certificate, 'certificateId' | 'number' | 'claim'>[];
}

/** A value to put into the record, with where it comes from. */
export interface Prefill {
  /** JSON pointer into the certificate. */
  path: string;
  value: string;
  from: 'customer' | 'seller' | 'on-file';
  /** For `on-file`: the certificate it stands on. */
  certificateId: string | null;
  certificateNumber: string | null;
}

const SOURCES: Readonly<Record<string, Prefill['from']>> = {
  'purchaser.name': 'customer',
  'organization.name': 'customer',
  'purchaser.address': 'customer',
  'purchaser.phone': 'customer',
  'purchaser.contact': 'customer',
  'purchaser.accountNumber': 'customer',
  'seller.name': 'seller',
  'description.business': 'on-file',
  'purchaser.businessType': 'on-file',
  'signer.name': 'on-file',
  'signer.title': 'on-file',
};

/** What fills a box beforehand where it is known; null: it is always asked. */
export function prefilledFrom(name: string, input: FieldInput): Prefill['from'] | null {
  if (input === 'number' || input === 'state-rows') return 'on-file';
  return SOURCES[name] ?? null;
}

function given(path: string, value: string | null | undefined, from: 'customer' | 'seller'): Prefill[] {
  const text = value?.trim() ?? '';
  return text === '' ? [] : [{ path, value: text, from, certificateId: null, certificateNumber: null }];
}

/** What a box can be filled with beforehand; empty when nothing is known. Dates and signatures are never. */
export function prefillOf(name: string, { customer, seller, onFile }: KnownFacts): Prefill[] {
  switch (name) {
    case 'purchaser.name':
    case 'organization.name':
      return given('/claim/purchaser/name', customer?.name, 'customer');
    case 'purchaser.address':
      return customerAddress(customer);
    case 'purchaser.phone':
      return given('/claim/purchaser/phone', customer?.businessPhone ?? customer?.contactPhone, 'customer');
    case 'purchaser.contact':
      return given('', customer?.contactName, 'customer');
    case 'purchaser.accountNumber':
      return given('', customer?.number, 'customer');
    case 'seller.name':
      return given('/claim/seller/name', seller?.name, 'seller');
    case 'description.business':
    case 'purchaser.businessType':
      return fromFile(onFile, '/claim/description/business', (claim) => claim.description.business);
    case 'signer.name':
      return fromFile(onFile, '/claim/signer/name', (claim) => claim.signer.name);
    case 'signer.title':
      return fromFile(onFile, '/claim/signer/title', (claim) => claim.signer.title);
    default:
      return [];
  }
}

function customerAddress(customer: Customer | null): Prefill[] {
  if (!customer) return [];
  const at = '/claim/purchaser/address';
  return [
    ...given(`${at}/line1`, customer.addressLines[0], 'customer'),
    ...given(`${at}/line2`, customer.addressLines[1], 'customer'),
    ...given(`${at}/city`, customer.city, 'customer'),
    ...given(`${at}/region`, customer.state ?? customer.province, 'customer'),
    ...given(`${at}/postalCode`, customer.postalCode, 'customer'),
    ...given(`${at}/country`, customer.country, 'customer'),
  ];
}

function fromFile(onFile: KnownFacts['onFile'], path: string, read: (claim: Claim) => string | null): Prefill[] {
  for (const { certificateId, number, claim } of onFile) {
    const value = read(claim)?.trim();
    if (value) return [{ path, value, from: 'on-file', certificateId, certificateNumber: number }];
  }
  return [];
}

/** The newest number of a kind that a certificate on file carries; `issuer` null takes any. */
export function numberOnFile(
  onFile: KnownFacts['onFile'],
  kind: string,
  issuer: string | null,
): { id: ClaimedId; certificateId: string; certificateNumber: string } | undefined {
  for (const { certificateId, number, claim } of onFile) {
    const id = claim.ids.find(
      (one) => one.kind === kind && one.value.trim() !== '' && (issuer === null || one.issuer === issuer),
    );
    if (id) return { id, certificateId, certificateNumber: number };
  }
  return undefined;
}
