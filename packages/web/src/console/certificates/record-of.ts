import type { CertificateDetail } from '../../api/certificates.ts';

/** The certificate's own fields, without what is judged, counted or looked up beside it. */
export function recordOf(certificate: CertificateDetail) {
  const {
    certificateId: _id,
    customerId: _customer,
    sequence: _sequence,
    version: _version,
    customerName: _name,
    customerNumber: _number,
    company: _company,
    formTitle: _title,
    shownStatus: _shown,
    jurisdictions: _jurisdictions,
    reason: _reason,
    findings: _findings,
    checks: _checks,
    documents: _documents,
    papers: _papers,
    risk: _risk,
    contentRelease: _release,
    source: _source,
    createdAt: _created,
    recordedAt: _recorded,
    allowedEvents: _events,
    ...record
  } = certificate;
  return record;
}

export type CertificateRecord = ReturnType<typeof recordOf>;
