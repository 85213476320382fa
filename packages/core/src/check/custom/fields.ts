import { CERTIFICATE_STATUSES } from '../../certificate/certificate.ts';
import { REASONS } from '../../certificate/reason.ts';
import { ID_KINDS } from '../../content/vocabulary.ts';
import { type CheckSubject, claimIsKnown, jurisdictionsOf } from '../subject.ts';
import type { WhyNot } from '../why-not.ts';
import type { FieldType } from './condition.ts';

/** A value as a condition sees it: null or an empty list when there is none. */
export type FieldValue = string | boolean | readonly string[] | null;

/** A value, or why it cannot be known: the paper was not read, or no customer is linked. */
export type FieldAnswer = { value: FieldValue } | { unknown: WhyNot };

export interface Field {
  /** Stable name in conditions and sentences: `claim.signedDate`. */
  key: string;
  /** What people call it. */
  label: string;
  about: 'paper' | 'record' | 'customer';
  type: FieldType;
  /** It may have several values. */
  many: boolean;
  /** Values of a `choice`. */
  options?: readonly string[];
  /** JSON pointer into the certificate, where a finding about it points. */
  path: string;
  read(subject: CheckSubject): FieldValue | undefined;
}

type Read = (subject: CheckSubject) => FieldValue | undefined;

const ENTITY_TYPES = ['corporation', 'llc', 'partnership', 'individual', 'government', 'nonprofit', 'trust'] as const;

const single = (
  about: Field['about'],
  key: string,
  label: string,
  type: FieldType,
  path: string,
  read: Read,
  options?: readonly string[],
): Field => ({ key, label, about, type, many: false, path, read, ...(options ? { options } : {}) });

const several = (...of: Parameters<typeof single>): Field => ({ ...single(...of), many: true });

