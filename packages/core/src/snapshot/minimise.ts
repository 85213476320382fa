import { type Certificate, emptyClaim } from '../certificate/certificate.ts';
import { blankCustomer, type Customer } from '../customer/customer.ts';
import type { CustomerLicense } from '../customer/license.ts';
import type { CertificateUse } from '../determination/compile-certificate.ts';
import type { PlacesContent } from '../place/gazetteer.ts';
import type { SnapshotCertificate, SnapshotCustomer, SnapshotLicense } from './snapshot-format.ts';

/** What a decision reads of a customer; contacts and address stay at home. */
export function snapshotCustomer({
  customerId,
  groupId,
  version,
  number,
  name,
  fullyExempt,
}: Customer): SnapshotCustomer {
  return { customerId, groupId, version, number, name, fullyExempt };
}

/** What a decision reads of a certificate; names, addresses, tax numbers and signatures of the paper stay at home. */
export function snapshotCertificate(
  certificate: Certificate,
  usedBy: CertificateUse | null = null,
): SnapshotCertificate {
  const { claim, formId: _form, imagePath: _image, ...rest } = certificate;
  // A pattern of its own replaces the order number on a single-purchase paper (`compile-certificate.ts`).
  const namesOrder = certificate.use === 'single-purchase' && certificate.usePatterns.length === 0;
  return {
    ...rest,
    reasons: claim.reasons,
    scopeReference: namesOrder ? claim.scopeReference : null,
    ...(usedBy && { usedBy }),
  };
}

/** What a decision reads of a licence, and tells of it. */
export function snapshotLicense({ url: _url, ...rest }: CustomerLicense): SnapshotLicense {
  return rest;
}

/** The part of `content/places.json` that decisions read, without its sources. */
export function snapshotPlaces({ countySuffixes, countries, subdivisions }: PlacesContent): PlacesContent {
  return {
    countySuffixes,
    countries: countries.map(({ code, alpha3, name, aliases, union, partOf, taxDataType, subdivisionLevel }) => ({
      code,
      alpha3,
      name,
      ...(aliases && { aliases }),
      ...(union !== undefined && { union }),
      ...(partOf !== undefined && { partOf }),
      ...(taxDataType && { taxDataType }),
      ...(subdivisionLevel && { subdivisionLevel }),
    })),
    subdivisions: subdivisions.map(({ code, name, aliases }) => ({ code, name, ...(aliases && { aliases }) })),
  };
}

export function wholeCustomer({ name, number, ...rest }: SnapshotCustomer): Customer {
  return { ...blankCustomer(name, number), ...rest };
}

export function wholeLicense(license: SnapshotLicense): CustomerLicense {
  return { ...license, url: null };
}

export function wholeCertificate({
  reasons,
  scopeReference,
  usedBy: _usedBy,
  ...rest
}: SnapshotCertificate): Certificate {
  return {
    ...rest,
    formId: null,
    imagePath: null,
    claim: { ...emptyClaim(), reasons: [...reasons], scopeReference },
  };
}
