import { type Certificate, emptyClaim } from '@bonafide/core/certificate/certificate.ts';
import { normalDecimal } from '@bonafide/core/money/decimal.ts';
import { mergePatch } from '../accounts/write-route.ts';
import { bodyValidator } from '../platform/http.ts';
import { Refusal, type RefusalDetail } from '../platform/refusal.ts';
import { type CertificateFields, WholeCertificate } from './certificate-schemas.ts';

const validate = bodyValidator(WholeCertificate);

function blankCertificate(): Omit<CertificateFields, 'number' | 'validFrom'> {
  return {
    active: true,
    formId: null,
    reasonCode: null,
    expires: null,
    taxDataType: 'US',
    fullyExempt: true,
    exemptAmount: null,
    currency: null,
    basisPercent: null,
    use: 'blanket',
    usePatterns: [],
    productCodes: [],
    commodityCodes: [],
    grants: [],
    imagePath: null,
    claim: emptyClaim(),
  };
}

const ZONE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?(\/[^/\n]{1,50}){0,6}$/;

/** What no schema can say: how the fields of one certificate hang together. */
function contradictions(certificate: CertificateFields): RefusalDetail[] {
  const found: RefusalDetail[] = [];
  const add = (pointer: string, code: string, detail: string) => found.push({ pointer, code, detail });
  if (certificate.expires !== null && certificate.expires < certificate.validFrom)
    add('/expires', 'end-before-start', 'The last day lies before the first');
  if (certificate.exemptAmount !== null && certificate.currency === null)
    add('/currency', 'missing', 'An exempt amount needs its currency');
  if (certificate.basisPercent !== null && !/^(0(\.\d{1,10})?|1(\.0{1,10})?)$/.test(certificate.basisPercent)) {
    add('/basisPercent', 'out-of-range', 'The taxed share lies between 0 and 1');
  }
  if (certificate.use === 'limited' && certificate.usePatterns.length === 0)
    add('/usePatterns', 'missing', 'Limited use needs at least one pattern');
  certificate.grants.forEach((grant, index) => {
    if (!ZONE.test(grant.zone))
      add(`/grants/${index}/zone`, 'not-a-zone', 'A zone is an ISO 3166 code and then names, like US-TX/Travis');
  });
  return found;
}

/**
 * Merges a patch over what there is and checks the whole.
 * @throws Refusal `invalid-request` naming every place
 */
export function mergeCertificate(
  before: (CertificateFields & { status: Certificate['status'] }) | null,
  patch: object,
): CertificateFields & { status: Certificate['status'] } {
  const base = before ?? { ...blankCertificate(), status: 'draft' };
  const merged = mergePatch(base, patch);
  validate(merged);
  const whole = merged as CertificateFields & { status: Certificate['status'] };
  const found = contradictions(whole);
  if (found.length > 0) throw new Refusal('invalid-request', undefined, found);
  return {
    ...whole,
    exemptAmount: whole.exemptAmount === null ? null : normalDecimal(whole.exemptAmount),
    basisPercent: whole.basisPercent === null ? null : normalDecimal(whole.basisPercent),
  };
}

/** The fields a patch speaks about: without identity, version, customer and status. */
export function fieldsOf(certificate: Certificate): CertificateFields & { status: Certificate['status'] } {
  const { certificateId: _id, customerId: _customer, sequence: _sequence, version: _version, ...fields } = certificate;
  return fields;
}
