import { type Certificate, emptyClaim } from '../../certificate/certificate.ts';

/** A certificate about which nothing is known but that it is in review; `patch` says what a test is about. */
export function aCertificate(patch: Partial<Certificate> = {}): Certificate {
  return {
    certificateId: 'c1',
    customerId: 'k1',
    sequence: 1,
    version: 1,
    number: 'TX-1',
    status: 'in-review',
    active: true,
    formId: null,
    reasonCode: null,
    validFrom: '2025-01-01',
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
    ...patch,
  };
}
