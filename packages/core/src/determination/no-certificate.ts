import { type Certificate, emptyClaim } from '../certificate/certificate.ts';

/** Stands where a line has no certificate at all, for the checks that ask just that. It exempts nothing. */
export function noCertificate(customerId: string): Certificate {
  return {
    certificateId: '',
    customerId,
    sequence: 0,
    version: 0,
    number: '',
    status: 'draft',
    active: false,
    formId: null,
    reasonCode: null,
    validFrom: '0001-01-01',
    expires: null,
    taxDataType: 'US',
    fullyExempt: false,
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