const PAPER: readonly Field[] = [
  single(
    'paper',
    'purchaser.name',
    'Purchaser name',
    'text',
    '/claim/purchaser/name',
    ({ certificate }) => certificate.claim.purchaser.name,
  ),
  single(
    'paper',
    'purchaser.dbaName',
    'Purchaser trade name',
    'text',
    '/claim/purchaser/dbaName',
    ({ certificate }) => certificate.claim.purchaser.dbaName,
  ),
  single(
    'paper',
    'purchaser.street',
    'Purchaser street',
    'text',
    '/claim/purchaser/address/line1',
    ({ certificate }) => certificate.claim.purchaser.address.line1,
  ),
  single(
    'paper',
    'purchaser.city',
    'Purchaser city',
    'text',
    '/claim/purchaser/address/city',
    ({ certificate }) => certificate.claim.purchaser.address.city,
  ),
  single(
    'paper',
    'purchaser.region',
    'Purchaser state or province',
    'text',
    '/claim/purchaser/address/region',
    ({ certificate }) => certificate.claim.purchaser.address.region,
  ),
  single(
    'paper',
    'purchaser.postalCode',
    'Purchaser postal code',
    'text',
    '/claim/purchaser/address/postalCode',
    ({ certificate }) => certificate.claim.purchaser.address.postalCode,
  ),
  single(
    'paper',
    'purchaser.country',
    'Purchaser country',
    'text',
    '/claim/purchaser/address/country',
    ({ certificate }) => certificate.claim.purchaser.address.country,
  ),
  single(
    'paper',
    'purchaser.phone',
    'Purchaser phone',
    'text',
    '/claim/purchaser/phone',
    ({ certificate }) => certificate.claim.purchaser.phone,
  ),
  single(
    'paper',
    'purchaser.email',
    'Purchaser e-mail',
    'text',
    '/claim/purchaser/email',
    ({ certificate }) => certificate.claim.purchaser.email,
  ),
  single(
    'paper',
    'purchaser.entityType',
    'Kind of purchaser',
    'choice',
    '/claim/purchaser/entityType',
    ({ certificate }) => certificate.claim.purchaser.entityType,
    ENTITY_TYPES,
  ),
  single(
    'paper',
    'seller.name',
    'Seller name on the paper',
    'text',
    '/claim/seller/name',
    ({ certificate }) => certificate.claim.seller.name,
  ),
  several(
    'paper',
    'reasons',
    'Reasons marked',
    'choice',
    '/claim/reasons',
    ({ certificate }) => certificate.claim.reasons,
    REASONS,
  ),
  single(
    'paper',
    'reasonDetail',
    'Text beside the reason',
    'text',
    '/claim/reasonDetail',
    ({ certificate }) => certificate.claim.reasonDetail,
  ),
  single(
    'paper',
    'description.items',
    'Goods or services described',
    'text',
    '/claim/description/items',
    ({ certificate }) => certificate.claim.description.items,
  ),
  single(
    'paper',
    'description.business',
    'Business described',
    'text',
    '/claim/description/business',
    ({ certificate }) => certificate.claim.description.business,
  ),
  single(
    'paper',
    'scope',
    'Blanket or single purchase, as marked',
    'choice',
    '/claim/scope',
    ({ certificate }) => certificate.claim.scope,
    ['blanket', 'single'],
  ),
  single(
    'paper',
    'scopeReference',
    'Order or invoice named',
    'text',
    '/claim/scopeReference',
    ({ certificate }) => certificate.claim.scopeReference,
  ),
  several(
    'paper',
    'states',
    'States claimed',
    'text',
    '/claim/jurisdictions',
    ({ certificate }) => certificate.claim.jurisdictions,
  ),
  several('paper', 'ids', 'All numbers', 'id', '/claim/ids', ({ certificate }) =>
    certificate.claim.ids.map(({ value }) => value),
  ),
  ...ID_KINDS.map((kind) =>
    several('paper', `ids.${kind}`, `Number: ${kind.replaceAll('-', ' ')}`, 'id', '/claim/ids', ({ certificate }) =>
      certificate.claim.ids.filter((id) => id.kind === kind).map(({ value }) => value),
    ),
  ),
  single(
    'paper',
    'idExplanation',
    'Text in place of a number',
    'text',
    '/claim/idExplanation',
    ({ certificate }) => certificate.claim.idExplanation,
  ),
  single(
    'paper',
    'signature.present',
    'Signed',
    'flag',
    '/claim/signature/present',
    ({ certificate }) => certificate.claim.signature.present,
  ),
  single(
    'paper',
    'signature.kind',
    'Kind of signature',
    'choice',
    '/claim/signature/kind',
    ({ certificate }) => certificate.claim.signature.kind,
    ['wet', 'typed', 'drawn', 'digital'],
  ),
  single(
    'paper',
    'signer.name',
    'Name of the signer',
    'text',
    '/claim/signer/name',
    ({ certificate }) => certificate.claim.signer.name,
  ),
  single(
    'paper',
    'signer.title',
    'Title of the signer',
    'text',
    '/claim/signer/title',
    ({ certificate }) => certificate.claim.signer.title,
  ),
  single(
    'paper',
    'signedDate',
    'Day of signature',
    'date',
    '/claim/signedDate',
    ({ certificate }) => certificate.claim.signedDate,
  ),
  single(
    'paper',
    'effectiveDate',
    'First day on the paper',
    'date',
    '/claim/effectiveDate',
    ({ certificate }) => certificate.claim.effectiveDate,
  ),
  single(
    'paper',
    'expiryDate',
    'Last day on the paper',
    'date',
    '/claim/expiryDate',
    ({ certificate }) => certificate.claim.expiryDate,
  ),
  single(
    'paper',
    'receivedDate',
    'Day of receipt',
    'date',
    '/claim/receivedDate',
    ({ certificate }) => certificate.claim.receivedDate,
  ),
  single(
    'paper',
    'edition',
    'Edition of the form',
    'text',
    '/claim/edition',
    ({ certificate }) => certificate.claim.edition,
  ),
  single(
    'paper',
    'exemptPercent',
    'Share claimed exempt, in percent',
    'amount',
    '/claim/exemptPercent',
    ({ certificate }) => certificate.claim.exemptPercent,
  ),
  single(
    'paper',
    'notarized',
    'Notarized',
    'flag',
    '/claim/notarized',
    ({ certificate }) => certificate.claim.notarized,
  ),
];

const RECORD: readonly Field[] = [
  single('record', 'record.number', 'Certificate number', 'text', '/number', ({ certificate }) => certificate.number),
  single(
    'record',
    'record.status',
    'Status',
    'choice',
    '/status',
    ({ certificate }) => certificate.status,
    CERTIFICATE_STATUSES,
  ),
  single('record', 'record.active', 'Active', 'flag', '/active', ({ certificate }) => certificate.active),
  single('record', 'record.form', 'Form', 'text', '/formId', ({ certificate }) => certificate.formId),
  single(
    'record',
    'record.reasonCode',
    'Reason code',
    'text',
    '/reasonCode',
    ({ certificate }) => certificate.reasonCode,
  ),
  single('record', 'record.validFrom', 'Valid from', 'date', '/validFrom', ({ certificate }) => certificate.validFrom),
  single('record', 'record.expires', 'Last day', 'date', '/expires', ({ certificate }) => certificate.expires),
  single('record', 'record.use', 'Use', 'choice', '/use', ({ certificate }) => certificate.use, [
    'blanket',
    'single-purchase',
    'limited',
  ]),
  single(
    'record',
    'record.fullyExempt',
    'Exempts in full',
    'flag',
    '/fullyExempt',
    ({ certificate }) => certificate.fullyExempt,
  ),
  single(
    'record',
    'record.exemptAmount',
    'Amount limit',
    'amount',
    '/exemptAmount',
    ({ certificate }) => certificate.exemptAmount,
  ),
  single(
    'record',
    'record.currency',
    'Currency of the limit',
    'text',
    '/currency',
    ({ certificate }) => certificate.currency,
  ),
  single(
    'record',
    'record.basisPercent',
    'Taxed share',
    'amount',
    '/basisPercent',
    ({ certificate }) => certificate.basisPercent,
  ),
  several('record', 'record.states', 'States it is for', 'text', '/grants', (subject) =>
    jurisdictionsOf(subject).map(({ value }) => value),
  ),
  several('record', 'record.zones', 'Zones it grants', 'text', '/grants', ({ certificate }) =>
    certificate.grants.map(({ zone }) => zone),
  ),
  several(
    'record',
    'record.productCodes',
    'Product codes',
    'text',
    '/productCodes',
    ({ certificate }) => certificate.productCodes,
  ),
  several(
    'record',
    'record.commodityCodes',
    'Commodity codes',
    'text',
    '/commodityCodes',
    ({ certificate }) => certificate.commodityCodes,
  ),
  single(
    'record',
    'record.hasDocument',
    'A file of the paper is kept',
    'flag',
    '/imagePath',
    ({ hasDocument }) => hasDocument ?? undefined,
  ),
];

