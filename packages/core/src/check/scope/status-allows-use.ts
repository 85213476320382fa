import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';

/** The status lets the certificate be used at a sale. What still waits for a decision is not judged here. */
export const statusAllowsUse: Check = {
  id: 'SCP-09',
  group: 'scope',
  severity: 'reject',
  about: 'record',
  reads: ['status', 'company.temporaryCertificatesAffectTax'],
  citation: catalogueSource('TR4'),
  run({ certificate, company }) {
    const { status } = certificate;
    switch (status) {
      case 'approved':
        return [];
      case 'draft':
      case 'submitted':
      case 'in-review':
        return notApplicable('not-decided');
      case 'revoked':
        return notApplicable('reported-elsewhere');
      case 'temporary':
        if (!company) return couldNotCheck('company-unknown');
        return company.temporaryCertificatesAffectTax
          ? []
          : [{ path: '/status', values: { status }, severity: 'warn' }];
      case 'rejected':
      case 'superseded':
        return [{ path: '/status', values: { status } }];
    }
  },
};
