import { type Check, catalogueSource, couldNotCheck, notApplicable } from '../check.ts';

/**
 * The status lets the certificate be used at a sale. Beside a sale, what still waits for a decision and what is switched off
 * is no use; without one it is not judged here.
 */
export const statusAllowsUse: Check = {
  id: 'SCP-09',
  group: 'scope',
  severity: 'reject',
  about: 'record',
  atSale: true,
  reads: ['status', 'active', 'company.temporaryCertificatesAffectTax', 'sale.rules'],
  citation: catalogueSource('TR4'),
  run({ certificate, company, sale }) {
    const { status, active } = certificate;
    if (sale !== null && !active) return [{ path: '/active', values: { status: 'inactive' } }];
    switch (status) {
      case 'approved':
        return [];
      case 'draft':
      case 'submitted':
      case 'in-review':
        return sale === null ? notApplicable('not-decided') : [{ path: '/status', values: { status } }];
      case 'revoked':
        return sale === null ? notApplicable('reported-elsewhere') : [{ path: '/status', values: { status } }];
      case 'temporary': {
        const counts = (sale?.rules ?? company)?.temporaryCertificatesAffectTax;
        if (counts === undefined) return couldNotCheck('company-unknown');
        if (counts) return [];
        return [{ path: '/status', values: { status }, severity: sale === null ? 'warn' : 'reject' }];
      }
      case 'rejected':
      case 'superseded':
        return [{ path: '/status', values: { status } }];
    }
  },
};