const CUSTOMER: readonly Field[] = [
  single('customer', 'customer.number', 'Customer number', 'text', '/customerId', ({ customer }) => customer?.number),
  single('customer', 'customer.name', 'Customer name', 'text', '/customerId', ({ customer }) => customer?.name),
  single(
    'customer',
    'customer.dbaName',
    'Customer trade name',
    'text',
    '/customerId',
    ({ customer }) => customer?.dbaName,
  ),
  single(
    'customer',
    'customer.comment',
    'Customer comment',
    'text',
    '/customerId',
    ({ customer }) => customer?.comment,
  ),
  single(
    'customer',
    'customer.street',
    'Customer street',
    'text',
    '/customerId',
    ({ customer }) => customer?.addressLines[0],
  ),
  single('customer', 'customer.city', 'Customer city', 'text', '/customerId', ({ customer }) => customer?.city),
  single('customer', 'customer.county', 'Customer county', 'text', '/customerId', ({ customer }) => customer?.county),
  single('customer', 'customer.state', 'Customer state', 'text', '/customerId', ({ customer }) => customer?.state),
  single(
    'customer',
    'customer.province',
    'Customer province',
    'text',
    '/customerId',
    ({ customer }) => customer?.province,
  ),
  single(
    'customer',
    'customer.postalCode',
    'Customer postal code',
    'text',
    '/customerId',
    ({ customer }) => customer?.postalCode,
  ),
  single(
    'customer',
    'customer.country',
    'Customer country',
    'text',
    '/customerId',
    ({ customer }) => customer?.country,
  ),
  single(
    'customer',
    'customer.businessPhone',
    'Customer phone',
    'text',
    '/customerId',
    ({ customer }) => customer?.businessPhone,
  ),
  single(
    'customer',
    'customer.contactName',
    'Contact name',
    'text',
    '/customerId',
    ({ customer }) => customer?.contactName,
  ),
  single(
    'customer',
    'customer.contactEmail',
    'Contact e-mail',
    'text',
    '/customerId',
    ({ customer }) => customer?.contactEmail,
  ),
  single(
    'customer',
    'customer.contactTitle',
    'Contact title',
    'text',
    '/customerId',
    ({ customer }) => customer?.contactTitle,
  ),
  single(
    'customer',
    'customer.contactDepartment',
    'Contact department',
    'text',
    '/customerId',
    ({ customer }) => customer?.contactDepartment,
  ),
  single(
    'customer',
    'customer.fullyExempt',
    'Customer marked fully exempt',
    'flag',
    '/customerId',
    ({ customer }) => customer?.fullyExempt,
  ),
];

/** Every field a condition may ask for: of the paper, of the record, of the customer. */
export const FIELDS: readonly Field[] = [...PAPER, ...RECORD, ...CUSTOMER];

const BY_KEY: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.key, field]));

export function fieldOf(key: string): Field | undefined {
  return BY_KEY.get(key);
}

/** Gives the values of a certificate: what nobody read from a paper, and what a missing customer would say, is unknown. */
export function valuesOf(subject: CheckSubject): (key: string) => FieldAnswer {
  const hasPaper = claimIsKnown(subject.certificate);
  return (key) => {
    const field = BY_KEY.get(key);
    if (!field) return { unknown: 'field-unknown' };
    if (field.about === 'paper' && !hasPaper) return { unknown: 'no-paper' };
    if (field.about === 'customer' && subject.customer === null) return { unknown: 'customer-unknown' };
    const value = field.read(subject);
    return value === undefined ? { unknown: 'image-unknown' } : { value };
  };
}

/** True for null, blank text and an empty list. */
export function isEmptyValue(value: FieldValue): boolean {
  if (value === null) return true;
  if (typeof value === 'boolean') return false;
  return typeof value === 'string' ? value.trim() === '' : value.every((one) => one.trim() === '');
}
